// title: 两份文件逐条对照 | Two documents provision by provision
// entry: compare.compare
// parameter document (text required): 上位或原文件编号 | id of the document above, or the older one
// parameter other (text required): 下位或新文件编号 | id of the document below, or the newer one
// column relation: 关系 | relation
// column details: 差异 | differences
// column provision: 条款 | provision
// column heading: 条款标题 | heading
// column evidence: 原文 | evidence
// column actors (texts): 主体 | actors
// column grade: 责任来源 | grade
// column other_provision: 对应条款 | provision of the other
// column other_heading: 对应标题 | heading of the other
// column other_evidence: 对应原文 | evidence of the other
// column other_actors (texts): 对应主体 | actors of the other
// column other_grade: 对应责任来源 | grade of the other
// column score (number): 相似度 | likeness
// column number: 文号 | number
// column title: 文件 | document
// column other_number: 对应文号 | number of the other
// column other_title: 对应文件 | other document
//
// The provisions of one document with a text of their own; asked for each of the two.

MATCH (d:Document {id: $document})
MATCH (p:Provision {document: d.id})
WHERE NOT p:Internal
RETURN DISTINCT d.id AS document, d.number AS number, d.title AS title, d.form AS form, d.rank AS rank,
       p.id AS provision_id, p.cite AS provision, p.number AS provision_number, p.heading AS heading, p.kind AS kind,
       p.text AS evidence, p.span_at[0] AS position
