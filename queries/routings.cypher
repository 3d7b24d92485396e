// title: 处理单上的办理意见 | Instructions on processing slips
// parameter topic (text): 事项 | the topic
// column actor: 主体 | actor
// column grade: 责任来源 | grade
// column role: 角色 | role
// column action: 行为 | action
// column number: 文号 | number
// column title: 文件 | document
// column evidence: 原文 | evidence
//
// Instructions whose words, or whose document's title, hold the topic: ?hit as in who.rq.

MATCH (who:Actor)-[a:ASKED_BY]->(r:Routing)-[:ON]->(d:Document)
WHERE a.grade IS NOT NULL
WITH who, a, r, d, toLower($topic) AS word
WITH who, a, r, d, CASE
  WHEN toLower(r.action) CONTAINS word THEN 1
  WHEN toLower(d.title) CONTAINS word THEN 3
  WHEN toLower(r.quote) CONTAINS word THEN 5
  ELSE 9 END AS hit
WHERE hit < 9
RETURN DISTINCT who.name AS actor, a.grade AS grade, coalesce(a.role, '') AS role, r.action AS action,
       d.number AS number, d.title AS title, r.quote AS evidence, hit, d.id AS document, r.quote_at[0] AS position
