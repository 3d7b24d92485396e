// title: 列举事项 | Items of lists
// column provision_id: 条款编号 | provision's id
// column text: 列举的内容 | item
//
// What stands below provisions that announce a list (有下列行为之一的): one row for each item, by the id of what announces it.

MATCH (above:Provision)
WHERE above.text CONTAINS "下列" AND NOT above:Internal
MATCH (item:Provision)-[:PART_OF]->(above)
WHERE NOT item:Internal
RETURN DISTINCT above.id AS provision_id, item.text AS text, item.span_at[0] AS position
