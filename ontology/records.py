"""The records that one room hands to the next: frozen, typed, plain.

Every position is a code point offset into the text that was read (`Text.content`), so that every fact can be shown
in its source. `Span.text` is exactly what the source has there, white space and line breaks included; `Span.plain`
is the same without white space, for comparing and showing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeVar


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the source: code points `start` (included) to `end` (excluded), and the text that stands there."""

    start: int
    end: int
    text: str

    @property
    def plain(self) -> str:
        """The text without white space: what a reader would quote."""
        return "".join(self.text.split())


@dataclass(frozen=True, slots=True)
class Given:
    """What a table says of a text beside it: it fills in what the text's own words leave open. `written` is the
    date 成文日期, `published` 发布日期, `source` where it was had from (an address on the web, a collection's name)."""

    title: str | None = None
    number: str | None = None
    written: date | None = None
    published: date | None = None
    source: str | None = None


NOTHING = Given()
"""What is known of a text that stands for itself."""


@dataclass(frozen=True, slots=True)
class Text:
    """What was read from one file.

    `path` is the address as it was given; `content` the text that all spans point into; `format` the file name ending
    that decided the reader ("txt", "md" ...); `encoding` the one detected, None where the format has its own;
    `sha256` the hex digest of the file's bytes; `given` what is known of the text beside its words.
    """

    path: str
    content: str
    format: str
    encoding: str | None
    sha256: str
    given: Given = NOTHING


@dataclass(frozen=True, slots=True)
class Copy:
    """One text that a document was found in: `address` below the folder that was read, `sha256` of its bytes."""

    address: str
    sha256: str
    format: str
    encoding: str | None


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a document's facts come from: every copy that was found, the one that was read first, and the
    `fingerprint` of all that they depend on (copies, what was given, version of the extraction)."""

    copies: tuple[Copy, ...]
    fingerprint: str


class Modality(StrEnum):
    """What kind of statement: exactly one for each."""

    OBLIGATION = "obligation"
    PROHIBITION = "prohibition"
    PERMISSION = "permission"
    ENCOURAGEMENT = "encouragement"


class Inferred(StrEnum):
    """Where an actor comes from that no words of the sentence itself state."""

    OPENING_LINE = "opening-line"
    PREVIOUS_SENTENCE = "previous-sentence"
    ADDRESSEES = "addressees"


class Role(StrEnum):
    """What an actor is to a provision by a responsibility note."""

    LEAD = "lead"
    RESPONSIBLE = "responsible"
    SUPPORT = "support"


class ProvisionKind(StrEnum):
    """What a provision is for. Preambles, guiding thoughts, principles, goals and definitions carry no statement."""

    PREAMBLE = "preamble"
    GUIDING_THOUGHT = "guiding-thought"
    PRINCIPLE = "principle"
    GOAL = "goal"
    MEASURE = "measure"
    SAFEGUARD = "safeguard"
    DEFINITION = "definition"
    LIABILITY = "liability"
    SUPPLEMENTARY = "supplementary"
    ROUTING = "routing"
    ATTACHMENT = "attachment"


class Nature(StrEnum):
    """What a statement is in practitioners' terms; a policy task is not a statutory duty."""

    STATUTORY_DUTY = "法定职责"
    POLICY_TASK = "政策任务"
    ENCOURAGEMENT = "鼓励引导"
    PRINCIPLE = "原则性要求"


class RoutingPart(StrEnum):
    """Parts of a processing slip: a proposal (拟办意见), an order (批示), a circulation (送阅, no duty)."""

    PROPOSAL = "proposal"
    ORDER = "order"
    CIRCULATION = "circulation"


@dataclass(frozen=True, slots=True)
class Document:
    """One policy document, as far as its text tells. Dates are None where the text does not give them."""

    id: str
    title: str | None
    number: str | None
    issuers: tuple[Span, ...]
    addressees: tuple[Span, ...]
    copied_to: tuple[Span, ...]
    written: date | None
    printed: date | None
    published: date | None
    in_force: date | None
    out_of_force: date | None
    printed_by: str | None
    form: str | None
    content: str | None
    rank: str | None
    status: str | None
    public: bool | None
    part_of: str | None
    sha256: str
    span: Span


@dataclass(frozen=True, slots=True)
class Provision:
    """A node of the document's tree. `span` covers it with its children, `own` only its own text.

    `number` is as printed (“（十八）”, “第五条”, None for an unnumbered one), `heading` None where it has none, `cite`
    the citation form (“国发〔2020〕7号第（十八）条”).
    """

    id: str
    document: str
    parent: str | None
    number: str | None
    heading: Span | None
    kind: ProvisionKind
    cite: str
    span: Span
    own: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class ActorMention:
    """Words that name who bears a statement. `inferred` is None where the sentence itself has them;
    `actors` are the identities that the mention was resolved to."""

    span: Span
    inferred: Inferred | None = None
    actors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """One duty, permission, prohibition or encouragement, as evaluation/GUIDELINES.md defines it.

    `by` holds the subject of a pivot verb, `co` who acts together with the actors, `rule` names the rule that found it.
    """

    id: str
    provision: str
    sentence: Span
    actors: tuple[ActorMention, ...]
    by: tuple[Span, ...]
    co: tuple[Span, ...]
    modality: Modality
    marker: Span | None
    action: Span
    target: Span | None
    condition: Span | None
    deadline: Span | None
    nature: Nature | None = None
    beneficiary: Span | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Assignment:
    """An actor's role for a provision, from a responsibility note (`note` is the whole of it)."""

    provision: str
    actor: Span
    role: Role
    note: Span


@dataclass(frozen=True, slots=True)
class Deadline:
    """A time limit in a form that can be compared; `deadlines.normalise` of the extraction reads it off the words.

    Either a day or period: `date` is an ISO date or a prefix of one ("2017-12-31", "2025-06", "2025"), or, where it
    comes back, without the year ("03-31"; "10" is the tenth day of every month). Or a duration: `amount` of `unit`
    ("working day", "day", "hour", "minute", "week", "month", "quarter", "year"), counted from `start` (“受理”, None
    where the text does not say); `before` where it runs back from `start` (“举办前20日”). `every` is the unit that a
    recurring one comes back in.
    """

    date: str | None = None
    amount: float | None = None
    unit: str | None = None
    start: str | None = None
    before: bool = False
    every: str | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that a goal sets: `compare` is one of "=", ">=", "<=", ">", "<", "~"."""

    value: float
    unit: str
    compare: str


@dataclass(frozen=True, slots=True)
class Goal:
    """A target state: `deadline` is an ISO date or a prefix of one ("2025", "2025-06"), None without a time."""

    provision: str
    deadline: str | None
    about: Span | None
    figures: tuple[Figure, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Routing:
    """What a receiving office wrote on a processing slip. `date` is ISO, "--07-29" style prefixes given as "07-29"."""

    part: RoutingPart
    actor: Span | None
    role: Role | None
    partners: tuple[Span, ...]
    action: Span | None
    date: str | None
    by: Span | None
    span: Span


@dataclass(frozen=True, slots=True)
class Slip:
    """A receiving office's processing slip: `name` its first line, `received` ISO (“07-21” without a year), `sender`
    the body that the paper came from, `number` its document number as the slip has it. Internal, like its routings."""

    document: str
    name: str
    received_number: str | None
    received: str | None
    sender: Span | None
    number: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class CitationTarget:
    """The text that is cited: its title without 《》, its number, its article, None for what is not given."""

    title: str | None
    number: str | None
    article: str | None


@dataclass(frozen=True, slots=True)
class Citation:
    """A reference from a provision to another text; `relation` is one of 依据 引用 废止 修改 转发 印发 批转 公布."""

    provision: str
    to: CitationTarget
    relation: str
    span: Span


@dataclass(frozen=True, slots=True)
class Definition:
    """“本办法所称X，是指Y”: `term` X, `meaning` Y, `scope` the text it holds for (“本办法”)."""

    provision: str
    term: Span
    meaning: Span
    scope: str


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """“Y（以下简称X）”: `term` X, `meaning` Y."""

    provision: str
    term: Span
    meaning: Span
    scope: str


class Certainty(StrEnum):
    """How a mention was resolved: by the registry; by a rule for the names of bodies; with the help of the document
    (date, place, writer, short forms, what went before); as a class; or not, since the words leave it open."""

    REGISTRY = "registry"
    RULE = "rule"
    CONTEXT = "context"
    CLASS = "class"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name actors: the ids of the actors meant, none where the words leave it open, how that was found, and
    the reason in words where the document was needed."""

    document: str
    span: Span
    actors: tuple[str, ...]
    certainty: Certainty
    reason: str | None


@dataclass(frozen=True, slots=True)
class Actor:
    """One identity: a body by its official name, or a class by what its members have in common.

    `id` is unique and readable (“科学技术部”, “县级以上教育部门”). The facets are those of
    `ontology.naming.facets.Facets`: `kind`, `head`, `levels`, `place`, `functions`, `qualifier`;
    `single` for one body, `named` where `id` is its official name, `related` where the words leave open which of
    them (“有关部门”).
    """

    id: str
    kind: str
    head: str
    levels: tuple[str, ...]
    place: str | None
    functions: tuple[str, ...]
    qualifier: str | None
    single: bool
    named: bool
    related: bool
    of_government: bool


Record = (
    Document
    | Provision
    | Statement
    | Assignment
    | Goal
    | Slip
    | Routing
    | Citation
    | Definition
    | Abbreviation
    | Mention
    | Actor
)


R = TypeVar(
    "R",
    Document,
    Provision,
    Statement,
    Assignment,
    Goal,
    Slip,
    Routing,
    Citation,
    Definition,
    Abbreviation,
    Mention,
    Actor,
)


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was read off one text: records in the document's order. `origins` says by document id where its facts
    come from, for a text that is one of a corpus; `reviewed` has the names of the records (`kg.naming`) that a person
    confirmed or corrected."""

    text: Text
    records: tuple[Record, ...] = field(default=())
    origins: Mapping[str, Origin] = field(default_factory=dict)
    reviewed: frozenset[str] = frozenset()

    def of(self, kind: type[R]) -> tuple[R, ...]:
        """The records of one type, in order."""
        return tuple(r for r in self.records if isinstance(r, kind))
