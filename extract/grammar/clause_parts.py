"""What a clause has shown while it is read."""

from __future__ import annotations

from ontology.records import Modality

from ..words import ADJECTIVE, CONJUNCTION, DE, NOMINAL_VERB, NOUN, PREPOSITION, PRONOUN, PUNCTUATION, VERB
from .case_bounds import CaseBounds
from .drafts import Range

_NOMINAL = (NOUN, NOMINAL_VERB, ADJECTIVE, CONJUNCTION, PUNCTUATION, PRONOUN)


class ClauseParts:
    """Fields that the steps of reading a clause fill, and questions they share."""

    def __init__(self, reading: CaseBounds, i: int, j: int) -> None:
        self.r = reading
        self.i = i
        self.j = j
        self.fronted: Range | None = None  # object after 将 把 对
        self.fronted_by = ""
        self.condition: Range | None = None
        self.deadline: Range | None = None
        self.co: list[Range] = []
        self.agent: list[Range] | None = None  # after 由
        self.topic: Range | None = None
        self.limit = -1
        self.topic_agents: list[Range] | None = None
        self.manner_follows = False
        self.act_follows = False  # what a pivot's agent does stands behind the comma
        self.in_pivot = False
        self.modal_behind = False  # a modal word opens the next segment
        self.alone = False  # no further predicate follows behind the comma
        self.followed = False  # words follow behind the comma
        self.vp_follows = False  # a predicate follows behind the comma

    def de_after(self, x: int, j: int) -> bool:
        return DE in self.r.k[x + 1 : j]

    def modified_agent(self, i: int, j: int, alone: bool = False) -> int | None:
        r = self.r
        k = r.k
        for y in range(i + 1, j):
            if k[y] == DE:
                return r.subject_end(y + 1, j, after_pivot=True, alone=alone) if y + 1 < j else None
        return None

    def acts_otherwise(self, i: int) -> bool:
        """Whether the verb at word i is none that 不予 refuses (不予收寄，并报告X; 不予登记，书面通知Y)."""
        closed, word = self.r.closed, self.r.w[i]
        told = word in closed.hands_over or word in closed.makes_known or word in closed.recipients or word == "通知"
        return told or word in closed.sanctions or word in ("责令", "给予", "退还")

    def acts_in_row(self, i: int, j: int) -> bool:
        """“分类、组卷、整理和编目”: words i to j are a list of words of two characters that begins with an act."""
        r = self.r
        if j - i < 3 or (j - i) % 2 == 0 or r.k[i] not in (VERB, NOMINAL_VERB):
            return False
        return all(r.conjoins(x) if (x - i) % 2 else len(r.w[x]) == 2 for x in range(i, j))

    def nominal_end(self, i: int, j: int) -> bool:
        """Whether nothing but nouns follows the last 的 of words i to j (…的桥梁、引路和其他设施)."""
        de = self.r.last_de(i, j)
        return de > i and all(kind in _NOMINAL for kind in self.r.k[de + 1 : j])

    def last_modified(self, i: int, j: int) -> int | None:
        """The word after the agent behind the last 的 of words i to j that one follows."""
        found = (self.r.subject_end(y + 1, j, after_pivot=True) for y in range(j - 2, i, -1) if self.r.k[y] == DE)
        return next((end for end in found if end is not None), None)

    def more_names(self, i: int, j: int) -> list[Range]:
        """The agents that words i to j name, after those that they add to (A、B，C负责…; A，特别是B要…)."""
        r = self.r
        joined = r.names_until + 2 == i and r.joined in r.closed.conjunction
        goes_on = r.names_until + 1 == i or joined or r.joined in r.closed.singles_out
        return [*r.subject, *r.agents(i, j)] if goes_on else r.agents(i, j)

    def acts_to_end(self, i: int, j: int) -> bool:
        """Whether words i to j are a phrase and a bare verb (向他人提供), and what is acted on stands before."""
        r = self.r
        brought = self.fronted or r.fronted or self.topic or r.topic or r.past_topic
        if not brought and not (r.mood.modality is Modality.PROHIBITION and r.w[j - 1] in r.closed.deals):
            return False  # 不得泄露或者向他人提供
        x = r.past_adverbs(i, j)
        return x < j - 1 and r.k[x] == PREPOSITION and r.next_vp(x + 2, j, alone=True) == j - 1

    def leave(self) -> None:
        """The segment had no predicate: what it held goes on to the next."""
        r = self.r
        if self.condition:
            r.condition = self.condition
        if self.deadline:
            r.deadline = self.deadline
        if self.topic:
            r.topic = self.topic
        if self.fronted:
            r.fronted, r.fronted_by = self.fronted, self.fronted_by
        if self.co:
            r.co = self.co
        if self.agent is not None:
            r.subject, r.pivot = self.agent, None
