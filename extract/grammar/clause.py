"""What stands between two commas: subject, modal word, phrases before the verb, verb phrases."""

from __future__ import annotations

from ontology.records import Modality

from ..words import ADJECTIVE, ADVERB, LIGHT, LOCALIZER, MODAL, NOMINAL_VERB, NOUN, NUMBER, PREPOSITION, PRONOUN, VERB
from .coordination import Coordination
from .drafts import Mood, Segment


class Clause(Coordination):
    """Reads one clause."""

    def read(self, following: Segment | None, joined: str, before: str) -> None:
        r = self.r
        w, k = r.w, r.k
        i, j = self.i, self.j
        if following and following[0] < following[1]:
            self.manner_follows = k[following[0]] == PREPOSITION and w[following[0]] not in ("对", "由", "将")
        i = self.during(i, j)
        modal = self.modal(i, j)
        self.limit = -1 if modal is None else modal
        if modal is None or not self.attributed_agent(i, modal):
            i = self.adjuncts(i, j if modal is None else modal)
        if i >= j:
            self.leave()
            return
        if (
            modal is None
            and following
            and following[0] < following[1]
            and w[following[0]] == "由"
            and (self.attributed_thing(i, j) or k[i] in (NOUN, ADJECTIVE))
        ):
            r.topic = r.s.span(i, j)
            return
        if modal is None and following and self.modal_opens(following):
            if self.attributed_agent(i, j):
                r.set_subject(r.agents(i, j))
                return
            if self.attributed_thing(i, j):
                r.topic = r.s.span(i, j)
                return
        mood: Mood | None = None
        if modal is not None:
            if modal > i:
                self.left(i, modal)
            mood = self.mood(modal)
            i = modal + 1
            if w[modal] == "有权" or True:
                pass
            while i < j - 1 and k[i] == MODAL:
                second = self.mood(i)
                if second.modality is not Modality.OBLIGATION or mood.modality is Modality.OBLIGATION:
                    mood = second if r.v.modality[w[i]] is not Modality.OBLIGATION else mood
                i += 1
            r.mood = mood
            r.pivot = None
            r.descriptive = False
            if following and w[j - 1] in ("后", "之后", "时") and j - i > 2:
                r.condition = r.s.span(i, j)
                return
        else:
            end = r.subject_end(i, j)
            if end is not None and end < j:
                r.set_subject(r.agents(i, end))
                if (
                    following
                    and following[0] < following[1]
                    and r.k[end] in (VERB, NOMINAL_VERB, LIGHT)
                    and r.w[following[0]] in self.r.closed.after_case
                    and r.w[end] != "负责"
                ):
                    r.condition = r.s.span(end, j)
                    return
                if w[end] == "由" or (end + 1 < j and w[end + 1] == "由" and k[end] == ADVERB):
                    self.topic, self.topic_agents = r.s.span(i, end), r.subject
                i = end
            elif end == j:
                agents = r.agents(i, j)
                if following and agents:
                    r.set_subject(agents)
                self.leave()
                return
            elif not self.begins_predicate(i, j):
                q = r.next_vp(i + 1, j)
                if q is None:
                    q2 = self.late_preposition(i, j)
                    if q2 is None:
                        if r.k[i] in (NOUN, PRONOUN, ADJECTIVE, NUMBER) and i == self.i:
                            r.topic = r.s.span(i, j)
                        self.leave()
                        return
                    self.topic = r.s.span(i, q2)
                    i = q2
                else:
                    q2 = self.late_preposition(i, q)
                    if q2 is not None:
                        q = q2
                    if not self.topic_ok(i, q, j):
                        if any(w[x] in self.r.closed.descriptive for x in range(i, min(j, q + 3))):
                            r.descriptive = True
                        self.leave()
                        return
                    if r.k[q - 1] != LOCALIZER and w[q - 1] not in ("内", "中", "上", "里"):
                        self.topic = r.s.span(i, q)
                    i = q
        first = i
        i = self.adjuncts(i, j)
        if i >= j:
            if mood is not None and first < j and (mood.modality is Modality.PROHIBITION or k[first] == MODAL):
                self.verb_phrase(first, j, whole=True)
                return
            if (
                mood is not None
                and first < j
                and k[j - 1] == NOMINAL_VERB
                and w[j - 2] not in ("、", "的", "和")
                and w[first] != "经"
            ):
                self.verb_phrase(j - 1, j)
                return
            if mood is not None and first < j and w[first] == "经":
                self.condition = None
                self.verb_phrase(first, j)
                return
            self.leave()
            return
        if (
            w[i] in ("有", "负有", "都有", "均有")
            and w[j - 1] in ("义务", "责任", "权利")
            and w[j - 2] == "的"
            and j - i > 4
        ):
            r.mood = Mood(Modality.PERMISSION if w[j - 1] == "权利" else Modality.OBLIGATION, r.s.span(j - 1, j))
            self.predicates(self.adjuncts(i + 1, j - 2), j - 2)
            return
        if w[i] in r.v.copula and mood is None:
            if w[i] == "是":
                r.descriptive = not r.subject
            return
        self.predicates(i, j)

    def begins_predicate(self, i: int, j: int) -> bool:
        return self.r.predicate_opens(i, j)
