// Statements as nodes of the networkx view.
MATCH (n:Statement)-[:STATED_IN]->(p:Provision)
WHERE $internal OR NOT n:Internal
OPTIONAL MATCH (d:Document {id: n.document})
RETURN n.iri AS node, 'statement' AS kind, n.action + coalesce(n.target, '') AS label, n.id AS statement,
       n.modality AS modality, n.action AS action, n.target AS target, n.condition AS condition,
       n.deadline AS deadline,
       CASE WHEN EXISTS { (:Actor)-[:BEARS {grade: 'stated'}]->(n) } THEN 'stated'
            WHEN EXISTS { (:Actor)-[:BEARS]->(n) } THEN 'inferred' ELSE '' END AS grade,
       n.sentence AS evidence, p.cite AS cite, p.heading AS heading, d.title AS title, n.action_at[0] AS position
