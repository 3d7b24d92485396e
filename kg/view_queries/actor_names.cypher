// The names by which documents call an actor.
MATCH (n:Actor {name: $actor})-[named:NAMED_IN {internal: false}]->(:Document)
RETURN DISTINCT named.name AS name
