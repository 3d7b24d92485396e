// Documents as nodes of the networkx view.
MATCH (n:Document)
WHERE $internal OR true // a document itself is never internal
RETURN n.iri AS node, 'document' AS kind, coalesce(n.title, n.number, n.id) AS label, n.number AS number, n.title AS title
