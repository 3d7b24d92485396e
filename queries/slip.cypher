// title: 处理单点名的单位 | Whom the processing slip of a document names
// parameter document (text): 文件编号 | a document's id
// column actor: 主体 | actor
// column grade: 责任来源 | grade
// column role: 角色 | role
// column evidence: 原文 | evidence
//
// Internal. The role co is that of partners (会同).

MATCH (d:Document {id: $document})<-[:ON]-(r:Routing)
CALL (r) {
  MATCH (who:Actor)-[a:ASKED_BY]->(r) WHERE a.grade IS NOT NULL
  RETURN who.name AS actor, a.grade AS grade, coalesce(a.role, '') AS role
UNION ALL
  MATCH (:Actor)-[a:ASKED_BY]->(r)<-[:TAKES_PART]-(who:Actor) WHERE a.grade IS NOT NULL
  RETURN who.name AS actor, a.grade AS grade, 'co' AS role
}
RETURN DISTINCT actor, grade, role, r.quote AS evidence, r.quote_at[0] AS position
