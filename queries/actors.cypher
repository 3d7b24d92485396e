// title: 全部主体 | All actors
// column actor: 主体 | actor

MATCH (who:Actor)
RETURN DISTINCT who.name AS actor
