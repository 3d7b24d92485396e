"""What exists and what things are called: records, the OWL ontology, SHACL shapes."""
