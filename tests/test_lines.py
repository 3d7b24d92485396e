"""The line format: what a record looks like as a line, and that nothing is lost on the way there and back."""

from __future__ import annotations

import json
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.errors import InputError
from ontology.lines import TYPES, dump_lines, from_line, load_lines, to_line
from ontology.records import (
    ActorMention,
    Extraction,
    Inferred,
    Modality,
    Provision,
    ProvisionKind,
    Record,
    Role,
    Routing,
    RoutingPart,
    Span,
    Statement,
    Text,
)

SENTENCE = "县级人民政府应当加强水库安全管理。"


def span(text: str, within: str = SENTENCE) -> Span:
    start = within.index(text)
    return Span(start, start + len(text), text)


STATEMENT = Statement(
    id="d1/s1",
    provision="d1/p1",
    sentence=span(SENTENCE),
    actors=(ActorMention(span("县级人民政府"), Inferred.OPENING_LINE, ("body/县级人民政府",)),),
    by=(),
    co=(),
    modality=Modality.OBLIGATION,
    marker=span("应当"),
    action=span("加强"),
    target=span("水库安全管理"),
    condition=None,
    deadline=None,
    rule="modal",
)


def test_a_statement_as_a_line() -> None:
    assert to_line(STATEMENT, "a/b.txt") == {
        "file": "a/b.txt",
        "type": "statement",
        "id": "d1/s1",
        "provision": "d1/p1",
        "sentence": {"start": 0, "end": 17, "text": SENTENCE},
        "actors": [
            {
                "start": 0,
                "end": 6,
                "text": "县级人民政府",
                "inferred": "opening-line",
                "actor": ["body/县级人民政府"],
            }
        ],
        "by": [],
        "co": [],
        "modality": "obligation",
        "marker": {"start": 6, "end": 8, "text": "应当"},
        "action": {"start": 8, "end": 10, "text": "加强"},
        "target": {"start": 10, "end": 16, "text": "水库安全管理"},
        "condition": None,
        "deadline": None,
        "nature": None,
        "beneficiary": None,
        "rule": "modal",
    }


def test_a_slips_partners_stand_under_with() -> None:
    slip = "请省科技厅会同财政厅落实"
    routing = Routing(
        RoutingPart.PROPOSAL,
        span("省科技厅", slip),
        Role.LEAD,
        (span("财政厅", slip),),
        span("落实", slip),
        "07-29",
        None,
        span(slip, slip),
    )
    line = to_line(routing, "slip.txt")
    assert list(line) == ["file", "type", "part", "actor", "role", "with", "action", "date", "by", "span"]
    assert [w["text"] for w in line["with"]] == ["财政厅"]


def test_a_provisions_keys_stand_in_the_formats_order() -> None:
    provision = Provision("d1/p1", "d1", None, "（一）", None, ProvisionKind.MEASURE, "第（一）条", span("水库"), ())
    assert " ".join(to_line(provision, "f")) == "file type id parent document number heading kind cite span own"


def test_lines_are_utf8_not_escapes() -> None:
    text = Text("示例.txt", SENTENCE, "txt", "utf-8", "0" * 64)
    (line,) = dump_lines(Extraction(text, (STATEMENT,)))
    assert '"text": "水库安全管理"' in line and "\n" not in line
    assert list(load_lines([line, "", "\n"])) == [("示例.txt", STATEMENT)]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ({"type": "dog"}, "'dog'"),
        ({}, "None"),
        ({"type": "assignment", "provision": "p"}, "assignment"),
        ({**to_line(STATEMENT, "f"), "modality": "wish"}, "wish"),
        ({**to_line(STATEMENT, "f"), "action": "加强"}, "statement"),
    ],
)
def test_a_malformed_line_is_refused_in_one_line(line: dict[str, object], says: str) -> None:
    with pytest.raises(InputError, match=says) as caught:
        from_line(line)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("text", ["{", "[1]", '"x"'])
def test_what_is_no_json_object_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="第1行"):
        list(load_lines([text]))


def test_every_record_has_a_line_type() -> None:
    assert set(TYPES.values()) == set(get_args(Record))


# A number that a document states is one: NaN, which equals nothing, is none.
st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))


@given(st.one_of([st.from_type(record) for record in TYPES.values()]), st.text())
def test_nothing_is_lost_on_the_way_there_and_back(record: Record, file: str) -> None:
    assert from_line(json.loads(json.dumps(to_line(record, file)))) == record
