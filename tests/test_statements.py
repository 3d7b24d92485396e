"""Sentences and the statements they make: the rules of evaluation/GUIDELINES.md, one after another."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from extract import context
from extract.components import SPANS_KEY, pipeline
from extract.sentence import Sentence
from extract.words import Vocabulary


class Found(NamedTuple):
    """A statement in the words of its sentence; names are joined by 、."""

    actor: str
    modality: str
    marker: str
    action: str
    target: str
    condition: str = ""
    deadline: str = ""
    by: str = ""
    co: str = ""


@cache
def nlp() -> Language:
    return pipeline()


def read(sentence: str) -> list[Found]:
    def quote(r: tuple[int, int] | None) -> str:
        return sentence[slice(*r)] if r else ""

    def names(rs: list[tuple[int, int]]) -> str:
        return "、".join(quote(r) for r in rs)

    return [
        Found(
            names(d.actors),
            d.modality,
            quote(d.marker),
            quote(d.action),
            quote(d.target),
            quote(d.condition),
            quote(d.deadline),
            names(d.by),
            names(d.co),
        )
        for d in nlp()(sentence)._.statements
    ]


OBLIGATION, PERMISSION, PROHIBITION, ENCOURAGEMENT = "obligation", "permission", "prohibition", "encouragement"
PLANNING = "在安排土地利用年度计划时"

SENTENCES = [
    (
        "省级人民政府在安排土地利用年度计划时，应统筹考虑国家高新区用地需求，优先安排创新创业平台建设用地。",
        [
            Found("省级人民政府", OBLIGATION, "应", "统筹考虑", "国家高新区用地需求", PLANNING),
            Found("省级人民政府", OBLIGATION, "应", "优先安排", "创新创业平台建设用地", PLANNING),
        ],
    ),
    (
        "建立健全研发和知识产权管理体系，加强商标品牌建设，提升创新能力。",
        [
            Found("", OBLIGATION, "", "建立健全", "研发和知识产权管理体系"),
            Found("", OBLIGATION, "", "加强", "商标品牌建设"),
            Found("", OBLIGATION, "", "提升", "创新能力"),
        ],
    ),
    ("鼓励商业银行在国家高新区设立科技支行。", [Found("商业银行", ENCOURAGEMENT, "鼓励", "设立", "科技支行")]),
    (
        "引导国家高新区内企业加大研发投入，提升创新能力。",
        [
            Found("国家高新区内企业", ENCOURAGEMENT, "引导", "加大", "研发投入"),
            Found("国家高新区内企业", ENCOURAGEMENT, "引导", "提升", "创新能力"),
        ],
    ),
    (
        "各级政府要支持企业开展试点。",
        [Found("企业", ENCOURAGEMENT, "支持", "开展", "试点", by="各级政府")],
    ),
    (
        "指导、协调、推动农村合作社的建设。",
        [Found("", OBLIGATION, "", "指导、协调、推动", "农村合作社的建设")],
    ),
    (
        "某局将对已发布的名单进行动态更新。",
        [Found("某局", OBLIGATION, "", "进行动态更新", "已发布的名单")],
    ),
    (
        "严禁擅自占用耕地，对违规者依法处理。",
        [
            Found("", PROHIBITION, "严禁", "擅自占用", "耕地"),
            Found("", OBLIGATION, "", "依法处理", "违规者"),
        ],
    ),
    (
        "机构应当按照标准收取费用，当事人交纳有困难的，可以申请减免。",
        [
            Found("机构", OBLIGATION, "应当", "收取", "费用"),
            Found("当事人", PERMISSION, "可以", "申请", "减免", "交纳有困难"),
        ],
    ),
    ("变更方案应当经上级部门批准。", [Found("", OBLIGATION, "应当", "经", "上级部门批准")]),
    ("单位负责人是安全责任人，对安全工作全面负责。", [Found("单位负责人", OBLIGATION, "负责", "全面负责", "安全工作")]),
    ("配合行政机关的执法活动。", [Found("", OBLIGATION, "", "配合", "行政机关的执法活动")]),
    ("支持设立分支机构。", [Found("", OBLIGATION, "", "支持", "设立分支机构")]),
    ("推动数字经济持续壮大发展。", [Found("", OBLIGATION, "", "推动", "数字经济持续壮大发展")]),
    ("支持重大创新成果在园区落地转化。", [Found("", OBLIGATION, "", "支持", "重大创新成果在园区落地转化")]),
    (
        "国务院科技行政部门要会同有关部门，做好政策支持工作。",
        [Found("国务院科技行政部门", OBLIGATION, "要", "做好", "政策支持工作", co="有关部门")],
    ),
    (
        "由县级以上人民政府市场监督管理部门责令改正，给予警告。",
        [
            Found("县级以上人民政府市场监督管理部门", OBLIGATION, "", "责令改正", ""),
            Found("县级以上人民政府市场监督管理部门", OBLIGATION, "", "给予警告", ""),
        ],
    ),
    ("对整改不力的予以撤销。", [Found("", OBLIGATION, "", "予以撤销", "", "整改不力")]),
    ("对项目进行评估。", [Found("", OBLIGATION, "", "进行评估", "项目")]),
    ("委托专业机构开展评估。", [Found("", OBLIGATION, "", "委托", "专业机构开展评估")]),
    (
        "将科技型中小企业培育孵化情况列入评价指标体系。",
        [Found("", OBLIGATION, "", "列入", "科技型中小企业培育孵化情况")],
    ),
    (
        "申请工作许可的年龄可放宽至65岁。",
        [Found("", PERMISSION, "可", "放宽至", "申请工作许可的年龄")],
    ),
    (
        "禁止任何单位和个人向河道倾倒垃圾。",
        [Found("任何单位、个人", PROHIBITION, "禁止", "倾倒", "垃圾")],
    ),
    (
        "拒不改正的，处五千元以上五万元以下罚款。",
        [Found("", OBLIGATION, "", "处", "五千元以上五万元以下罚款", "拒不改正")],
    ),
    ("公民有权举报违法行为。", [Found("公民", PERMISSION, "有权", "举报", "违法行为")]),
    ("单位和个人都有保护文物的义务。", [Found("单位、个人", OBLIGATION, "义务", "保护", "文物")]),
    (
        "文化行政部门应当自收到申请之日起20个工作日内作出决定。",
        [Found("文化行政部门", OBLIGATION, "应当", "作出决定", "", deadline="自收到申请之日起20个工作日内")],
    ),
    ("符合条件的企业可以申请补助。", [Found("符合条件的企业", PERMISSION, "可以", "申请", "补助")]),
    ("高等学校与企业共建实验室。", [Found("高等学校、企业", OBLIGATION, "", "共建", "实验室")]),
    (
        "科技部、教育部和中国科协等部门和单位要加强协作。",
        [Found("科技部、教育部、中国科协", OBLIGATION, "要", "加强", "协作")],
    ),
    (
        "引导创业投资、私募股权、并购基金等社会资本支持高成长企业发展。",
        [Found("创业投资、私募股权、并购基金等社会资本", ENCOURAGEMENT, "引导", "支持", "高成长企业发展")],
    ),
    (
        "不得新建高耗能项目，不再要求提供纸质证明。",
        [
            Found("", PROHIBITION, "不得", "新建", "高耗能项目"),
            Found("", PERMISSION, "不再要求", "提供", "纸质证明"),
        ],
    ),
    ("建设项目应当与规划一致。", [Found("", OBLIGATION, "应当", "一致", "建设项目")]),
    (
        "请各单位于2022年7月底前报送材料。",
        [Found("各单位", OBLIGATION, "请", "报送", "材料", deadline="2022年7月底前")],
    ),
    (
        "教育行政部门负责牵头组织教师培训。",
        [Found("教育行政部门", OBLIGATION, "负责", "负责牵头组织", "教师培训")],
    ),
    (
        "鼓励社会力量参与，支持设立基金。",
        [
            Found("社会力量", ENCOURAGEMENT, "鼓励", "参与", ""),
            Found("", OBLIGATION, "", "支持", "设立基金"),
        ],
    ),
    (
        "工业和信息化部门负责软件产品质量管理工作。",
        [
            Found("工业和信息化部门", OBLIGATION, "负责", "负责", "软件产品质量管理工作"),
        ],
    ),
    (
        "扣缴义务人依照本法规定代扣税款。",
        [
            Found("扣缴义务人", OBLIGATION, "", "代扣", "税款"),
        ],
    ),
    (
        "核设施的建造必须遵守国家有关规定。",
        [
            Found("", OBLIGATION, "必须", "遵守", "国家有关规定"),
        ],
    ),
    (
        "罚款的具体权限由国务院确定的部门规定。",
        [
            Found("国务院确定的部门", OBLIGATION, "", "规定", "罚款的具体权限"),
        ],
    ),
    (
        "借调人员的工资由原单位支付。",
        [
            Found("原单位", OBLIGATION, "", "支付", "借调人员的工资"),
        ],
    ),
    (
        "伪造、变造的居民身份证，由公安机关予以收缴。",
        [
            Found("公安机关", OBLIGATION, "", "予以收缴", "伪造、变造的居民身份证"),
        ],
    ),
    (
        "国务院有关部门、有关科研机构，中央管理企业负责所属单位相关工作。",
        [
            Found("国务院有关部门、有关科研机构、中央管理企业", OBLIGATION, "负责", "负责", "所属单位相关工作"),
        ],
    ),
    (
        "未经许可的，不得从事开山、采石等活动。",
        [
            Found("", PROHIBITION, "不得", "从事", "开山、采石等活动", condition="未经许可"),
        ],
    ),
    (
        "国家保障妇女享有平等的权利。",
        [
            Found("国家", OBLIGATION, "", "保障", "妇女享有平等的权利"),
        ],
    ),
    (
        "文件材料应当及时归档，妥善保管。",
        [
            Found("", OBLIGATION, "应当", "及时归档", "文件材料"),
            Found("", OBLIGATION, "应当", "妥善保管", "文件材料"),
        ],
    ),
    (
        "秘书处设在信息中心。",
        [
            Found("", OBLIGATION, "", "设在", "秘书处"),
        ],
    ),
    (
        "为落实党中央任务要求，加强军民融合，科技部会同国家发展改革委制定管理办法。",
        [
            Found("科技部", OBLIGATION, "", "制定", "管理办法", co="国家发展改革委"),
        ],
    ),
    (
        "禁止非法捕捞，具体办法由国务院农业农村主管部门制定。",
        [
            Found("", PROHIBITION, "禁止", "非法捕捞", ""),
            Found("国务院农业农村主管部门", OBLIGATION, "", "制定", "具体办法"),
        ],
    ),
    (
        "各地要将推广工作作为贯彻落实国家战略的重要内容。",
        [
            Found("各地", OBLIGATION, "要", "作为", "推广工作"),
        ],
    ),
    (
        "企业可以按规定使用上述资金。",
        [
            Found("企业", PERMISSION, "可以", "使用", "上述资金"),
        ],
    ),
    (
        "当事人对处罚不服的，可以依法申请行政复议、提起行政诉讼。",
        [
            Found("当事人", PERMISSION, "可以", "依法申请", "行政复议", condition="对处罚不服"),
            Found("当事人", PERMISSION, "可以", "提起", "行政诉讼", condition="对处罚不服"),
        ],
    ),
    (
        "检查结果应当由检查对象签字或者盖章确认。",
        [
            Found("检查对象", OBLIGATION, "应当", "签字或者盖章确认", "检查结果"),
        ],
    ),
    (
        "保管期限不得少于五年。",
        [
            Found("", PROHIBITION, "不得", "少于", "保管期限"),
        ],
    ),
    (
        "外国合同者应当及时地、准确地报告作业情况。",
        [
            Found("外国合同者", OBLIGATION, "应当", "及时地、准确地报告", "作业情况"),
        ],
    ),
    (
        "在中国境内使用的编码必须清晰地标明。",
        [
            Found("", OBLIGATION, "必须", "清晰地标明", "在中国境内使用的编码"),
        ],
    ),
    (
        "教育、民政、农业农村、文化广电旅游体育、人民防空等部门和单位应当定期组织检查。",
        [Found("教育、民政、农业农村、文化广电旅游体育、人民防空等部门和单位", OBLIGATION, "应当", "定期组织", "检查")],
    ),
    (
        "国家市场监督管理总局主管全国投诉举报处理工作。",
        [Found("国家市场监督管理总局", OBLIGATION, "", "主管", "全国投诉举报处理工作")],
    ),
    ("国家扶持和发展残疾人教育事业。", [Found("国家", OBLIGATION, "", "扶持和发展", "残疾人教育事业")]),
    (
        "县级人民政府应当加强检查，并指导所在地村民委员会做好保护工作。",
        [
            Found("县级人民政府", OBLIGATION, "应当", "加强", "检查"),
            Found("县级人民政府", OBLIGATION, "应当", "指导", "所在地村民委员会做好保护工作"),
        ],
    ),
    (
        "测绘计划未经批准，登山人员不得进行测绘活动。",
        [Found("登山人员", PROHIBITION, "不得", "进行", "测绘活动", "测绘计划未经批准")],
    ),
    ("2024年完成登记制度改革。", [Found("", OBLIGATION, "", "完成", "登记制度改革", deadline="2024年")]),
    ("省教育厅每季度通报进展。", [Found("省教育厅", OBLIGATION, "", "通报", "进展")]),
    (
        "各县要建立专班，配齐配强工作力量。",
        [Found("各县", OBLIGATION, "要", "建立", "专班"), Found("各县", OBLIGATION, "要", "配齐配强", "工作力量")],
    ),
    (
        "允许符合条件的个体工商户直接变更为企业。",
        [Found("符合条件的个体工商户", PERMISSION, "允许", "直接变更为", "企业")],
    ),
    (
        "纪检监察机关要对不担当、不作为的，依法追责问责。",
        [Found("纪检监察机关", OBLIGATION, "要", "依法追责问责", "", "不担当、不作为")],
    ),
    (
        "受托方未经委托方同意，不得泄露政务数据。",
        [Found("受托方", PROHIBITION, "不得", "泄露", "政务数据", "未经委托方同意")],
    ),
    (
        "平台提供者违反本细则规定，由市场监督管理部门责令改正。",
        [Found("市场监督管理部门", OBLIGATION, "", "责令改正", "", "平台提供者违反本细则规定")],
    ),
    (
        "推动院校开设专业，对满3年的毕业生给予补贴。",
        [
            Found("院校", ENCOURAGEMENT, "推动", "开设", "专业"),
            Found("", OBLIGATION, "", "给予补贴", "满3年的毕业生"),
        ],
    ),
    ("由区民政局统一接收、管理和使用。", [Found("区民政局", OBLIGATION, "", "统一接收、管理和使用", "")]),
    ("医务人员应当对患者的隐私保密。", [Found("医务人员", OBLIGATION, "应当", "保密", "患者的隐私")]),
    (
        "责任人要上岗到位，发现险情第一时间报告。",
        [
            Found("责任人", OBLIGATION, "要", "上岗到位", ""),
            Found("责任人", OBLIGATION, "要", "第一时间报告", "", "发现险情"),
        ],
    ),
    (
        "鼓励供餐单位采用“互联网+明厨亮灶”等方式公开加工过程。",
        [Found("供餐单位", ENCOURAGEMENT, "鼓励", "公开", "加工过程")],
    ),
    ("供餐单位不得转包、分包供餐业务。", [Found("供餐单位", PROHIBITION, "不得", "转包、分包", "供餐业务")]),
]


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES, ids=[s for s, _ in SENTENCES])
def test_sentence(sentence: str, expected: list[Found]) -> None:
    assert read(sentence) == expected


def test_neighbours_decide_of_the_listed_words_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """A rule of context.py for a word that `[by-neighbours]` lacks would never be asked."""
    words = Vocabulary()
    texts = [example.split("\n")[0] for example in CONSTRUCTIONS] + [sentence for sentence, _ in SENTENCES]
    asked = [(one.kinds, one.agents) for one in (Sentence(text, words) for text in texts)]
    monkeypatch.setattr(context, "_BY_KIND", frozenset(kind for kinds, _ in asked for kind in kinds))
    assert [(one.kinds, one.agents) for one in (Sentence(text, words) for text in texts)] == asked


CONSTRUCTIONS = (Path(__file__).parent / "constructions.txt").read_text("utf-8").strip().split("\n\n")


@pytest.mark.parametrize("example", CONSTRUCTIONS, ids=[example.split("\n")[0] for example in CONSTRUCTIONS])
def test_construction(example: str) -> None:
    """A sentence; below it, indented, actor | modality | action | target | condition | deadline of each statement."""
    sentence, *expected = example.split("\n")
    found = [[s.actor, s.modality, s.action, s.target, s.condition, s.deadline] for s in read(sentence)]
    assert [" | ".join(field or "-" for field in fields) for fields in found] == [line.strip() for line in expected]


@pytest.mark.parametrize(
    "sentence",
    [
        "近年来，各地积极推进改革，取得了显著成效。",
        "市人民政府是组织实施的责任主体。",
        "为规范管理，根据有关法律，制定本办法。",
        "现将《工作方案》印发给你们，请认真贯彻执行。",
        "产业链更加完善。",
        "交通运输工具出境入境的边防检查，以及外国人在中国境内停留居留的管理，适用本法。",
        "服务创新对技术创新的带动作用显著增强。",
        "据地震台网测定，震级均小于二级。",
        "考核重点为年度科研进展。",
        "本办法所称项目，是指使用财政资金的建设项目。",
    ],
)
def test_what_tells_and_demands_nothing_carries_no_statement(sentence: str) -> None:
    assert read(sentence) == []


def test_component_works_in_anybody_elses_pipeline() -> None:
    other = spacy.blank("zh")  # cuts into characters, not into our words
    other.add_pipe("dutygraph_statements")
    doc = other("鼓励商业银行设立科技支行。各级政府应当加强监督。")
    assert [doc.text[slice(*d.action)] for d in doc._.statements] == ["设立", "加强"]
    assert {(span.text, span.label_) for span in doc.spans[SPANS_KEY]} >= {
        ("商业银行", "ACTOR"),
        ("科技支行", "TARGET"),
        ("应当", "MARKER"),
    }


def test_pipeline_can_be_stored_and_loaded(tmp_path_factory: pytest.TempPathFactory) -> None:
    nlp().to_disk(tmp_path_factory.mktemp("pipeline"))


@given(st.text(alphabet="各地应当加强，。；：、对的将企业鼓励（）“”《》由不得在时1 a", max_size=60))
def test_any_sentence_is_read_and_its_spans_lie_inside(sentence: str) -> None:
    for draft in nlp()(sentence)._.statements:
        ranges = [draft.action, draft.target, draft.marker, draft.condition, draft.deadline]
        for r in [*ranges, *draft.actors, *draft.by, *draft.co]:
            assert r is None or 0 <= r[0] <= r[1] <= len(sentence)
