// title: 清理建议表 | What to keep, amend or repeal
// entry: status.status
// parameter on (date): 截至日期，留空为今天 | the day to look from, empty for today
// parameter suggestions (texts of 保留 修改 废止): 只列这些建议 | only these suggestions
// column suggestion: 建议 | suggestion
// column reasons (texts): 理由 | reasons
// column number: 文号 | number
// column title: 文件 | document
// column status: 时效状态 | status
// column date (date): 日期 | date
// column provision: 条款 | provision
// column evidence: 原文 | evidence
// column document: 文件编号 | document's id
//
// The bodies of the registry that each document names, by the names that it calls them.

MATCH (who:Actor)-[known:NAMED_IN {internal: false}]->(d:Document)
WHERE who.named
RETURN DISTINCT d.id AS document, who.name AS body, known.name AS called
