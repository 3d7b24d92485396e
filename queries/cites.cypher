// title: 引用关系 | What a document rests on, and what rests on it
// entry: cites.cites
// parameter document (text required): 文件编号 | a document's id
// parameter direction (text of 引用 被引): 方向，引用为其依据和引用的，被引为引用它的 | what it cites (引用), or what cites it (被引)
// parameter steps (number): 步数，留空为不限 | how many steps, empty for any
// column step (number): 步 | step
// column direction: 方向 | direction
// column relation: 关系 | relation
// column document: 引用文件 | citing document
// column cited: 被引文件 | cited document
// column cited_number: 被引文号 | number of the cited
// column cited_title: 被引标题 | title of the cited
// column article: 所引条款 | article
// column there (flag): 在库 | in the store
// column status: 被引时效 | status of the cited
// column provision: 条款 | provision
// column evidence: 原文 | evidence
//
// Every citation of the store.

MATCH (c:Citation)-[:STATED_IN]->(p:Provision)
WHERE NOT p:Internal
RETURN DISTINCT p.document AS document, c.relation AS relation, c.number AS number, c.title AS title,
       c.article AS article, p.cite AS provision, c.quote AS evidence, c.quote_at[0] AS position
