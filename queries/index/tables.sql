-- The index of a store. All of it can be made again: nothing is kept here that the store does not know.
-- SQLite's own FTS5 searches it: it comes with Python, a reader needs no lock, and a document is replaced in a transaction.
-- Its tokenizers know no Chinese of two characters, so the words are pairs of neighbouring characters (grams.py).

CREATE TABLE IF NOT EXISTS document (id TEXT PRIMARY KEY, stamp TEXT NOT NULL);

CREATE TABLE IF NOT EXISTS statement (
  key INTEGER PRIMARY KEY,
  document TEXT NOT NULL, position INTEGER NOT NULL, statement TEXT NOT NULL,
  number TEXT NOT NULL, title TEXT NOT NULL,
  provision_id TEXT NOT NULL, provision TEXT NOT NULL, heading TEXT NOT NULL, section TEXT NOT NULL, text TEXT NOT NULL,
  modality TEXT NOT NULL, nature TEXT NOT NULL, action TEXT NOT NULL, target TEXT NOT NULL,
  condition TEXT NOT NULL, deadline TEXT NOT NULL, evidence TEXT NOT NULL, reviewed TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS statement_document ON statement (document);

-- Who has a part in a statement: named by it, or by a responsibility note over it.
CREATE TABLE IF NOT EXISTS part (
  key INTEGER NOT NULL REFERENCES statement (key), actor TEXT NOT NULL, grade TEXT NOT NULL, role TEXT NOT NULL,
  source TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS part_key ON part (key);

-- Grams by statement; the texts themselves stand above.
CREATE VIRTUAL TABLE IF NOT EXISTS gram USING fts5 (
  target, action, condition, heading, evidence, section, text,
  content = '', prefix = '1', detail = 'full', tokenize = "unicode61 remove_diacritics 0"
);
