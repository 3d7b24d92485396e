// title: 事实的细节 | Details of facts
// column thing: 事物 | what it is about
// column property: 属性 | property
// column value: 值 | value
//
// What is to be said of statements, notes, instructions, provisions and documents (by IRI), one row for each value: where
// there is one. What every one of them has, the question that found it has read.
CALL () {
  MATCH (n:Statement) WHERE n.iri IN $thing
  UNWIND [['action', n.action], ['target', n.target], ['condition', n.condition], ['deadline', n.deadline],
          ['reviewed', n.reviewed]] AS detail
  RETURN n, detail
UNION ALL
  MATCH (n:Routing) WHERE n.iri IN $thing
  UNWIND [['action', n.action], ['reviewed', n.reviewed]] AS detail
  RETURN n, detail
UNION ALL
  MATCH (n:Provision) WHERE n.iri IN $thing
  UNWIND [['heading', n.heading], ['number', n.number]] AS detail
  RETURN n, detail
UNION ALL
  MATCH (n:Document) WHERE n.iri IN $thing
  UNWIND [['title', n.title], ['number', n.number]] AS detail
  RETURN n, detail
}
WITH n, detail WHERE detail[1] IS NOT NULL
RETURN DISTINCT n.iri AS thing, detail[0] AS property, detail[1] AS value
