"""Imported before workers are forked, so that they share the memory of what every one of them needs."""

from extract.extraction import extract
from ontology.records import Text

from . import extraction, surveying  # noqa: F401

extract(Text("", "县级人民政府应当加强管理。", "txt", None, ""))
