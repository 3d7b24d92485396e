"""Words whose part depends on their neighbours: corrected before the grammar reads a sentence."""

from __future__ import annotations

from .words import (
    ADJECTIVE,
    ADVERB,
    CONJUNCTION,
    DE,
    LIGHT,
    LOCALIZER,
    MODAL,
    NOMINAL_VERB,
    NOUN,
    NUMBER,
    PIVOT,
    PREPOSITION,
    PRONOUN,
    PUNCTUATION,
    VERB,
    Vocabulary,
)

_BODIES = frozenset(
    [
        "部门",
        "单位",
        "机构",
        "机关",
        "人员",
        "主体",
        "者",
        "人",
        "局",
        "部",
        "委",
        "厅",
        "署",
        "院",
        "方",
        "委员会",
        "公司",
        "团体",
        "义务人",
        "专家",
    ]
)
_AFTER_PHRASE = frozenset((VERB, ADVERB, PREPOSITION, PIVOT, NOMINAL_VERB, LIGHT))
_AFTER_NAMES = frozenset((VERB, ADVERB, MODAL, PREPOSITION, CONJUNCTION, PUNCTUATION, LOCALIZER))


def correct(words: list[str], kinds: list[str], agents: list[bool], vocabulary: Vocabulary) -> None:
    """Change `kinds` and `agents` in place."""
    n = len(words)
    heads = vocabulary.lists["agents.head"]
    twofold = vocabulary.lists["verbs.twofold"]
    singles = vocabulary.lists["agents.single"]
    bearers = vocabulary.lists["agents.compound"]
    for i in range(n):
        word, kind = words[i], kinds[i]
        before = kinds[i - 1] if i else PUNCTUATION
        if word == "组织":
            # 社会组织 is somebody, 组织实施 is an action
            if i and (
                words[i - 1] in bearers
                or (before == NOUN and not agents[i - 1] and i + 1 < n and kinds[i + 1] in _AFTER_NAMES)
            ):
                kinds[i], agents[i] = NOUN, True
            else:
                kinds[i], agents[i] = VERB, False
        elif (
            kind in (VERB, NOMINAL_VERB, PIVOT)
            and i + 1 < n
            and (
                words[i + 1] in heads
                or (before == NOUN and agents[i + 1] and word not in vocabulary.strong and kinds[i + 1] != VERB)
            )
        ):
            # 主管部门, 建设单位: the verb is part of the name
            if kind == PIVOT or word in ("会同", "联合", "委托", "协调", "组织", "要求", "责令"):
                continue
            opens = before in (PUNCTUATION, MODAL, ADVERB) and words[i - 1 if i else 0] not in ("、", "）")
            if not opens or word == "主管" or (word not in vocabulary.strong and words[i + 1] in _BODIES):
                kinds[i] = NOUN
                agents[i] = False
                x = i - 1
                while x >= 0 and (kinds[x] == NOMINAL_VERB or (kinds[x] == VERB and words[x] not in vocabulary.strong)):
                    kinds[x] = NOUN
                    x -= 1
        elif kind == ADVERB and word in twofold and i + 1 < n and kinds[i + 1] in (NOUN, ADJECTIVE, PRONOUN, LOCALIZER):
            kinds[i] = VERB
        elif (
            kind == VERB
            and len(word) == 1
            and word not in vocabulary.strong
            and (
                before in (NOUN, NOMINAL_VERB, ADJECTIVE)
                or (i + 1 < n and len(words[i + 1]) > 1 and kinds[i + 1] == NOUN)
            )
        ):
            kinds[i] = NOUN
        elif word == "处" and i + 1 < n and kinds[i + 1] == NUMBER:
            kinds[i], agents[i] = VERB, False
        elif word in ("采取", "采用", "违反"):
            # 采取…方式V, 违反…规定V open another verb phrase
            ends = ("规定", "要求") if word == "违反" else ("方式", "形式", "办法", "手段", "方法", "模式")
            for x in range(i + 1, min(i + 16, n - 1)):
                if kinds[x] == PUNCTUATION and words[x] != "、":
                    break
                if words[x] in ends:
                    if kinds[x + 1] in _AFTER_PHRASE and words[x + 1] not in ("的", "、"):
                        kinds[i] = PREPOSITION
                    break
        elif word in singles and i and before in (NOUN, NOMINAL_VERB, VERB) and words[i - 1] not in singles:
            kinds[i], agents[i] = NOUN, True
        elif word == "所" and i + 1 < n and kinds[i + 1] in (VERB, NOMINAL_VERB, MODAL, PIVOT):
            kinds[i + 1] = NOUN
        elif kind == MODAL:
            if (
                (before == DE and word == "需要")
                or (word == "有权" and i + 1 < n and kinds[i + 1] == NOUN)
                or (i and words[i - 1] == "、")
                or (i and words[i - 1] in ("所", "主", "只", "重"))
                or (word in ("要", "应") and i + 1 < n and words[i + 1] in ("点", "素", "件", "义"))
            ):
                kinds[i] = NOUN
        elif (
            word == "同时"
            and before not in (PUNCTUATION, MODAL, ADVERB, CONJUNCTION)
            and i + 1 < n
            and kinds[i + 1] == PUNCTUATION
        ):
            kinds[i] = LOCALIZER
        elif kind == PREPOSITION and word in ("采取", "采用", "利用", "运用", "结合", "参照") and before in (DE,):
            kinds[i] = NOUN
        elif kind == PREPOSITION and word == "为" and before in (VERB, NOMINAL_VERB):
            kinds[i] = VERB if i + 1 < n else NOUN
