// A provision in its parent or document: edges of the networkx view.
MATCH (n:Provision)-[:PART_OF]->(above)
WHERE $internal OR NOT n:Internal
RETURN n.iri AS source, above.iri AS target, 'PART_OF' AS kind
