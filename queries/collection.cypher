// title: 文件目录 | The collection of documents
// entry: collection.collection
// column document: 文件编号 | document's id
// column title: 文件 | document
// column number: 文号 | number
// column issuers (texts): 发文机关 | issuers
// column form: 公文文种 | form
// column content: 体裁 | content
// column rank: 效力层级 | rank
// column status: 时效状态 | status
// column date: 日期 | date
// column part_of: 所附通知 | carried by
// column provisions (number): 条款数 | provisions
// column statements (number): 陈述数 | statements
// column missing (texts): 缺失的元数据 | metadata that is missing
//
// One row for each document and issuer; what stands on processing slips is in another graph and not counted.

MATCH (d:Document)
OPTIONAL MATCH (d)-[:CARRIED_BY]->(carrier:Document)
OPTIONAL MATCH (a:Actor)-[i:ISSUED]->(d)
RETURN DISTINCT d.id AS document, d.title AS title, d.number AS number, a.name AS issuer, i.mention_at[0] AS issuer_at,
       d.form AS form, d.content AS content, d.rank AS rank, d.status AS status, d.written AS written,
       d.printed AS printed, d.published AS published, d.in_force AS in_force, carrier.id AS part_of,
       COUNT { MATCH (p:Provision {document: d.id}) WHERE NOT p:Internal } AS provisions,
       COUNT { MATCH (s:Statement {document: d.id}) WHERE NOT s:Internal } AS statements
