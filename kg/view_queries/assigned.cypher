// Actors that a responsibility note names for a provision, or a processing slip for a document: edges.
MATCH (a:Actor)-[n:ASSIGNED]->(p:Provision)
WHERE $internal OR NOT p:Internal
RETURN DISTINCT a.iri AS source, p.iri AS target, 'ASSIGNED' AS kind, n.grade AS grade, n.role AS role, n.note AS evidence
UNION
MATCH (a:Actor)-[n:ASKED_BY]->(r:Routing)-[:ON]->(d:Document)
WHERE $internal AND n.grade IS NOT NULL
RETURN DISTINCT a.iri AS source, d.iri AS target, 'ASSIGNED' AS kind, n.grade AS grade, coalesce(n.role, '') AS role,
       r.quote AS evidence
