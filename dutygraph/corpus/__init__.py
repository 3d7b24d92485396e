"""From folders, archives and tables of any size to documents in a store, each once.

A build goes over the corpus twice. The *survey* reads every text and notes what tells documents apart: bytes, ids,
a MinHash signature. The *plan* chooses from that which copy of each document is read, and what the store has already.
Only those texts are then extracted and written. The survey takes about a tenth of the whole time, and makes the result
independent of the order in which workers finish: nothing written has to be taken back.
"""
