// title: 编码单元 | Coding units of policy texts
// entry: units.units
// parameter document (text): 文件编号，留空为全部 | a document's id, empty for all
// column code: 编码 | code
// column number: 文号 | number
// column title: 文件 | document
// column section: 章 | section
// column provision: 条款 | provision
// column text: 句 | sentence
// column actors (texts): 主体 | actors
// column modality: 情态 | modality
// column action: 行为 | action
// column target: 对象 | target
// column grade: 责任来源 | grade
// column statement: 任务编号 | task number
//
// The provisions of a document with their text and their section.

MATCH (d:Document {id: $document})
MATCH (p:Provision {document: d.id})
WHERE NOT p:Internal
MATCH (section:Provision {iri: p.section})
RETURN DISTINCT d.id AS document, p.id AS provision_id, p.cite AS provision, section.iri AS section,
       section.number AS section_number, section.heading AS section_heading, p.text AS evidence,
       p.span_at[0] AS position, d.number AS number, d.title AS title
