"""How far two people who coded the same units agree: Cohen's κ (J. Cohen, Educ. Psychol. Meas. 20, 1960, 37–46)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from ontology.errors import QueryError


@dataclass(frozen=True, slots=True)
class Agreement:
    """`units` that both coded, the share on which they agree, and κ: 1 for all, 0 for no more than by chance.

    `kappa` is None where both gave one and the same category to everything. `differing` has the units (code, first
    coder, second coder), `only` the codes that one of them alone has.
    """

    units: int
    agreement: float
    kappa: float | None
    differing: tuple[tuple[str, str, str], ...]
    only: tuple[str, ...]


def agreement(one: Mapping[str, str], other: Mapping[str, str]) -> Agreement:
    """Compare two codings: the category by the unit's code. Raises QueryError where they have no unit in common."""
    both = [code for code in one if code in other]
    if not both:
        raise QueryError("两份编码没有共同的单元 / the codings have no unit in common")
    same = sum(one[code] == other[code] for code in both)
    first, second = (Counter(coding[code] for code in both) for coding in (one, other))
    observed = same / len(both)
    expected = sum(first[category] * second[category] for category in first) / len(both) ** 2
    return Agreement(
        len(both),
        observed,
        None if expected == 1 else (observed - expected) / (1 - expected),
        tuple((code, one[code], other[code]) for code in both if one[code] != other[code]),
        tuple(sorted(one.keys() ^ other.keys())),
    )
