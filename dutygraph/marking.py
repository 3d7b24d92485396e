"""`dutygraph extract --html`: documents as a page, the parts of every statement marked in the colour of their role.

spaCy's displacy draws the marks; the page around them is ours and fetches nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from itertools import accumulate, pairwise

from spacy.displacy.render import SpanRenderer

from extract.extraction import extractor
from extract.reading import read
from extract.words import vocabulary
from ontology.errors import InputError
from ontology.records import Document, Extraction, Provision, Span, Statement

from .labels import tables
from .output import written
from .sources import find_files
from .terminal import complain

_JOINT = "\ufdd0"
"""Stands behind a word that is not marked, where displacy puts a space that the text does not have; no character."""

_PAGE = """<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>职责图谱 dutygraph</title>
<style>
body {{ max-width: 60rem; margin: 2rem auto; padding: 0 1rem; font: 16px/1.6 "Noto Sans CJK SC", "Source Han Sans SC",
  "PingFang SC", "Microsoft YaHei", sans-serif; color: #222; background: #fff }}
h1 {{ font-size: 1.4rem }} h2 {{ font-size: 1rem; margin: 2rem 0 0; color: #555 }}
.spans {{ font-size: 1rem }}
#legend {{ position: sticky; top: 0; z-index: 60; padding: .5rem 0; background: #fff; border-bottom: 1px solid #ddd }}
#legend span {{ display: inline-block; padding: 0 .5rem; margin-right: .5rem; border-radius: 3px }}
</style>
</head>
<body>
<p id="legend">{legend}</p>
{body}
</body>
</html>
"""


def write_marked(paths: Sequence[str], output: str, lexicon: str | None = None) -> int:
    """Write the statements of the files as one page; returns the exit code.

    A file that cannot be read is a line on standard error. Raises InputError where there is no file or the word list
    `lexicon` cannot be read, OutputError.
    """
    extract = extractor(lexicon)
    files = find_files(paths)
    sections: list[str] = []
    done = 0
    for file in files:
        try:
            extraction = extract(read(file))
        except InputError as error:
            complain(str(error))
            continue
        sections += marked(extraction, lexicon)
        done += 1
    if done:
        with written(output) as page:
            page.write(_page(sections).encode("utf-8", "backslashreplace"))
    return 0 if done == len(files) else 1 if done else 2


def marked(extraction: Extraction, lexicon: str | None = None) -> Iterator[str]:
    """HTML of the documents: a heading for each and for each provision, then its sentences with their marks."""
    renderer = SpanRenderer({"colors": {part["name"]: part["colour"] for part in _coloured().values()}})
    words = vocabulary(lexicon)
    provisions = {provision.id: provision for provision in extraction.of(Provision)}
    titles = {document.id: document.title or document.id for document in extraction.of(Document)}
    sentences: dict[Span, list[Statement]] = {}
    for statement in extraction.of(Statement):
        sentences.setdefault(statement.sentence, []).append(statement)
    document = heading = ""
    for sentence, statements in sentences.items():
        provision = provisions[statements[0].provision]
        if provision.document != document:
            document = provision.document
            yield f"<h1>{escape(titles[document])}</h1>"
        if provision.id != heading:
            heading = provision.id
            name = provision.heading.plain if provision.heading else ""
            yield f"<h2>{escape(' '.join(filter(None, (provision.number, name))))}</h2>"
        yield _drawn(renderer, sentence, words.segment(sentence.text), statements)


def _drawn(renderer: SpanRenderer, sentence: Span, words: list[str], statements: list[Statement]) -> str:
    """One sentence: words cut where a mark begins or ends, each mark once."""
    marks = {mark: None for statement in statements for mark in _marks(statement, sentence)}
    cuts = {0, *accumulate(map(len, words)), *(at for a, b, _ in marks for at in (a, b))}
    starts = sorted(cuts)
    token = {start: i for i, start in enumerate(starts)}
    tokens = [sentence.text[a:b] for a, b in pairwise(starts)]
    spans = [{"start_token": token[a], "end_token": token[b], "label": name} for a, b, name in marks]
    inside = {i for a, b, _ in marks for i in range(token[a], token[b])}
    drawn = renderer.render_spans([t if i in inside else t + _JOINT for i, t in enumerate(tokens)], spans, None)
    return drawn.replace(f"{_JOINT} ", "")


def _marks(statement: Statement, sentence: Span) -> Iterator[tuple[int, int, str]]:
    """The parts of a statement that stand in its sentence: begin and end in it, and what the part is called."""
    for name, part in _coloured().items():
        if name == "actor":
            found = [mention.span for mention in statement.actors]
        else:
            value = getattr(statement, name)
            found = list(value) if isinstance(value, tuple) else [value] if value else []
        for span in found:
            if sentence.start <= span.start and span.end <= sentence.end:
                yield span.start - sentence.start, span.end - sentence.start, part["name"]


def _coloured() -> dict[str, dict[str, str]]:
    """The parts of a statement that have a colour."""
    return {name: part for name, part in tables()["parts"].items() if "colour" in part}


def _page(sections: Sequence[str]) -> str:
    legend = "".join(
        f'<span style="background: {p["colour"]}">{escape(p["name"])}</span>' for p in _coloured().values()
    )
    return _PAGE.format(legend=legend, body="\n".join(sections))
