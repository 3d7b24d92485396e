// Who bears which statement, and with which grade: edges of the networkx view.
MATCH (a:Actor)-[b:BEARS]->(n:Statement)
WHERE $internal OR NOT n:Internal
RETURN DISTINCT a.iri AS source, n.iri AS target, 'BEARS' AS kind, b.grade AS grade
