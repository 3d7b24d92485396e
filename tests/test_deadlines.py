"""Time limits: the words → the typed value."""

from __future__ import annotations

from datetime import date

import pytest

from extract.deadlines import normalise
from ontology.records import Deadline

WRITTEN = date(2020, 7, 13)

DATES = [
    ("到2025年", "2025"),
    ("2025年前", "2025"),
    ("2017年年底前", "2017-12-31"),
    ("到2021年底", "2021-12-31"),
    ("2018年6月底前", "2018-06-30"),
    ("2024年2月底前", "2024-02-29"),
    ("到2025年6月", "2025-06"),
    ("于2020年8月21日前", "2020-08-21"),
    ("自2020年7月1日起", "2020-07-01"),
    ("二〇二五年底前", "2025-12-31"),
    ("二○二○年三月一日前", "2020-03-01"),
    ("2022年上半年", "2022-06-30"),
    ("2022年第三季度", "2022-09-30"),
    ("2021年3月中旬前", "2021-03-20"),
    ("“十四五”末", "2025"),
    ("“十五五”时期末", "2030"),
    ("2019年", "2019"),
    ("年底前", "2020-12-31"),
    ("12月底前", "2020-12-31"),
    ("8月1日前", "2020-08-01"),
    ("九月十五日前", "2020-09-15"),
    ("3月底前", "2021-03-31"),  # written in July
    ("明年6月底前", "2021-06-30"),
    ("本月底前", "2020-07-31"),
    ("2019 年\n12月31日前", "2019-12-31"),
]

DURATIONS = [
    ("30日内", Deadline(amount=30, unit="day")),
    ("三十天内", Deadline(amount=30, unit="day")),
    ("15个工作日内", Deadline(amount=15, unit="working day")),
    ("三个月内", Deadline(amount=3, unit="month")),
    ("24小时内", Deadline(amount=24, unit="hour")),
    ("半年内", Deadline(amount=0.5, unit="year")),
    ("自受理之日起10个工作日内", Deadline(amount=10, unit="working day", start="受理")),
    ("自受理申请之日起二十个工作日内", Deadline(amount=20, unit="working day", start="受理申请")),
    ("自任命或者变更之日起十五个工作日内", Deadline(amount=15, unit="working day", start="任命或者变更")),
    ("结案后三十日内", Deadline(amount=30, unit="day", start="结案")),
    ("收到补正通知1年内", Deadline(amount=1, unit="year", start="收到补正通知")),
    ("期满前十五天", Deadline(amount=15, unit="day", start="期满", before=True)),
    ("借用期满前至少三十天", Deadline(amount=30, unit="day", start="借用期满", before=True)),
    ("开幕前一个月", Deadline(amount=1, unit="month", start="开幕", before=True)),
    ("经过港区24小时之前", Deadline(amount=24, unit="hour", start="经过港区", before=True)),
]

RECURRING = [
    ("每年3月31日前", Deadline(date="03-31", every="year")),
    ("每年11月底前", Deadline(date="11-30", every="year")),
    ("每年度3月底前", Deadline(date="03-31", every="year")),
    ("每年年底前", Deadline(date="12-31", every="year")),
    ("每月10日前", Deadline(date="10", every="month")),
    ("每季度", Deadline(every="quarter")),
    ("每三年", Deadline(amount=3, unit="year", every="year")),
]


@pytest.mark.parametrize(("text", "expected"), DATES)
def test_dates(text: str, expected: str) -> None:
    assert normalise(text, WRITTEN) == Deadline(date=expected)


@pytest.mark.parametrize(("text", "expected"), [*DURATIONS, *RECURRING])
def test_durations_and_recurring(text: str, expected: Deadline) -> None:
    assert normalise(text) == expected


@pytest.mark.parametrize("text", ["审批前", "限期内", "规定的时限内", "", "8月1日前", "年底前", "2021年2月30日前"])
def test_no_date_is_invented(text: str) -> None:
    """An event, or a month without a year when nobody says when the text was written."""
    assert normalise(text, None) is None
