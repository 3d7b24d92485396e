"""How much two documents have in common: MinHash signatures of their words, compared by locality-sensitive hashing."""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections import defaultdict
from collections.abc import Iterator, Sequence

from rensa import RMinHash

LIKE = 0.75
"""The share of character 5-grams (estimated Jaccard) from which two documents may be the same."""

SHINGLE = 5
SHORTEST = 100
"""Characters below which a text says too little to be compared."""

_HASHES = 128
_BANDS = 32  # of 4 hashes: 75 % alike share a band with a chance of 0.99999, 40 % alike of 0.56
_SEED = 20200713
_STRETCH = 200_000  # characters shingled at a time
_NEIGHBOURS = 50
_NOT_WORDS = re.compile(r"[\W_]+")


def signature(text: str) -> bytes:
    """128 hashes of 4 bytes of a text's letters and digits, widths and case aside; b"" for less than `SHORTEST`."""
    hashes = RMinHash(num_perm=_HASHES, seed=_SEED)
    rest, length = "", 0
    for start in range(0, len(text), _STRETCH):
        words = _NOT_WORDS.sub("", unicodedata.normalize("NFKC", text[start : start + _STRETCH]).lower())
        length += len(words)
        words = rest + words
        hashes.update([words[i : i + SHINGLE] for i in range(len(words) - SHINGLE + 1)])
        rest = words[1 - SHINGLE :]
    return array("I", hashes.digest()).tobytes() if length >= SHORTEST else b""


def likeness(one: bytes, other: bytes) -> float:
    """The estimated Jaccard similarity of the texts that two signatures are of."""
    first, second = memoryview(one).cast("I"), memoryview(other).cast("I")
    return sum(a == b for a, b in zip(first, second, strict=True)) / _HASHES


def candidates(signatures: Sequence[bytes]) -> Iterator[tuple[int, int]]:
    """Pairs of indices, the smaller first, whose signatures share a band; each once, empty signatures never.

    Where very many share one, each is paired with those just before it: that finds copies without comparing all.
    """
    width = 4 * _HASHES // _BANDS
    buckets: defaultdict[bytes, list[int]] = defaultdict(list)
    for index, signed in enumerate(signatures):
        if not signed:
            continue
        near: set[int] = set()
        for band in range(_BANDS):
            bucket = buckets[band.to_bytes(1, "big") + signed[band * width : (band + 1) * width]]
            near.update(bucket[-_NEIGHBOURS:])
            bucket.append(index)
        for other in sorted(near):
            yield other, index
