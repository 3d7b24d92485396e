// title: 抵触和不一致 | Requirements that cannot both be met
// entry: overlapping.conflicting.conflicts
// parameter topic (text): 只含涉及该事项的 | only what is about this topic
// parameter document (text): 只含一方在该文件中的（编号、文号或标题中的词） | only where one stands in this document
// parameter in_force (date): 只含当日有效的文件 | only documents in force on that day
// column kind: 疑似类型 | kind
// column about: 冲突之处 | what differs
// column values: 两方规定 | what each says
// column score (number): 相似度 | likeness
// column rank_a: 甲方效力层级 | rank, first
// column actors_a (texts): 甲方主体 | bearers, first
// column modality_a: 甲方情态 | modality, first
// column duty_a: 甲方职责 | duty, first
// column provision_a: 甲方条款 | provision, first
// column evidence_a: 甲方原文 | evidence, first
// column number_a: 甲方文号 | number, first
// column title_a: 甲方文件 | document, first
// column since_a (date): 甲方施行 | in force from, first
// column grade_a: 甲方责任来源 | grade, first
// column rank_b: 乙方效力层级 | rank, second
// column actors_b (texts): 乙方主体 | bearers, second
// column modality_b: 乙方情态 | modality, second
// column duty_b: 乙方职责 | duty, second
// column provision_b: 乙方条款 | provision, second
// column evidence_b: 乙方原文 | evidence, second
// column number_b: 乙方文号 | number, second
// column title_b: 乙方文件 | document, second
// column since_b (date): 乙方施行 | in force from, second
// column grade_b: 乙方责任来源 | grade, second
// column rule: 判定规则 | rule
// column statement_a: 甲方陈述编号 | statement, first
// column statement_b: 乙方陈述编号 | statement, second
// column reviewed: 校核 | reviewed
// column opinion: 处理意见 | reviewer's decision
//
// What documents rest on or refer to: one row for each citation. Whether that is repealed, changes.rq tells; the duties
// themselves come from the index beside the store (who.rq).

MATCH (c:Citation)-[:STATED_IN]->(p:Provision)
WHERE c.relation IN ['依据', '引用'] AND NOT p:Internal
RETURN DISTINCT p.document AS document, p.cite AS provision, c.relation AS relation, c.number AS number,
       c.title AS title, c.article AS article, c.quote AS evidence, p.span_at[0] AS position
