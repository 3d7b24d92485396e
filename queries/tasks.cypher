// title: 任务分工表 | The table of tasks
// entry: by_document.tasks
// parameter document (text): 文件编号，留空为全部 | a document's id, empty for all
// parameter in_force (date): 只含当日有效的文件 | only documents in force on that day
// column number: 文号 | number
// column title: 文件 | document
// column section: 重点任务 | section
// column provision: 条款标题 | provision
// column modality: 情态 | modality
// column nature: 性质 | nature
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
// column grade: 责任来源 | grade
// column note: 分工说明 | responsibility note
// column statement: 任务编号 | task number
// column reviewed: 校核 | reviewed
// column document: 文件编号 | document's id
// column kind: 条款类别 | kind of provision
//
// One row for each statement of a document; `task_parts` has who takes part in it. Each OPTIONAL names the document
// again: Oxigraph works it out before it joins it, and would read every document.

MATCH (d:Document {id: $document})
MATCH (p:Provision {document: d.id})<-[:STATED_IN]-(s:Statement)
WHERE NOT p:Internal AND NOT s:Internal
MATCH (section:Provision {iri: p.section}) WHERE NOT section:Internal
RETURN DISTINCT d.id AS document, d.number AS number, d.title AS title, section.number AS section_number,
       section.heading AS section_heading, p.number AS provision_number, p.heading AS provision_heading,
       p.id AS provision_id, p.kind AS kind, s.modality AS modality, s.nature AS nature, s.action AS action,
       s.target AS target, s.deadline AS deadline, p.cite AS cite, s.sentence AS evidence, s.id AS statement,
       CASE WHEN s.reviewed THEN '已校核' ELSE '未校核' END AS reviewed, s.action_at[0] AS position
