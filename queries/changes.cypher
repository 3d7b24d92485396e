// title: 废止和修改 | Repeals and amendments
// column document: 文件编号 | document's id
// column relation: 关系 | relation
// column number: 所涉文号 | number of the text
// column title: 所涉文件 | title of the text
// column article: 所涉条款 | its article

MATCH (c:Citation)-[:STATED_IN]->(p:Provision)
WHERE c.relation IN ['废止', '修改']
RETURN DISTINCT p.document AS document, c.relation AS relation, c.number AS number, c.title AS title,
       c.article AS article
