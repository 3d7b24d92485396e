"""Records as a property graph, the way a Cypher user would draw it (docs/graph.md), and back."""
