// Which provision states a statement: edges of the networkx view.
MATCH (n:Statement)-[:STATED_IN]->(p:Provision)
WHERE $internal OR NOT n:Internal
RETURN n.iri AS source, p.iri AS target, 'STATED_IN' AS kind
