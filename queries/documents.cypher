// title: 文件及其日期 | Documents and their dates
// column document: 文件编号 | document's id
// column number: 文号 | number
// column title: 文件 | document
// column part_of: 所附通知 | carried by
// column written: 成文 | written
// column printed: 印发 | printed
// column published: 发布 | published
// column in_force: 施行 | in force
// column out_of_force: 失效 | out of force
// column status: 时效状态 | status

MATCH (d:Document)
OPTIONAL MATCH (d)-[:CARRIED_BY]->(carrier:Document)
RETURN DISTINCT d.id AS document, d.number AS number, d.title AS title, carrier.id AS part_of, d.written AS written,
       d.printed AS printed, d.published AS published, d.in_force AS in_force, d.out_of_force AS out_of_force,
       d.status AS status
