// What every actor is, as documents show it: one row for each of its facets. Those that only slips name are left out.
MATCH (n:Actor)
WHERE n.kind IS NOT NULL AND EXISTS { (n)-[:NAMED_IN {internal: false}]->(:Document) }
WITH n, [['kind', n.kind], ['head', n.head], ['place', n.place], ['qualifier', n.qualifier],
         ['official', CASE WHEN n.named THEN n.name END], ['related', CASE WHEN n.related THEN 'true' END],
         ['of_government', CASE WHEN n.of_government THEN 'true' END],
         ['type', CASE WHEN n.single THEN 'SingleActor' END]]
        + [level IN coalesce(n.levels, []) | ['level', level]]
        + [function IN coalesce(n.functions, []) | ['function', function]] AS facets
UNWIND facets AS facet
WITH n, facet WHERE facet[1] IS NOT NULL
RETURN DISTINCT n.name AS actor, facet[0] AS facet, facet[1] AS value
