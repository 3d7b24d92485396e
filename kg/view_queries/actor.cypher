// Actors as nodes of the networkx view.
MATCH (n:Actor)
WHERE $internal OR EXISTS { (n)-[:NAMED_IN {internal: false}]->(:Document) }
RETURN n.iri AS node, 'actor' AS kind, n.name AS label
