// title: 职责交叉梳理 | Duties that repeat, cross or overlap
// entry: overlapping.finding.overlaps
// parameter topic (text): 只含涉及该事项的 | only what is about this topic
// parameter actor (text): 只含一方为该主体的 | only where this actor bears one of the two
// parameter document (text): 只含一方在该文件中的（编号、文号或标题中的词） | only where one stands in this document
// parameter in_force (date): 只含当日有效的文件 | only documents in force on that day
// parameter settled (flag): 含层级落实、分工协作 | also what levels or a clause settle
// parameter by_object (flag): 多头管理：按对象归并各机关的权力 | powers of several bodies over one object
// column group: 组号 | group
// column relation: 疑似类型 | relation
// column score (number): 相似度 | likeness
// column rule: 判定规则 | rule
// column actors_a (texts): 甲方主体 | bearers, first
// column duty_a: 甲方职责 | duty, first
// column provision_a: 甲方条款 | provision, first
// column evidence_a: 甲方原文 | evidence, first
// column text_a: 甲方条文全文 | provision's text, first
// column number_a: 甲方文号 | number, first
// column title_a: 甲方文件 | document, first
// column since_a (date): 甲方施行 | in force from, first
// column status_a: 甲方时效 | status, first
// column grade_a: 甲方责任来源 | grade, first
// column actors_b (texts): 乙方主体 | bearers, second
// column duty_b: 乙方职责 | duty, second
// column provision_b: 乙方条款 | provision, second
// column evidence_b: 乙方原文 | evidence, second
// column text_b: 乙方条文全文 | provision's text, second
// column number_b: 乙方文号 | number, second
// column title_b: 乙方文件 | document, second
// column since_b (date): 乙方施行 | in force from, second
// column status_b: 乙方时效 | status, second
// column grade_b: 乙方责任来源 | grade, second
// column matter: 事项 | matter
// column stage: 环节 | stage
// column object: 对象 | object
// column level: 层级地域 | level and place
// column time: 时效 | time in force
// column bearer: 主体（沿革后） | bearer after succession
// column coordination: 分工协作条款 | coordination clause
// column bodies: 机关关系 | relation of the bodies
// column statement_a: 甲方陈述编号 | statement, first
// column statement_b: 乙方陈述编号 | statement, second
// column reviewed: 校核 | reviewed
// column opinion: 处理意见 | reviewer's decision
//
// Who issued each document, and its rank: one row for each issuer. The duties themselves come from the index beside the
// store (who.rq), their days from documents.rq and changes.rq.

MATCH (d:Document)
OPTIONAL MATCH (body:Actor)-[:ISSUED]->(d)
RETURN DISTINCT d.id AS document, d.rank AS rank, body.name AS issuer
