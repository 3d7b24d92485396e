"""The same document twice: recognised by what names it and by its words, kept once, whichever is read first."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from varied import policy

from dutygraph.corpus.likeness import candidates, likeness, signature
from dutygraph.corpus.planning import Plan, plan
from dutygraph.corpus.source import Source
from dutygraph.corpus.surveying import Survey, survey


def surveyed(**texts: str) -> list[Survey]:
    """Surveys of texts under names like a_txt, b_html."""
    return [
        survey(Source(name, name, "", data=text.encode(), ending=name.rpartition("_")[2]))
        for name, text in texts.items()
    ]


def kept(found: Plan) -> dict[str, list[str]]:
    """The copies of each document by the text that is read."""
    return {
        task.survey.address: [copy.address for origin in task.origins.values() for copy in origin.copies]
        for task in found.tasks
    }


def without_name(text: str) -> str:
    """A repost: the body alone, under another site's header."""
    return "本站转载\n\n" + text.partition("单位：\n\n")[2].rpartition("\n\n2021年")[0]


def page(text: str) -> str:
    return "<html><body>" + "".join(f"<p>{line}</p>" for line in text.split("\n\n")) + "</body></html>"


def misread(text: str, share: float = 0.01) -> str:
    """As OCR reads it: some characters of the body wrong."""
    chance = random.Random(1)
    head, mark, body = text.partition("单位：")
    return head + mark + "".join(chance.choice("日口曰目田") if chance.random() < share else c for c in body)


def test_signatures_estimate_what_texts_share() -> None:
    text = policy(1) * 2
    assert likeness(signature(text), signature(text.replace("，", ", ").upper())) == 1
    assert likeness(signature(policy(1)), signature(policy(2))) < 0.4
    words = "".join(chr(0x4E00 + i) for i in range(4000))
    half = words[:3000] + "".join(chr(0x6E00 + i) for i in range(1000))
    assert likeness(signature(words), signature(half)) == pytest.approx(3000 / 5000, abs=0.12)
    assert signature("太短") == b""


def test_a_long_text_is_signed_like_a_short_one() -> None:
    words = "".join(chr(0x4E00 + i % 20000) for i in range(450_000))
    assert likeness(signature(words), signature(words[:30_000])) > 0.95


def test_only_texts_with_something_in_common_are_compared() -> None:
    texts = [policy(n) for n in range(40)]
    texts.append(without_name(texts[7]))
    assert (7, 40) in set(candidates([signature(text) for text in texts]))


def test_the_same_number() -> None:
    found = plan(surveyed(a_txt=policy(1), b_txt=policy(1).replace("水", "冰"), c_txt=policy(2)), "1")
    assert kept(found) == {"a_txt": ["a_txt", "b_txt"], "c_txt": ["c_txt"]}
    assert [(r.kept, r.others) for r in found.repeated] == [("a_txt", ("b_txt",))]


def test_a_repost_under_another_header() -> None:
    found = plan(surveyed(repost_txt=without_name(policy(1)), whole_html=page(policy(1))), "1")
    assert kept(found) == {"whole_html": ["repost_txt", "whole_html"]}


def test_a_scan_that_was_misread() -> None:
    found = plan(surveyed(a_txt=policy(1), scan_txt=misread(without_name(policy(1)))), "1")
    assert kept(found) == {"a_txt": ["a_txt", "scan_txt"]}


def test_of_copies_alike_the_format_that_loses_least() -> None:
    texts = surveyed(a_txt=policy(1), b_txt=policy(1))
    texts[0] = replace(texts[0], format="pdf")
    assert list(kept(plan(texts, "1"))) == ["b_txt"]


@pytest.mark.parametrize(
    ("old", "new"), [("〔2021〕1号", "〔2022〕1号"), ("（第1期）", "（第3期）"), ("\n\n2021年", "\n\n2022年")]
)
def test_nearly_the_same_words_under_another_number_title_or_date(old: str, new: str) -> None:
    first = policy(1) if "号" in old else policy(1).replace("政发〔2021〕1号", "")
    other = first.replace(old, new)
    assert first != other
    assert set(kept(plan(surveyed(a_txt=first, b_txt=other), "1"))) == {"a_txt", "b_txt"}


def test_a_nameless_copy_does_not_join_what_numbers_part() -> None:
    one, other = policy(1), policy(1).replace("1号", "8号").replace("第1期", "第8期")
    found = kept(plan(surveyed(a_txt=one, b_txt=other, c_txt=without_name(one)), "1"))
    assert set(found) == {"a_txt", "b_txt"} and sorted(chain(*found.values())) == ["a_txt", "b_txt", "c_txt"]


def test_a_covering_notice_keeps_what_it_carries_together() -> None:
    carried = policy(3)
    notice = (
        "某市人民政府关于印发《水库安全管理办法》的通知\n\n某政发〔2021〕77号\n\n各县人民政府：\n\n"
        "现将《水库安全管理办法》印发给你们，请认真贯彻执行。\n\n某市人民政府\n\n2021年5月6日\n\n"
        "水库安全管理办法\n\n"
        + "\n\n".join(
            f"第{n}条　{line}" for n, line in zip("一二三四五六七八", carried.split("\n\n")[4:], strict=False)
        )
    )
    alone = "水库安全管理办法\n\n" + notice.rpartition("水库安全管理办法\n\n")[2]
    (both, single) = surveyed(both_txt=notice, alone_txt=alone)
    assert len(both.documents) == 2 and len(single.documents) == 1
    found = kept(plan([both, single], "1"))
    assert list(found) == ["both_txt"] and "alone_txt" in found["both_txt"]


@settings(deadline=None, max_examples=20)
@given(st.randoms())
def test_the_plan_does_not_depend_on_the_order(chance: random.Random) -> None:
    shuffled = list(_MIXED)
    chance.shuffle(shuffled)
    assert plan(shuffled, "1") == plan(_MIXED, "1")


def test_another_version_makes_other_fingerprints() -> None:
    texts = surveyed(a_txt=policy(1))
    assert plan(texts, "1").fingerprints != plan(texts, "2").fingerprints
    assert plan(texts, "1").fingerprints == plan(surveyed(a_txt=policy(1)), "1").fingerprints


_MIXED = surveyed(
    a_txt=policy(1), b_txt=policy(1), c_txt=without_name(policy(1)), d_txt=misread(policy(2)), e_txt=policy(2),
    f_txt=without_name(policy(3)), g_txt=without_name(policy(3)) + "完", h_txt="无名的短文", i_txt="无名的短文",
)  # fmt: skip


def test_two_documents_of_one_name_are_not_taken_for_one() -> None:
    one, other = (policy(n).partition("意见")[2].partition("\n\n")[2].partition("\n\n")[2] for n in (1, 5))
    found = plan(surveyed(a_txt=f"公告栏\n\n{one}", b_txt=f"公告栏\n\n{other}".replace("丰乐", "凤岭")), "1")
    assert not found.repeated
