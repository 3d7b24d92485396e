"""Text to records: reading formats, document structure, clauses, modality, actors, statements."""
