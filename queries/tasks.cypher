// title: 任务分工表 | The table of tasks
// entry: by_document.tasks
// parameter document (text): 文件编号，留空为全部 | a document's id, empty for all
// parameter in_force (date): 只含当日有效的文件 | only documents in force on that day
// column number: 文号 | number
// column title: 文件 | document
// column section: 重点任务 | section
// column provision: 条款标题 | provision
// column modality: 情态 | modality
// column task: 具体举措 | task
// column actors (texts): 责任单位 | actors
// column co (texts): 协同单位 | together with
// column inferred (texts): 推断单位 | inferred
// column lead (texts): 牵头单位 | lead
// column responsible (texts): 负责单位 | responsible
// column support (texts): 配合单位 | support
// column deadline: 完成时限 | deadline
// column cite: 依据条款 | cited as
// column evidence: 原文 | evidence
// column statement: 陈述编号 | statement
// column reviewed: 校核 | reviewed
//
// One row for each statement and actor (?part: stated, inferred, co, lead, responsible, support); none: no ?actor.

MATCH (d:Document)
WHERE $only = '' OR d.id = $only
MATCH (p:Provision {document: d.id})<-[:STATED_IN]-(s:Statement)
MATCH (section:Provision {iri: p.section})
WITH d, s, p, CASE WHEN (section:Internal) = (p:Internal) THEN section END AS section
CALL (s, p) {
  MATCH (who:Actor)-[b:BEARS]->(s)
  RETURN who.name AS actor, b.grade AS part, b.mention_at[0] AS named_at
UNION ALL
  MATCH (who:Actor)-[t:TAKES_PART]->(s)
  RETURN who.name AS actor, 'co' AS part, t.mention_at[0] AS named_at
UNION ALL
  MATCH (p)-[:PART_OF*0..]->(top:Provision)<-[n:ASSIGNED]-(who:Actor)
  WHERE (top:Internal) = (p:Internal)
  RETURN who.name AS actor, n.role AS part, n.mention_at[0] AS named_at
UNION ALL
  WITH s WHERE NOT EXISTS { (:Actor)-[:BEARS|TAKES_PART]->(s) } AND NOT EXISTS {
    MATCH (s)-[:STATED_IN]->(p:Provision)-[:PART_OF*0..]->(top:Provision)<-[:ASSIGNED]-(:Actor)
    WHERE (top:Internal) = (p:Internal)
  }
  RETURN null AS actor, null AS part, null AS named_at
}
RETURN DISTINCT d.id AS document, d.number AS number, d.title AS title, section.number AS section_number,
       section.heading AS section_heading, p.number AS provision_number, p.heading AS provision_heading,
       s.modality AS modality, s.action AS action, s.target AS target, s.deadline AS deadline, p.cite AS cite,
       s.sentence AS evidence, s.id AS statement,
       CASE WHEN s.reviewed THEN '已校核' ELSE '未校核' END AS reviewed, s.action_at[0] AS position, part, actor, named_at
