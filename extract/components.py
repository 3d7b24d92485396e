"""spaCy: our segmenter as a tokenizer, our grammar as a pipeline component.

Importing this module registers both, so that any spaCy user can write `nlp.add_pipe("dutygraph_statements")`; a
pipeline with another tokenizer (`zh_core_web_*`) works too, since the component cuts the text into words itself then.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab

from .grammar import ClauseReader, Draft, Range, Setting
from .sentence import Sentence, sentence_bounds
from .words import Vocabulary, vocabulary

SPANS_KEY = "dutygraph"
"""The key of `doc.spans` under which actors, actions, targets, conditions and markers stand."""

_SEGMENTED = "dutygraph_segmented"

if not Doc.has_extension("statements"):
    Doc.set_extension("statements", default=None)


class Segmenter:
    """A spaCy tokenizer: words of the policy lexicon over the segmenter's dictionary; no white space is lost."""

    def __init__(self, vocab: Vocab, words: Vocabulary) -> None:
        self.vocab = vocab
        self._words = words

    def __call__(self, text: str) -> Doc:
        words = self._words.segment(text)
        doc = Doc(self.vocab, words=words, spaces=[False] * len(words))
        doc.user_data[_SEGMENTED] = words
        return doc

    def to_bytes(self, **_: Any) -> bytes:
        """Nothing is learned, so nothing is stored."""
        return b""

    def from_bytes(self, _: bytes, **__: Any) -> Segmenter:
        return self

    def to_disk(self, *_: Any, **__: Any) -> None:
        """Nothing is learned, so nothing is stored."""

    def from_disk(self, *_: Any, **__: Any) -> Segmenter:
        return self


@registry.tokenizers("dutygraph.Segmenter.v1")  # type: ignore[untyped-decorator]
def create_segmenter(lexicon: str | None = None) -> Callable[[Language], Segmenter]:
    """For a spaCy config: `[nlp.tokenizer] @tokenizers = "dutygraph.Segmenter.v1"`."""

    def create(nlp: Language) -> Segmenter:
        return Segmenter(nlp.vocab, vocabulary(lexicon))

    return create


class StatementComponent:
    """Puts the statements of a Doc into `doc._.statements` (a list of `Draft`, code points of `doc.text`) and, with
    `spans`, their parts into `doc.spans["dutygraph"]`."""

    def __init__(self, words: Vocabulary, spans: bool) -> None:
        self._reader = ClauseReader(words)
        self._spans = spans

    def __call__(self, doc: Doc) -> Doc:
        # The words as they were cut: asking each token for its text costs a tenth of the reading.
        words: list[str] | None = doc.user_data.get(_SEGMENTED)
        if words is not None and len(words) != len(doc):  # somebody has retokenized
            words = [token.text for token in doc]
        text = doc.text if words is None else "".join(words)
        bounds = sentence_bounds(text)
        if len(bounds) == 1 and words is not None:
            doc._.statements = self._reader.read(Sentence(text, self._reader.vocabulary, [*words]), Setting())
        else:
            doc._.statements = [
                _moved(draft, start)
                for start, end in bounds
                for draft in self._reader.read(Sentence(text[start:end], self._reader.vocabulary), Setting())
            ]
        if self._spans:
            self._mark(doc)
        return doc

    def _mark(self, doc: Doc) -> None:
        seen: dict[tuple[int, int, str], None] = {}
        for draft in doc._.statements:
            for label, ranges in (
                ("ACTOR", draft.actors),
                ("BY", draft.by),
                ("CO", draft.co),
                ("MARKER", [draft.marker]),
                ("ACTION", [draft.action]),
                ("TARGET", [draft.target]),
                ("CONDITION", [draft.condition]),
                ("DEADLINE", [draft.deadline]),
            ):
                for r in ranges:
                    if r is not None:
                        seen[(*r, label)] = None
        spans = (doc.char_span(a, b, label=label, alignment_mode="expand") for a, b, label in seen)
        doc.spans[SPANS_KEY] = [span for span in spans if span is not None]


@Language.factory("dutygraph_statements", default_config={"lexicon": None, "spans": True})
def create_statement_component(nlp: Language, name: str, lexicon: str | None, spans: bool) -> StatementComponent:
    """`lexicon`: path of a user's word list (see extract/lexicon); `spans`: also fill `doc.spans`."""
    return StatementComponent(vocabulary(lexicon), spans)


def pipeline(lexicon: str | None = None, *, spans: bool = False) -> Language:
    """A blank Chinese pipeline with our segmenter and grammar; needs no model and nothing from the internet.

    Reads each sentence by itself; `extract` also knows the lists and sentences before it.
    """
    nlp = spacy.blank("zh")
    nlp.tokenizer = Segmenter(nlp.vocab, vocabulary(lexicon))
    nlp.add_pipe("dutygraph_statements", config={"lexicon": lexicon, "spans": spans})
    return nlp


def _moved(draft: Draft, by: int) -> Draft:
    """The same draft, its ranges counted from the start of the Doc."""

    def move(r: Range | None) -> Range | None:
        return None if r is None else (r[0] + by, r[1] + by)

    def moves(rs: list[Range]) -> list[Range]:
        return [(a + by, b + by) for a, b in rs]

    return Draft(
        action=(draft.action[0] + by, draft.action[1] + by),
        target=move(draft.target),
        actors=moves(draft.actors),
        modality=draft.modality,
        marker=move(draft.marker),
        condition=move(draft.condition),
        deadline=move(draft.deadline),
        by=moves(draft.by),
        co=moves(draft.co),
        rule=draft.rule,
    )
