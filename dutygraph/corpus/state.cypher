// Each document with the fingerprint of what it was made from and the address of every copy.
MATCH (document:Document)
WHERE document.fingerprint IS NOT NULL
UNWIND document.copy_addresses AS address
RETURN document.id AS document, document.fingerprint AS fingerprint, address
