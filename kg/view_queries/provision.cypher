// Provisions as nodes of the networkx view.
MATCH (n:Provision)
WHERE $internal OR NOT n:Internal
OPTIONAL MATCH (d:Document {id: n.document})
RETURN n.iri AS node, 'provision' AS kind, coalesce(n.heading, n.cite) AS label, n.number AS number,
       n.heading AS heading, n.kind AS provision_kind, n.cite AS cite, n.span_at[0] AS position, n.text AS text,
       d.title AS title
