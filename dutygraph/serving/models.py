"""What the API answers with. Positions are code points from the beginning of the document's text."""

from __future__ import annotations

from pydantic import BaseModel, Field

Place = tuple[int, int]
"""Start (included) and end (excluded)."""


class DocumentEntry(BaseModel):
    """A document in a list. Dates are ISO or ""."""

    id: str = Field(examples=["国发〔2020〕7号"])
    title: str
    number: str
    issuers: list[str]
    form: str
    content: str
    rank: str
    status: str
    date: str = Field(
        description="成文、印发、发布、施行日期中的第一个 the first known of written, printed, published, in force"
    )
    part_of: str
    provisions: int
    statements: int
    missing: list[str] = Field(description="缺失的元数据 metadata that the text does not give")


class Documents(BaseModel):
    """Documents by date, newest first; `total` counts all that match."""

    total: int
    rows: list[DocumentEntry]


class ProvisionEntry(BaseModel):
    """A node of the document's tree; `own` are the places of its own text."""

    id: str
    parent: str
    number: str
    heading: str
    kind: str
    cite: str
    depth: int
    start: int
    end: int
    own: list[Place]


class Bearer(BaseModel):
    """Who bears a statement, and by which words; `grade` is stated or inferred."""

    actor: str
    grade: str
    inferred: str
    words: str


class Mark(BaseModel):
    """A part of a statement in the text: actor, by, co, marker, action, target, condition or deadline."""

    part: str
    start: int
    end: int


class StatementEntry(BaseModel):
    """One duty, permission, prohibition or encouragement with the places of its parts."""

    id: str
    provision: str
    cite: str
    modality: str
    nature: str
    grade: str
    sentence: Place
    evidence: str
    action: str
    target: str
    condition: str
    deadline: str
    bearers: list[Bearer]
    co: list[str]
    marks: list[Mark]
    reviewed: bool


class AssignmentEntry(BaseModel):
    """An actor's role (lead, responsible, support) for a provision by a responsibility note."""

    provision: str
    actor: str
    role: str
    words: str
    note: Place


class GoalEntry(BaseModel):
    """A target state with its date."""

    provision: str
    deadline: str
    start: int
    end: int


class CitationEntry(BaseModel):
    """A reference to another text; `document` is its id where it is in the store, else ""."""

    provision: str
    title: str
    number: str
    article: str
    relation: str
    document: str
    start: int
    end: int


class DocumentSheet(BaseModel):
    """A document with its text and everything that was read off it."""

    about: DocumentEntry
    dates: dict[str, str]
    addressees: list[str]
    text: str
    provisions: list[ProvisionEntry]
    statements: list[StatementEntry]
    assignments: list[AssignmentEntry]
    goals: list[GoalEntry]
    citations: list[CitationEntry]


class Cell(BaseModel):
    """What a body is to a provision: `part` is lead ▲, support ● or suggested ○."""

    actor: str
    part: str
    grades: list[str]
    roles: list[str]
    statements: list[str]
    places: list[Place] = Field(description="责任分工的位置 where a responsibility note says it")


class MatrixRow(BaseModel):
    """A provision that asks for something; `led` where somebody is named to lead it or to answer for it."""

    provision: str
    label: str
    section: str
    cite: str
    led: bool
    statements: int
    cells: list[Cell]


class Matrix(BaseModel):
    """条款 × 部门: rows in the document's order, columns in the order of the institutions."""

    document: str
    title: str
    number: str
    actors: list[str]
    rows: list[MatrixRow]


class ActorEntry(BaseModel):
    """An actor and how much falls to it."""

    name: str
    duties: int
    stated: int
    assigned: int
    inferred: int
    documents: int


class Actors(BaseModel):
    """Actors, those with most duties first."""

    total: int
    rows: list[ActorEntry]


class Suggestion(BaseModel):
    """Something to go to: an actor, a document, a provision. `names` are others of it; `pinyin` and `initials`, one
    for each name, find it by what is typed."""

    kind: str
    key: str
    label: str
    names: list[str] = []
    extra: str
    weight: int
    pinyin: str = ""
    initials: str = ""
    document: str = ""


class Suggestions(BaseModel):
    """The best first."""

    rows: list[Suggestion]


class LabelEntry(BaseModel):
    """A parameter or column, in both languages."""

    name: str
    zh: str
    en: str
    type: str = ""
    required: bool = False
    choices: list[str] = []


class QuestionEntry(BaseModel):
    """A named question, as a form and a table need it."""

    name: str
    zh: str
    en: str
    parameters: list[LabelEntry]
    columns: list[LabelEntry]


class QuestionRows(BaseModel):
    """The rows from `offset` on; `total` counts all. `levels` has the levels (国家, 省 …) of the actors in these rows,
    for those that have any."""

    question: QuestionEntry
    total: int
    offset: int
    rows: list[dict[str, object]]
    levels: dict[str, list[str]] = {}


class Problem(BaseModel):
    """Why there is no answer: one line in Chinese and English."""

    error: str
