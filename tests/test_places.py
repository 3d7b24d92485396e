"""Administrative divisions and the bodies of places."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology import places
from ontology.local_bodies import department_of, departments_of, government_of, provincial_governments
from ontology.registry import registry


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("沈阳", ["辽宁省沈阳市"]),
        ("辽宁省沈阳市", ["辽宁省沈阳市"]),
        ("辽宁沈阳", ["辽宁省沈阳市"]),
        ("内蒙古", ["内蒙古自治区"]),
        ("广西", ["广西壮族自治区"]),
        ("吉林", ["吉林省", "吉林省吉林市"]),
        ("朝阳", ["辽宁省朝阳市", "北京市朝阳区", "辽宁省朝阳市朝阳县", "吉林省长春市朝阳区"]),
        ("北京市朝阳区", ["北京市朝阳区"]),
        ("浦东", ["上海市浦东新区"]),
        ("延边", ["吉林省延边朝鲜族自治州"]),
        ("恩施州", []),
        ("东乡族自治县", ["甘肃省临夏回族自治州东乡族自治县"]),
        ("赵县", ["河北省石家庄市赵县"]),
        ("崇明县", ["上海市崇明县"]),
        ("襄樊", ["湖北省襄樊市"]),
        ("闸北区", ["上海市闸北区"]),
        ("长三角", []),
    ],
)
def test_names_of_places(name: str, found: list[str]) -> None:
    assert [place.full for place in places.find(name)] == found


def test_levels() -> None:
    levels = {
        "重庆市": "省",
        "沈阳市": "市",
        "浦东新区": "县",
        "昆山市": "县",
        "大兴安岭地区": "市",
        "锡林郭勒盟": "市",
    }
    assert {name: places.find(name)[0].level for name in levels} == levels


def test_the_one_place_that_is_meant() -> None:
    assert places.place("朝阳").full == "辽宁省朝阳市"  # type: ignore[union-attr]
    assert places.place("鼓楼区") is None
    assert places.place("鼓楼区", within="江苏省南京市").full == "江苏省南京市鼓楼区"  # type: ignore[union-attr]
    assert places.place("某县") is None


def test_former_places_say_until_when() -> None:
    (county,) = places.find("崇明县")
    assert (county.level, county.until) == ("县", "2015")
    assert places.find("崇明区")[0].until is None


@pytest.mark.parametrize(
    ("inner", "outer", "expected"),
    [
        ("沈阳市", "辽宁省", True),
        ("辽宁省", "辽宁省", True),
        ("辽宁省", "沈阳市", False),
        ("昆山市", "苏州", True),
        ("北京市朝阳区", "北京市", True),
        ("朝阳区", "北京市", False),
        ("无此地", "北京市", False),
    ],
)
def test_what_lies_within_what(inner: str, outer: str, expected: bool) -> None:
    assert places.within(inner, outer) is expected


def test_provinces_and_ranks() -> None:
    assert len(places.provinces()) == 34
    assert len(places.mainland()) == 31
    assert places.rank("大连市") == ("计划单列市", "副省级市")
    assert places.rank("沈阳市") == ("副省级市",)
    for cities in ("大连市", "西安市", "深圳市"):
        assert places.place(cities) is not None


@given(st.sampled_from([p.name for p in places.mainland()]))
def test_a_province_is_found_by_its_short_name(name: str) -> None:
    (province, *_) = places.find(places.short_name(name))
    assert province.name == name


def test_governments() -> None:
    assert [b.name for b in provincial_governments()][:2] == ["北京市人民政府", "天津市人民政府"]
    assert government_of(places.find("浦东新区")[0]).name == "上海市浦东新区人民政府"
    assert government_of(places.find("法库县")[0]).name == "法库县人民政府"
    assert government_of(places.find("锡林郭勒盟")[0]).kind == "派出机构"


@pytest.mark.parametrize(
    ("word", "place", "on", "body"),
    [
        ("科技", "辽宁省", "2020-07-17", "辽宁省科学技术厅"),
        ("科技", "上海市", "2020-07-17", "上海市科学技术委员会"),
        ("科技", "天津市", "2020-07-17", "天津市科学技术局"),
        ("科技", "天津市", "2016-01-01", "天津市科学技术委员会"),
        ("科技", "天津市", "2019-01-01", None),  # 委员会 became 局 about then
        ("科技", "沈阳市", "2020-07-17", "沈阳市科学技术局"),
        ("环保", "辽宁省", "2016-01-01", "辽宁省环境保护厅"),
        ("环保", "辽宁省", "2018-09-01", "辽宁省环境保护厅"),
        ("生态环境", "辽宁省", "2018-12-01", "辽宁省生态环境厅"),
        ("环保", "辽宁省", "2021-01-01", "辽宁省生态环境厅"),
        ("工商", "浙江省", "2015-01-01", "浙江省工商行政管理局"),
        ("质监", "浙江省", "2015-01-01", "浙江省质量技术监督局"),
        ("市场监管", "浙江省", "2020-01-01", "浙江省市场监督管理局"),
        ("工信", "浙江省", "2020-01-01", "浙江省经济和信息化厅"),
        ("财政", "北京市", "2020-01-01", "北京市财政局"),
        ("教育", "重庆市", "2020-01-01", "重庆市教育委员会"),
        ("水务", "上海市", "2020-01-01", "上海市水务局"),
        ("林草", "福建省", "2020-01-01", "福建省林业局"),
        ("林草", "山西省", "2020-01-01", "山西省林业和草原局"),
        ("税务", "大连市", "2020-01-01", "国家税务总局大连市税务局"),
        ("证券监管", "内蒙古", "2020-01-01", "中国证券监督管理委员会内蒙古监管局"),
        ("国资", "上海市", "2020-01-01", "上海市国有资产监督管理委员会"),
        ("国土资源", "上海市", "2016-01-01", None),  # no 厅 in a 直辖市
        ("退役军人", "辽宁省", "2016-01-01", None),  # not yet
        ("文化", "沈阳市", "2020-01-01", None),  # cities differ
        ("民政", "北京市朝阳区", "2020-01-01", "北京市朝阳区民政局"),
        ("宣传", "辽宁省", "2020-01-01", "中共辽宁省委宣传部"),
        ("宣传", "宁夏", "2020-01-01", "中共宁夏回族自治区委员会宣传部"),
    ],
)
def test_the_department_in_charge(word: str, place: str, on: str, body: str | None) -> None:
    function = registry().function(word)
    assert function is not None
    found = department_of(function, places.find(place)[0], date.fromisoformat(on), word)
    assert (found and found.name) == body


def test_a_department_with_several_functions_stands_once() -> None:
    known = registry()
    found = departments_of(known.functions.values(), places.find("北京市")[0])
    names = [body.name for body in found]
    assert len(names) == len(set(names))
    planning = next(body for body in found if body.name == "北京市规划和自然资源委员会")
    assert planning.functions == ("自然资源", "城乡规划")
