// title: 某主体的职责 | The duties of an actor
// entry: by_actor.duties
// parameter actor (text required): 主体，如“省科技厅” | the actor, by any of its names
// parameter grades (texts of stated assigned ordered proposed inferred): 责任来源，留空为全部 | grades of responsibility, empty for all
// parameter via_classes (flag): 含其所属各类主体的职责 | also what falls to classes that contain it
// parameter modality (texts of obligation prohibition permission encouragement): 情态，留空为全部 | modalities, empty for all
// parameter document (text): 文件编号、文号或标题中的词 | a document's id or number, or words of its title
// parameter topic (text): 只含涉及该事项的 | only what is about this topic
// parameter due (date): 只含时限在该日或之前的 | only what is due by that day
// parameter in_force (date): 只含当日有效的文件 | only documents in force on that day
// parameter internal (flag): 含内部公文处理单 | also what stands on internal processing slips
// column actor: 主体 | actor
// column grade: 责任来源 | grade
// column role: 角色 | role
// column modality: 情态 | modality
// column action: 行为 | action
// column target: 对象 | target
// column condition: 条件 | condition
// column deadline: 时限 | deadline
// column provision: 条款 | provision
// column heading: 标题 | heading
// column title: 文件 | document
// column number: 文号 | number
// column evidence: 原文 | evidence
// column statement: 陈述编号 | statement
// column now: 现由 | now with
// column reviewed: 校核 | reviewed
// column via: 经由类别 | via class
//
// One row for each statement that the actor bears (stated, inferred) or takes part in (role co), for each statement of a
// provision that a responsibility note assigns to it, and for each instruction on a processing slip. An assignment to a
// provision without statements is a row with the note as its evidence. details.cypher has the rest.

// The name is one that the document uses: known.internal keeps what only a slip says to the slip.
MATCH (who:Actor)-[known:NAMED_IN]->(d:Document)
WHERE known.name IN $name
CALL (who, known, d) {
  MATCH (who)-[b:BEARS]->(s:Statement {document: d.id})-[:STATED_IN]->(p:Provision)
  WHERE (s:Internal) = known.internal
  RETURN s.iri AS fact, s, p, b.grade AS grade, '' AS role, s.action AS action, s.sentence AS evidence,
         s.action_at[0] AS position, null AS checked
UNION ALL
  MATCH (who)-[:TAKES_PART]->(s:Statement {document: d.id})-[:STATED_IN]->(p:Provision)
  WHERE (s:Internal) = known.internal
  RETURN s.iri AS fact, s, p, 'stated' AS grade, 'co' AS role, s.action AS action, s.sentence AS evidence,
         s.action_at[0] AS position, null AS checked
UNION ALL
  MATCH (who)-[n:ASSIGNED {document: d.id}]->(top:Provision)<-[:PART_OF*0..]-(p:Provision)<-[:STATED_IN]-(s:Statement)
  WHERE (top:Internal) = known.internal AND (p:Internal) = known.internal
  RETURN s.iri AS fact, s, p, n.grade AS grade, n.role AS role, s.action AS action, s.sentence AS evidence,
         s.action_at[0] AS position, null AS checked
UNION ALL
  MATCH (who)-[n:ASSIGNED {document: d.id}]->(p:Provision)
  WHERE (p:Internal) = known.internal AND NOT EXISTS {
    MATCH (p)<-[:PART_OF*0..]-(below:Provision)<-[:STATED_IN]-(:Statement) WHERE (below:Internal) = (p:Internal)
  }
  RETURN null AS fact, null AS s, p, n.grade AS grade, n.role AS role, null AS action, n.note AS evidence,
         p.span_at[0] AS position, n.reviewed AS checked
UNION ALL
  MATCH (who)-[a:ASKED_BY]->(r:Routing {document: d.id})
  WHERE known.internal AND a.grade IS NOT NULL
  RETURN r.iri AS fact, null AS s, null AS p, a.grade AS grade, coalesce(a.role, '') AS role, r.action AS action,
         r.quote AS evidence, r.quote_at[0] AS position, null AS checked
}
RETURN DISTINCT who.name AS actor, grade, role, s.modality AS modality, action, p.cite AS provision, evidence,
       s.id AS statement, d.id AS document, position, known.internal AS internal, checked AS reviewed, fact,
       p.iri AS provision_iri, d.iri AS document_iri
