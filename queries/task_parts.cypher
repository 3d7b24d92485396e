// title: 谁参与一份文件的各项任务 | Who takes part in the tasks of a document
// parameter document (text): 文件编号 | a document's id
// column statement: 任务编号，分工说明为空 | task number, empty for a responsibility note
// column provision: 条款编号 | provision's id
// column part: 参与方式 | part
// column actor: 主体 | actor
// column called: 文中称呼 | as the document calls it
// column note: 分工说明 | responsibility note
//
// The parts are stated, inferred, co of a statement; lead, responsible, support of a note, one row for each provision
// that it is for.

MATCH (d:Document {id: $document})
CALL (d) {
  MATCH (p:Provision {document: d.id})<-[:STATED_IN]-(s:Statement)<-[b:BEARS]-(who:Actor)
  WHERE NOT p:Internal
  RETURN s.id AS statement, null AS provision, b.grade AS part, who.name AS actor, b.mention AS called, null AS note,
         b.mention_at[0] AS named_at, b.ordinal AS nth
UNION ALL
  MATCH (p:Provision {document: d.id})<-[:STATED_IN]-(s:Statement)<-[t:TAKES_PART]-(who:Actor)
  WHERE NOT p:Internal
  RETURN s.id AS statement, null AS provision, 'co' AS part, who.name AS actor, t.mention AS called, null AS note,
         t.mention_at[0] AS named_at, null AS nth
UNION ALL
  MATCH (top:Provision {document: d.id})<-[n:ASSIGNED]-(who:Actor)
  WHERE NOT top:Internal
  MATCH (below:Provision)-[:PART_OF*0..]->(top)
  WHERE NOT below:Internal
  RETURN null AS statement, below.id AS provision, n.role AS part, who.name AS actor, n.mention AS called, n.note AS note,
         n.mention_at[0] AS named_at, null AS nth
}
RETURN DISTINCT d.id AS document, statement, provision, part, actor, called, note, named_at, nth
