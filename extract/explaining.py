"""How the grammar came to its statements: sentence by sentence, clause by clause, by which rule."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from ontology.records import Statement, Text

from .grammar import Draft, Setting
from .grammar.drafts import Range, Step
from .grammar.reading import Reading
from .sentence import Sentence, sentence_bounds
from .statements import StatementReader
from .structure import read_structure
from .units import Unit
from .words import vocabulary

_KEPT = ("subject", "condition", "deadline", "topic", "fronted", "co")
"""What a clause leaves to those behind it, by the fields of `Reading`."""


@dataclass(frozen=True, slots=True)
class ExplainedClause:
    """A stretch of the sentence that was read in one go: by which reading (`case`, `clause` ...), what it left to the
    clauses behind it (by the name of the role, in the sentence's words) and the statements it became."""

    text: str
    reading: str
    left: tuple[tuple[str, str], ...]
    drafts: tuple[Draft, ...]
    described: bool


@dataclass(slots=True)
class ExplainedSentence:
    """One sentence: its words with the letter of what each can be (`words.py`) and whether it ends the name of
    somebody who acts; its clauses; `dropped` are statements that the document around it took back."""

    text: str
    words: tuple[tuple[str, str, bool], ...]
    clauses: tuple[ExplainedClause, ...]
    dropped: list[Draft] = field(default_factory=list)

    @property
    def drafts(self) -> list[Draft]:
        """All that the grammar read, in the sentence's order."""
        return [draft for clause in self.clauses for draft in clause.drafts]


def explain_sentence(text: str, *, lexicon: str | None = None, setting: Setting | None = None) -> ExplainedSentence:
    """Read one sentence and say how. InputError where the word list `lexicon` cannot be read."""
    sentence = Sentence(text, vocabulary(lexicon))
    reading = Reading(sentence, vocabulary(lexicon), setting or Setting())
    before = _state(reading)
    clauses = []
    for step in reading.steps():
        after = _state(reading)
        clauses.append(_clause(sentence, step, reading, before, after))
        before = after
    words = tuple(zip(sentence.words, sentence.kinds, sentence.agents, strict=True))
    return ExplainedSentence(text, words, tuple(clauses))


def explain(text: Text, *, lexicon: str | None = None) -> Iterator[tuple[Unit, list[ExplainedSentence]]]:
    """Every unit of a text with its sentences as they were read; no sentence for a unit that carries no statement."""
    structure = read_structure(text)
    read: list[ExplainedSentence] = []

    def read_sentence(body: str, setting: Setting) -> list[Draft]:
        explained = explain_sentence(body, lexicon=lexicon, setting=setting)
        if not (read and read[-1].text == body):  # an opening line is read again for its actor
            read.append(explained)
        return explained.drafts

    reader = StatementReader(read_sentence, vocabulary(lexicon))
    for unit, records in reader.walk(structure.units, structure.provisions, text.content, {}):
        kept = [record for record in records if isinstance(record, Statement)]
        for sentence in read:
            for draft in sentence.drafts:
                if kept and kept[0].action.plain == "".join(sentence.text[slice(*draft.action)].split()):
                    kept.pop(0)
                else:
                    sentence.dropped.append(draft)
        yield unit, list(read)
        read.clear()


def explain_words(text: str, *, lexicon: str | None = None) -> Iterator[ExplainedSentence]:
    """The sentences of a paragraph that stands for itself."""
    for start, end in sentence_bounds(text):
        yield explain_sentence(text[start:end].strip(), lexicon=lexicon)


def _state(reading: Reading) -> dict[str, object]:
    state: dict[str, object] = {name: getattr(reading, name) for name in _KEPT}
    handed = None if reading.pivot is None else reading.pivot[0]
    return {**state, "pivot": handed, "drafts": len(reading.out), "described": reading.descriptive}


def _clause(
    sentence: Sentence, step: Step, reading: Reading, before: dict[str, object], after: dict[str, object]
) -> ExplainedClause:
    first, last = sentence.segments[step.first][0], sentence.segments[step.last - 1][1]
    left = []
    for name in (*_KEPT, "pivot"):
        value = after[name]
        if value and value != before[name]:
            ranges: list[Range] = value if isinstance(value, list) else [value]  # type: ignore[list-item]
            left.append((name, "、".join(sentence.text[a:b] for a, b in ranges)))
    drafts = tuple(reading.out[int(str(before["drafts"])) :])
    return ExplainedClause(
        text=sentence.text[slice(*sentence.span(first, last))],
        reading=step.reading,
        left=tuple(left),
        drafts=drafts,
        described=bool(after["described"]) and not drafts,
    )
