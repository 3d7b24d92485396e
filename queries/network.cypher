// title: 协作网络 | Who works with whom
// entry: network.network
// parameter relations (texts of 共同 牵头配合 联合发文): 关系种类 | kinds of relations
// parameter document (text): 文件编号，留空为全部 | a document's id, empty for all
// column relation: 关系 | relation
// column one: 主体 | actor
// column other: 协作主体 | the other
// column times (number): 次数 | times
// column documents (texts): 文件 | documents
// column years (texts): 年份 | years
// column grade: 责任来源 | grade
// column provision: 条款 | provision
// column evidence: 原文 | evidence
//
// Who is named together, one row for each actor with its part: lead, support, responsible of a provision (?group), bearer,
// co of a statement, issuer of a document.

CALL () {
  MATCH (partner:Actor)-[:TAKES_PART]->(s:Statement)-[:STATED_IN]->(p:Provision)
  WHERE NOT p:Internal
  WITH DISTINCT s, p
  CALL (s) {
    MATCH (who:Actor)-[t:TAKES_PART]->(s) RETURN who.name AS actor, 'co' AS part, t.mention_at[0] AS position
  UNION ALL
    MATCH (who:Actor)-[b:BEARS {grade: 'stated'}]->(s)
    RETURN who.name AS actor, 'bearer' AS part, b.mention_at[0] AS position
  }
  RETURN p.document AS id, s.iri AS group, part, actor, p.cite AS provision, s.sentence AS evidence, position
UNION ALL
  MATCH (who:Actor)-[n:ASSIGNED]->(p:Provision)
  WHERE NOT p:Internal
  RETURN p.document AS id, p.iri AS group, n.role AS part, who.name AS actor, p.cite AS provision,
         n.note AS evidence, n.mention_at[0] AS position
UNION ALL
  MATCH (who:Actor)-[i:ISSUED]->(d:Document)
  RETURN d.id AS id, d.iri AS group, 'issuer' AS part, who.name AS actor, null AS provision, null AS evidence,
         i.mention_at[0] AS position
}
MATCH (d:Document {id: id})
RETURN DISTINCT d.iri AS document, group, part, actor, provision, evidence, position
