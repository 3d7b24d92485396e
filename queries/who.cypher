// title: 谁负责某事项 | Who is responsible for a topic
// entry: by_topic.who
// parameter topic (text required): 事项，如“用地” | the topic, two characters will do
// parameter grades (texts of stated assigned ordered proposed inferred): 责任来源，留空为全部 | grades of responsibility, empty for all
// parameter in_force (date): 只含当日有效的文件 | only documents in force on that day
// parameter internal (flag): 含内部公文处理单 | also what stands on internal processing slips
// column actor: 主体 | actor
// column grade: 责任来源 | grade
// column role: 角色 | role
// column modality: 情态 | modality
// column action: 行为 | action
// column target: 对象 | target
// column provision: 条款 | provision
// column heading: 标题 | heading
// column number: 文号 | number
// column title: 文件 | document
// column evidence: 原文 | evidence
// column statement: 陈述编号 | statement
// column now: 现由 | now with
// column reviewed: 校核 | reviewed
//
// All that documents (by id) say, one row for each statement and actor, none: no ?actor. What stands on processing slips
// is left out (routings.rq has it). The index beside the store (queries/index) is made of these rows and finds the topic.
MATCH (d:Document) WHERE d.id IN $document
MATCH (p:Provision {document: d.id})<-[:STATED_IN]-(s:Statement)
WHERE NOT p:Internal AND NOT s:Internal
MATCH (section:Provision {iri: p.section})
CALL (s, p) {
  MATCH (who:Actor)-[b:BEARS]->(s)
  RETURN who.name AS actor, b.grade AS grade, '' AS role, b.inferred AS source, b.ordinal AS named_at
UNION ALL
  MATCH (who:Actor)-[:TAKES_PART]->(s)
  RETURN who.name AS actor, 'stated' AS grade, 'co' AS role, null AS source, null AS named_at
UNION ALL
  MATCH (p)-[:PART_OF*0..]->(top:Provision)<-[n:ASSIGNED]-(who:Actor)
  WHERE NOT top:Internal
  RETURN who.name AS actor, n.grade AS grade, n.role AS role, null AS source, null AS named_at
UNION ALL
  WITH s WHERE NOT EXISTS { (:Actor)-[:BEARS|TAKES_PART]->(s) } AND NOT EXISTS {
    MATCH (s)-[:STATED_IN]->(p:Provision)-[:PART_OF*0..]->(top:Provision)<-[:ASSIGNED]-(:Actor) WHERE NOT top:Internal
  }
  RETURN null AS actor, '' AS grade, '' AS role, null AS source, null AS named_at
}
RETURN DISTINCT d.id AS document, d.number AS number, d.title AS title, section.heading AS section, p.id AS provision_id,
       p.cite AS provision, p.heading AS heading, p.text AS text, s.id AS statement, s.action_at[0] AS position,
       s.modality AS modality, s.nature AS nature, s.action AS action, s.target AS target, s.condition AS condition,
       s.deadline AS deadline, s.sentence AS evidence, CASE WHEN s.reviewed THEN '已校核' ELSE '未校核' END AS reviewed,
       actor, grade, role, source, named_at
