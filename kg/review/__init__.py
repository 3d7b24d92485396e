"""What people said of records, in a layer of its own that wins over extraction (docs/graph.md)."""
