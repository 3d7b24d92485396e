// title: 责任空缺 | Duties that nobody bears
// entry: gaps.gaps
// parameter document (text): 文件编号，留空为全部 | a document's id, empty for all
// parameter kinds (texts of 责任真空 责任虚化 牵头不明 待分工 目标无举措 已过时限): 空缺种类 | kinds of gaps
// parameter on (date): 截至日期，查已过时限和已撤销机构 | the day by which deadlines are past and bodies abolished
// column gap: 空缺 | gap
// column reason: 理由 | reason
// column actors (texts): 文中主体 | actors
// column grade: 责任来源 | grade
// column task: 事项 | task
// column deadline: 时限 | deadline
// column provision: 条款 | provision
// column heading: 条款标题 | heading
// column number: 文号 | number
// column title: 文件 | document
// column evidence: 原文 | evidence
// column statement: 任务编号 | task number
// column reviewed: 校核 | reviewed
//
// The goals of a document, one row for each; the statements are those of `tasks`.

MATCH (d:Document {id: $document})
MATCH (p:Provision {document: d.id})<-[:STATED_IN]-(g:Goal)
WHERE NOT p:Internal
RETURN DISTINCT d.id AS document, d.number AS number, d.title AS title, p.cite AS provision, p.heading AS heading,
       g.quote AS evidence, g.about AS about, g.deadline AS deadline, '' AS statement,
       CASE WHEN g.reviewed THEN '已校核' ELSE '未校核' END AS reviewed, g.quote_at[0] AS position
