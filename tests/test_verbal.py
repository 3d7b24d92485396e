"""Verbs and verbal nouns told apart by what stands beside them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract import verbal
from extract.sentence import Sentence
from extract.words import ADVERB, DE, NOMINAL_VERB, NOUN, PREPOSITION, VERB, Vocabulary

VOCABULARY = Vocabulary()


@pytest.mark.parametrize(
    ("sentence", "word", "kind"),
    [
        ("申请人应当提交申请材料。", "提交", VERB),
        ("申请人应当按照要求提交支付凭证。", "支付", NOMINAL_VERB),
        ("银行应当提供支付服务。", "支付", NOMINAL_VERB),
        ("用户应当按时支付费用。", "支付", VERB),
    ],
)
def test_what_a_word_is_where_it_stands(sentence: str, word: str, kind: str) -> None:
    found = Sentence(sentence, VOCABULARY)
    assert found.kinds[found.words.index(word)] == kind


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["申请", "材料", "支付", "的", "应当", "企业", "，"]),
            st.sampled_from([VERB, NOMINAL_VERB, NOUN, DE, ADVERB, PREPOSITION]),
            st.booleans(),
        ),
        max_size=8,
    )
)
def test_the_sum_is_that_of_the_features(tokens: list[tuple[str, str, bool]]) -> None:
    words, kinds, agents = [t[0] for t in tokens], [t[1] for t in tokens], [t[2] for t in tokens]
    marked = verbal.marked_kinds(kinds, agents)
    wanted = list(kinds)
    for i, kind in enumerate(kinds):
        if kind in (VERB, NOMINAL_VERB) and len(words[i]) > 1:
            features = verbal.features(words, kinds, marked, i)
            total = sum(table.get(feature, 0) for table, feature in zip(verbal.weights(), features, strict=True))
            if total > verbal.VERB_ABOVE:
                wanted[i] = VERB
            elif total < verbal.NOUN_BELOW:
                wanted[i] = NOMINAL_VERB
    verbal.decide(words, kinds, agents, frozenset())
    assert kinds == wanted
