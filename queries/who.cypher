// title: 谁负责某事项 | Who is responsible for a topic
// entry: by_topic.who
// parameter topic (text required): 事项，如“用地” | the topic, two characters will do
// parameter grades (texts of stated assigned ordered proposed inferred): 责任来源，留空为全部 | grades of responsibility, empty for all
// parameter in_force (date): 只含当日有效的文件 | only documents in force on that day
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
//
// ?hit says where the topic stands: 0 target, 1 action, 2 condition, 3 heading (or the document's title, for a slip),
// 4 sentence, 5 the provision's other text. A statement that nobody is named for has no actor.

MATCH (s:Statement)-[:STATED_IN]->(p:Provision)
WITH s, p, toLower($topic) AS word
WITH s, p, CASE
  WHEN toLower(s.target) CONTAINS word THEN 0
  WHEN toLower(s.action) CONTAINS word THEN 1
  WHEN toLower(s.condition) CONTAINS word THEN 2
  WHEN toLower(p.heading) CONTAINS word THEN 3
  WHEN toLower(s.sentence) CONTAINS word THEN 4
  WHEN toLower(p.text) CONTAINS word THEN 5
  ELSE 9 END AS hit
WHERE hit < 9
MATCH (d:Document {id: s.document})
CALL (s, p) {
  MATCH (who:Actor)-[b:BEARS]->(s)
  RETURN who, b.grade AS grade, '' AS role
UNION ALL
  MATCH (who:Actor)-[:TAKES_PART]->(s)
  RETURN who, 'stated' AS grade, 'co' AS role
UNION ALL
  MATCH (p)-[:PART_OF*0..]->(top:Provision)<-[n:ASSIGNED]-(who:Actor)
  WHERE (top:Internal) = (p:Internal)
  RETURN who, n.grade AS grade, n.role AS role
UNION ALL
  WITH s WHERE NOT EXISTS { (:Actor)-[:BEARS|TAKES_PART]->(s) } AND NOT EXISTS {
    MATCH (s)-[:STATED_IN]->(p:Provision)-[:PART_OF*0..]->(top:Provision)<-[:ASSIGNED]-(:Actor)
    WHERE (top:Internal) = (p:Internal)
  }
  RETURN null AS who, '' AS grade, '' AS role
}
RETURN DISTINCT who.name AS actor, grade, role, s.modality AS modality, s.action AS action, s.target AS target,
       p.cite AS provision, p.heading AS heading, d.number AS number, d.title AS title, s.sentence AS evidence,
       hit, s.id AS statement, d.id AS document, s.action_at[0] AS position
