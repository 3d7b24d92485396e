// What Neo4j keeps for us: one node for each IRI, and indexes for what questions and replacing look up.
// Statements end with ";" at the end of a line. Each can be run again. Databases get what they lack when they are opened
// for writing, by its name: what is changed here needs another one.

CREATE CONSTRAINT dutygraph_document_id IF NOT EXISTS FOR (n:Document) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT dutygraph_document_iri IF NOT EXISTS FOR (n:Document) REQUIRE n.iri IS UNIQUE;
CREATE CONSTRAINT dutygraph_actor_iri IF NOT EXISTS FOR (n:Actor) REQUIRE n.iri IS UNIQUE;
CREATE CONSTRAINT dutygraph_provision_iri IF NOT EXISTS FOR (n:Provision) REQUIRE n.iri IS UNIQUE;
CREATE CONSTRAINT dutygraph_statement_iri IF NOT EXISTS FOR (n:Statement) REQUIRE n.iri IS UNIQUE;
CREATE CONSTRAINT dutygraph_goal_iri IF NOT EXISTS FOR (n:Goal) REQUIRE n.iri IS UNIQUE;
CREATE CONSTRAINT dutygraph_figure_iri IF NOT EXISTS FOR (n:Figure) REQUIRE n.iri IS UNIQUE;
CREATE CONSTRAINT dutygraph_citation_iri IF NOT EXISTS FOR (n:Citation) REQUIRE n.iri IS UNIQUE;
CREATE CONSTRAINT dutygraph_definition_iri IF NOT EXISTS FOR (n:Definition) REQUIRE n.iri IS UNIQUE;
CREATE CONSTRAINT dutygraph_abbreviation_iri IF NOT EXISTS FOR (n:Abbreviation) REQUIRE n.iri IS UNIQUE;
CREATE CONSTRAINT dutygraph_mention_iri IF NOT EXISTS FOR (n:Mention) REQUIRE n.iri IS UNIQUE;
CREATE CONSTRAINT dutygraph_slip_iri IF NOT EXISTS FOR (n:Slip) REQUIRE n.iri IS UNIQUE;
CREATE CONSTRAINT dutygraph_routing_iri IF NOT EXISTS FOR (n:Routing) REQUIRE n.iri IS UNIQUE;
CREATE CONSTRAINT dutygraph_review_id IF NOT EXISTS FOR (n:Review) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT dutygraph_stamp_document IF NOT EXISTS FOR (n:Stamp) REQUIRE n.document IS UNIQUE;
CREATE CONSTRAINT dutygraph_extracted_document IF NOT EXISTS FOR (n:Extracted) REQUIRE n.document IS UNIQUE;
CREATE CONSTRAINT dutygraph_body_iri IF NOT EXISTS FOR (n:Body) REQUIRE n.iri IS UNIQUE;
CREATE CONSTRAINT dutygraph_function_iri IF NOT EXISTS FOR (n:Function) REQUIRE n.iri IS UNIQUE;

// A document's own nodes, for replacing it and reading it back; facts are found by the provisions that state them.
CREATE INDEX dutygraph_provision_document IF NOT EXISTS FOR (n:Provision) ON (n.document);
CREATE INDEX dutygraph_mention_document IF NOT EXISTS FOR (n:Mention) ON (n.document);
CREATE INDEX dutygraph_slip_document IF NOT EXISTS FOR (n:Slip) ON (n.document);
CREATE INDEX dutygraph_routing_document IF NOT EXISTS FOR (n:Routing) ON (n.document);
CREATE INDEX dutygraph_ingestion_document IF NOT EXISTS FOR (n:Ingestion) ON (n.document);
CREATE INDEX dutygraph_review_document IF NOT EXISTS FOR (n:Review) ON (n.document);

// Documents that other documents name.
CREATE INDEX dutygraph_citation_cited IF NOT EXISTS FOR (n:Citation) ON (n.cited);
CREATE INDEX dutygraph_document_part_of IF NOT EXISTS FOR (n:Document) ON (n.part_of);

// What people look for. Full text is indexed a moment after writing; a provision's has the words of all its facts.
CREATE INDEX dutygraph_actor_name IF NOT EXISTS FOR (n:Actor) ON (n.name);
CREATE INDEX dutygraph_body_name IF NOT EXISTS FOR (n:Body) ON (n.name);
CREATE INDEX dutygraph_named_in IF NOT EXISTS FOR ()-[r:NAMED_IN]-() ON (r.name);
CREATE INDEX dutygraph_document_number IF NOT EXISTS FOR (n:Document) ON (n.number);
CREATE FULLTEXT INDEX dutygraph_text IF NOT EXISTS
  FOR (n:Provision) ON EACH [n.heading, n.text]
  OPTIONS { indexConfig: { `fulltext.analyzer`: 'cjk', `fulltext.eventually_consistent`: true } };
CREATE FULLTEXT INDEX dutygraph_titles IF NOT EXISTS
  FOR (n:Document) ON EACH [n.title, n.number]
  OPTIONS { indexConfig: { `fulltext.analyzer`: 'cjk', `fulltext.eventually_consistent`: true } };
CREATE FULLTEXT INDEX dutygraph_actors IF NOT EXISTS
  FOR (n:Actor) ON EACH [n.name]
  OPTIONS { indexConfig: { `fulltext.analyzer`: 'cjk', `fulltext.eventually_consistent`: true } };
