// title: 时间表 | Deadlines and goals by date
// entry: timeline.timeline
// parameter document (text): 文件编号，留空为全部 | a document's id, empty for all
// parameter since (date): 起始日期 | from this day on
// parameter until (date): 截止日期 | up to this day
// column date (date): 日期 | date
// column kind: 类别 | kind
// column words: 文中时限 | as the document says it
// column task: 事项 | task
// column actors (texts): 主体 | actors
// column grade: 责任来源 | grade
// column provision: 条款 | provision
// column number: 文号 | number
// column title: 文件 | document
// column evidence: 原文 | evidence
// column statement: 任务编号 | task number
// column reviewed: 校核 | reviewed
//
// Three sorts of rows (?sort): limit, a statement with a time limit; actor, who bears such a statement or is assigned to
// its provision (?words the actor, ?action the grade); goal, one with a date.

CALL () {
  MATCH (s:Statement)-[:STATED_IN]->(p:Provision)
  WHERE s.deadline IS NOT NULL AND NOT p:Internal
  RETURN 'limit' AS sort, p.document AS id, s.iri AS key, s.deadline AS words, s.action AS action,
         p.cite AS provision, s.sentence AS evidence, s.id AS statement, s.action_at[0] AS position
UNION ALL
  MATCH (who:Actor)-[b:BEARS]->(s:Statement)-[:STATED_IN]->(p:Provision)
  WHERE s.deadline IS NOT NULL AND NOT p:Internal
  RETURN 'actor' AS sort, p.document AS id, s.iri AS key, who.name AS words, b.grade AS action,
         null AS provision, null AS evidence, null AS statement, b.mention_at[0] AS position
UNION ALL
  MATCH (s:Statement)-[:STATED_IN]->(p:Provision)-[:PART_OF*0..]->(top:Provision)<-[n:ASSIGNED]-(who:Actor)
  WHERE s.deadline IS NOT NULL AND NOT p:Internal AND NOT top:Internal
  RETURN 'actor' AS sort, p.document AS id, s.iri AS key, who.name AS words, 'assigned' AS action,
         null AS provision, null AS evidence, null AS statement, n.mention_at[0] AS position
UNION ALL
  MATCH (g:Goal)-[:STATED_IN]->(p:Provision)
  WHERE g.deadline IS NOT NULL AND NOT p:Internal
  RETURN 'goal' AS sort, p.document AS id, g.iri AS key, g.deadline AS words, null AS action,
         p.cite AS provision, g.quote AS evidence, null AS statement, g.quote_at[0] AS position
}
MATCH (d:Document {id: id})
RETURN DISTINCT sort, d.iri AS document, key, words, action, provision, evidence, statement, position
