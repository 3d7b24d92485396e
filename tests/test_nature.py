"""The nature of statements, judged by reading; whom supports serve."""

from __future__ import annotations

import pytest

from extract.beneficiary import beneficiary
from extract.nature import nature
from ontology.records import ActorMention, Document, Modality, Nature, Span, Statement

MARKERS = {
    "应": Modality.OBLIGATION,
    "应当": Modality.OBLIGATION,
    "要": Modality.OBLIGATION,
    "必须": Modality.OBLIGATION,
    "负责": Modality.OBLIGATION,
    "": Modality.OBLIGATION,
    "不得": Modality.PROHIBITION,
    "严禁": Modality.PROHIBITION,
    "可": Modality.PERMISSION,
    "可以": Modality.PERMISSION,
    "方可": Modality.PERMISSION,
    "允许": Modality.PERMISSION,
    "鼓励": Modality.ENCOURAGEMENT,
    "支持": Modality.ENCOURAGEMENT,
    "引导": Modality.ENCOURAGEMENT,
}

# who | marker | action | target | deadline, as the sentence says them
LAW = [
    ("县级以上人民政府|应当|加强|对水利工作的领导|", "法定职责"),
    ("交通运输主管部门|负责|负责|本行政区域内道路运输管理工作|", "法定职责"),
    ("建设单位|应当|提交|环境影响报告书|", "法定职责"),
    ("行政机关|应当|作出|许可决定|自受理之日起二十日内", "法定职责"),
    ("任何单位和个人|不得|侵占|湿地|", "法定职责"),
    ("公安机关|可以|查封|经营场所|", "法定职责"),
    ("学校|应当|建立|安全管理制度|", "法定职责"),
    ("市人民政府|应当|优化|营商环境|", "法定职责"),
    ("国家||建立|湿地保护补偿制度|", "法定职责"),
    ("|应当|处|五万元以上二十万元以下罚款|", "法定职责"),
    ("|方可|投入使用||", "法定职责"),
    ("档案馆||保管|本行政区域的档案|", "法定职责"),
    ("经营者|必须|遵守|《安全生产规程》|", "法定职责"),
    ("国家||加强|水土保持科学研究|", "原则性要求"),
    ("国家||推进|能源高质量发展|", "原则性要求"),
    ("本市||促进|科技成果转化|", "原则性要求"),
    ("|应当|坚持|保护优先、绿色发展的原则|", "原则性要求"),
    ("科普工作|应当|坚持|科学精神|", "原则性要求"),
    ("|应当|遵循|公开、公平、公正的原则|", "原则性要求"),
    ("全社会||增强|节水意识|", "原则性要求"),
    ("企业|鼓励|开展|节能技术研究|", "鼓励引导"),
    ("社会力量|支持|参与|文物保护|", "鼓励引导"),
    ("国家||鼓励|社会资本投资水利建设|", "鼓励引导"),
    ("县级以上人民政府|应当|扶持|农业机械服务组织|", "鼓励引导"),
]
POLICY = [
    ("科技部门|要|制定|园区考核办法|", "政策任务"),
    ("省发展改革委||编制|产业发展规划|2021年6月底前", "政策任务"),
    ("||建立|跨部门联席会议制度|", "政策任务"),
    ("||建设|一批中试基地|", "政策任务"),
    ("各地|要|报送|工作总结|每年12月底前", "政策任务"),
    ("||完善|园区考核评价制度|", "政策任务"),
    ("||优化|审批流程|", "政策任务"),
    ("||推进|《行动方案》实施|", "政策任务"),
    ("||提高|研发投入占比至3%|", "政策任务"),
    ("省财政厅||安排|专项资金|", "政策任务"),
    ("各部门|严禁|虚报|统计数据|", "政策任务"),
    ("|不得|新增|落后产能|", "政策任务"),
    ("||遴选|10家示范企业|", "政策任务"),
    ("||开展|联合执法检查|", "政策任务"),
    ("||给予优先支持||", "政策任务"),
    ("申请人的年龄|可|放宽至|65岁|", "政策任务"),
    ("项目|方可|开工||", "政策任务"),
    ("||加强|从业人员职业技能培训|", "政策任务"),
    ("||优先安排|创新平台建设用地|", "政策任务"),
    ("||优化|营商环境|", "原则性要求"),
    ("||加强|组织领导|", "原则性要求"),
    ("||提升|自主创新能力|", "原则性要求"),
    ("||推动|数字经济持续壮大发展|", "原则性要求"),
    ("各级政府|要|高度重视|安全生产工作|", "原则性要求"),
    ("||坚持|高质量发展方向|", "原则性要求"),
    ("||营造|鼓励创新的社会氛围|", "原则性要求"),
    ("||充分发挥|市场在资源配置中的决定性作用|", "原则性要求"),
    ("||加大|宣传力度|", "原则性要求"),
    ("||形成|工作合力|", "原则性要求"),
    ("园区|要|聚焦|特色主导产业|", "原则性要求"),
    ("||深化|区域协同合作|", "原则性要求"),
    ("商业银行|鼓励|设立|科技支行|", "鼓励引导"),
    ("园区内企业|引导|加大|研发投入|", "鼓励引导"),
    ("高校|支持|建设|实验室|", "鼓励引导"),
    ("||支持|设立分支机构|", "鼓励引导"),
    ("各地|可|结合实际制定|实施细则|", "鼓励引导"),
    ("科研人员|允许|兼职|从事成果转化活动|", "鼓励引导"),
]


def document(rank: str | None, title: str = "某文件") -> Document:
    return Document(
        "d", title, None, (), (), (), None, None, None, None, None, None, None, None, rank, None, None, None, "",
        Span(0, 0, ""),
    )  # fmt: skip


def statement(line: str) -> Statement:
    actor, marker, action, target, deadline = (Span(0, len(part), part) if part else None for part in line.split("|"))
    assert action is not None
    return Statement(
        id="s",
        provision="d#1",
        sentence=Span(0, len(line), line),
        actors=(ActorMention(actor),) if actor else (),
        by=(),
        co=(),
        modality=MARKERS[marker.text if marker else ""],
        marker=marker,
        action=action,
        target=target,
        condition=None,
        deadline=deadline,
    )


@pytest.mark.parametrize(("line", "expected"), LAW)
def test_statements_of_laws(line: str, expected: str) -> None:
    assert nature(statement(line), document("地方性法规")) is Nature(expected)


@pytest.mark.parametrize(("line", "expected"), POLICY)
def test_statements_of_policy_papers(line: str, expected: str) -> None:
    assert nature(statement(line), document("行政规范性文件")) is Nature(expected)


def test_sixty_examples_are_judged() -> None:
    assert len(LAW) + len(POLICY) >= 60


def test_a_mandate_binds_whatever_its_rank() -> None:
    line = "省科技厅|负责|拟订|科技发展规划|"
    assert nature(statement(line), document("行政规范性文件")) is Nature.POLICY_TASK
    mandate = document("行政规范性文件", "省科技厅职能配置、内设机构和人员编制规定")
    assert nature(statement(line), mandate) is Nature.STATUTORY_DUTY


# sentence, action, target, actors → whom it serves
SERVED = [
    ("对符合条件的孵化器给予财政补助。", "给予", "财政补助", "", "符合条件的孵化器"),
    ("对符合条件的科技型企业给予财政补助。", "给予", "财政补助", "", "符合条件的科技型企业"),
    ("对符合条件的，给予优先支持。", "给予优先支持", "", "", "符合条件"),
    ("对新认定的企业，由市财政局按规定给予奖励。", "给予奖励", "", "市财政局", "新认定的企业"),
    ("为中小企业提供融资服务。", "提供", "融资服务", "", "中小企业"),
    ("支持银行为科技型中小企业提供信贷服务。", "提供", "信贷服务", "银行", "科技型中小企业"),
    ("向农村学校和其他师资力量相对薄弱的学校倾斜。", "倾斜", "", "", "农村学校和其他师资力量相对薄弱的学校"),
    ("公园应当向公众免费开放。", "开放", "", "公园", None),
    ("给予入驻企业一次性补助。", "给予", "入驻企业一次性补助", "", "入驻企业"),
    ("残疾人享受免费服务。", "享受", "免费服务", "残疾人", "残疾人"),
    ("在园区工作的境外人才，经批准，申请许可的年龄可放宽至60岁。", "放宽至", "60岁", "", "在园区工作的境外人才"),
    ("对违反规定的单位，给予警告。", "给予警告", "", "", None),
    ("对违反管理制度的学生，应当帮助改正。", "帮助", "改正", "", None),
    ("对项目进行评估。", "进行评估", "项目", "", None),
    ("单位优先采购节能产品。", "优先采购", "节能产品", "单位", None),
    ("单位向主管部门申请办理优惠手续。", "办理", "优惠手续", "单位", None),
]


@pytest.mark.parametrize(("sentence", "action", "target", "actor", "expected"), SERVED)
def test_beneficiary(sentence: str, action: str, target: str, actor: str, expected: str | None) -> None:
    def place(words: str) -> tuple[int, int]:
        at = sentence.rindex(words)
        return at, at + len(words)

    found = beneficiary(sentence, place(action), place(target) if target else None, [place(actor)] if actor else [])
    assert (sentence[slice(*found)] if found else None) == expected
