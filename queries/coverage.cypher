// title: 一份文件在各地的承接情况 | What places make of a document
// entry: coverage.coverage
// parameter document (text required): 上位文件编号 | id of the document above
// parameter others (texts required): 各地文件编号 | ids of the documents of places
// column provision: 条款 | provision
// column heading: 条款标题 | heading
// column evidence: 原文 | evidence
// column place: 地区 | place
// column relation: 关系 | relation
// column details: 差异 | differences
// column other_provision: 对应条款 | provision there
// column other_evidence: 对应原文 | evidence there
// column other_actors (texts): 对应主体 | actors there
// column other_grade: 对应责任来源 | grade there
// column other_number: 文号 | number
// column other_title: 文件 | document
//
// The issuers of a document, by which its place is known.

MATCH (d:Document {id: $document})
OPTIONAL MATCH (who:Actor)-[:ISSUED]->(d)
RETURN DISTINCT d.id AS document, d.number AS number, d.title AS title, who.name AS issuer
