"""Realistic extractions of short documents, made by hand: what the graph and the questions are tested on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from hashlib import sha256

from ontology.records import (
    Abbreviation,
    ActorMention,
    Assignment,
    Citation,
    CitationTarget,
    Definition,
    Document,
    Extraction,
    Figure,
    Goal,
    Inferred,
    Modality,
    Nature,
    Provision,
    ProvisionKind,
    Role,
    Routing,
    RoutingPart,
    Slip,
    Span,
    Statement,
    Text,
)

GARDENS = """南山省人民政府
关于建设城市花园的意见
南政发〔2021〕3号
各市人民政府：
一、总体要求
到2025年，全省建成城市花园100个以上。
二、主要任务
（一）保障用地。市级人民政府在编制土地利用年度计划时，应统筹考虑花园用
地需求，优先安排花园建设用地。有关部门不得侵占已建成的花园。
（自然资源厅牵头，财政厅配合）
（二）引导社会力量。鼓励企业捐建花园。建立花园名录。
依据《城市绿化条例》，本意见所称花园，是指向公众开放的绿地（以下简称园地）。
"""

SLIP = """河口市科学技术局关于转发采购办法的通知
河科发〔2022〕8号
一、采购人应当公开采购结果。
文电处理单
拟办意见：请办公室牵头办理。
"""

RULES = """南山省城市花园管理办法
（2021年5月1日南山省人民政府令第12号公布，自2021年7月1日起施行）
第一条 市级人民政府要支持园林企业会同街道办事处在三个月内为老年人开放花园。
第二条 游客可以在花园内拍照。
第三条 到2025年，花园面积达到10公顷。
第四条 参照《城市绿化条例》第八条，修改《园林规定》（南政发〔2010〕1号），废止《花园暂行规定》。
抄送：各市财政局
批示：请办公室会同财务处办理。李某
"""


class Quotes:
    """Spans of a text by what stands there: `quote("财政厅")`, or the first place after other words with `after`."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __call__(self, words: str, after: str = "") -> Span:
        start = self.text.index(words, self.text.index(after) + len(after))
        return Span(start, start + len(words), words)

    def between(self, first: str, last: str) -> Span:
        start = self.text.index(first)
        end = self.text.index(last, start) + len(last)
        return Span(start, end, self.text[start:end])


def source(content: str, path: str) -> Text:
    return Text(path, content, "txt", "utf-8", sha256(content.encode()).hexdigest())


def document(text: Text, identifier: str, **values: object) -> Document:
    dates = "written printed published in_force out_of_force"
    empty: dict[str, object] = dict.fromkeys(
        f"title number {dates} printed_by form content rank status public part_of".split()
    )
    lists: dict[str, object] = {"issuers": (), "addressees": (), "copied_to": ()}
    span = Span(0, len(text.content), text.content)
    return Document(id=identifier, sha256=text.sha256, span=span, **{**empty, **lists, **values})  # type: ignore[arg-type]


def provision(
    quote: Quotes,
    identifier: str,
    cite: str,
    number: str | None,
    heading: Span | None,
    kind: ProvisionKind,
    *own: Span,
    parent: str = "",
) -> Provision:
    first, last = heading or own[0], own[-1] if own else heading
    assert last is not None
    span = Span(first.start, last.end, quote.text[first.start : last.end])
    return Provision(identifier, identifier.partition("#")[0], parent or None, number, heading, kind, cite, span, own)


def gardens() -> Extraction:
    """A provincial opinion: a goal, a list of tasks, a responsibility note, a definition and a citation."""
    text = source(GARDENS, "examples/gardens.txt")
    quote = Quotes(GARDENS)
    name = "南政发〔2021〕3号"
    land, people = f"{name}#二、（一）", f"{name}#二、（二）"
    sentence = quote.between("市级人民政府在", "花园建设用地。")
    cities = ActorMention(quote("市级人民政府"))
    when = quote("在编制土地利用年度计划时")
    note = quote("（自然资源厅牵头，财政厅配合）")

    def statement(
        provision: str, nth: int, sentence: Span, action: Span, target: Span | None, **more: object
    ) -> Statement:
        fields: dict[str, object] = {
            "actors": (), "by": (), "co": (), "modality": Modality.OBLIGATION, "marker": None, "condition": None,
            "deadline": None, "rule": "by-hand",
        }  # fmt: skip
        identifier = f"{provision}/{nth}/{action.plain}"
        return Statement(
            id=identifier, provision=provision, sentence=sentence, action=action, target=target, **{**fields, **more}
        )  # type: ignore[arg-type]

    return Extraction(
        text,
        (
            document(
                text, name, title="南山省人民政府关于建设城市花园的意见", number=name,
                issuers=(quote("南山省人民政府"),), addressees=(quote("各市人民政府"),),
                form="意见", printed=date(2021, 5, 6), public=True,
            ),
            provision(
                quote, f"{name}#一、", f"{name}第一部分", "一、", quote("总体要求"), ProvisionKind.GOAL,
                quote.between("到2025年", "以上。"),
            ),
            replace(
                provision(quote, f"{name}#二、", f"{name}第二部分", "二、", quote("主要任务"), ProvisionKind.MEASURE),
                span=quote.between("主要任务", "（以下简称园地）。"),
            ),
            provision(
                quote, land, f"{name}第（一）条", "（一）", quote("保障用地"), ProvisionKind.MEASURE,
                quote.between("市级人民政府在", "配合）"), parent=f"{name}#二、",
            ),
            provision(
                quote, people, f"{name}第（二）条", "（二）", quote("引导社会力量"), ProvisionKind.MEASURE,
                quote.between("鼓励企业", "（以下简称园地）。"), parent=f"{name}#二、",
            ),
            statement(
                land, 1, sentence, quote("统筹考虑"), quote("花园用\n地需求"), actors=(cities,), marker=quote("应"),
                condition=when, nature=Nature.POLICY_TASK,
            ),
            statement(land, 2, sentence, quote("优先安排"), quote("花园建设用地"), actors=(cities,), condition=when),
            statement(
                land, 3, quote("有关部门不得侵占已建成的花园。"), quote("侵占"), quote("已建成的花园"),
                actors=(ActorMention(quote("有关部门")),), modality=Modality.PROHIBITION, marker=quote("不得"),
            ),
            statement(
                people, 1, quote("鼓励企业捐建花园。"), quote("捐建"), quote("花园", "鼓励企业捐建"),
                actors=(ActorMention(quote("企业")),),
                modality=Modality.ENCOURAGEMENT, marker=quote("鼓励"),
            ),
            statement(
                people, 2, quote("建立花园名录。"), quote("建立"), quote("花园名录"),
                actors=(ActorMention(quote("各市人民政府"), Inferred.ADDRESSEES),),
            ),
            Assignment(land, quote("自然资源厅"), Role.LEAD, note),
            Assignment(land, quote("财政厅"), Role.SUPPORT, note),
            Goal(f"{name}#一、", "2025", None, (Figure(100, "个", ">="),), quote.between("到2025年", "以上。")),
            Citation(people, CitationTarget("城市绿化条例", None, None), "依据", quote("依据《城市绿化条例》")),
            Definition(people, quote("花园", "本意见所称"), quote("向公众开放的绿地"), "本意见"),
            Abbreviation(people, quote("园地"), quote("向公众开放的绿地"), "本意见"),
        ),
    )  # fmt: skip


def slip() -> Extraction:
    """A municipal notice with one statement that names its actor, one that names nobody, and a processing slip."""
    text = source(SLIP, "examples/slip.txt")
    quote = Quotes(SLIP)
    name = "河科发〔2022〕8号"
    own = quote("采购人应当公开采购结果。")
    return Extraction(
        text,
        (
            document(text, name, title="河口市科学技术局关于转发采购办法的通知", number=name, form="通知"),
            provision(quote, f"{name}#一、", f"{name}第一部分", "一、", None, ProvisionKind.MEASURE, own),
            provision(
                quote, f"{name}#处理单", f"{name}处理单", None, quote("文电处理单"), ProvisionKind.ROUTING,
                quote("拟办意见：请办公室牵头办理。"),
            ),
            Statement(
                f"{name}#一、/1/公开", f"{name}#一、", own,
                (ActorMention(quote("采购人"), None, ("采购单位",)),), (), (),
                Modality.OBLIGATION, quote("应当"), quote("公开"), quote("采购结果"), None, None,
            ),
            Statement(
                f"{name}#一、/2/采购", f"{name}#一、", own, (), (), (), Modality.OBLIGATION, None,
                quote("采购", "应当公开"), quote("结果"), None, None,
            ),
            Slip(
                name, "文电处理单", "2022-15", "07-21", quote("河口市科学技术局"), name,
                quote("文电处理单\n拟办意见：请办公室牵头办理。"),
            ),
            Routing(
                RoutingPart.PROPOSAL, quote("办公室"), Role.LEAD, (), quote("办理"), "07-29", None,
                quote("请办公室牵头办理"),
            ),
        ),
    )  # fmt: skip


def rules() -> Extraction:
    """A regulation that a notice carries, with what the other two leave out: dates, standing, partners, a permission,
    a goal with its subject, more relations of citations, an order with its signature."""
    text = source(RULES, "examples/rules.txt")
    quote = Quotes(RULES)
    name = "南政令〔2021〕12号"

    def article(nth: str, kind: ProvisionKind = ProvisionKind.MEASURE) -> Provision:
        own = quote.between(f"第{nth}条", quote.text[quote.text.index(f"第{nth}条") :].splitlines()[0])
        return provision(quote, f"{name}#第{nth}条", f"{name}第{nth}条", f"第{nth}条", None, kind, own)

    def sentence(nth: str) -> Span:
        own = article(nth).own[0]
        return Span(own.start + 4, own.end, own.text[4:])

    fourth = f"{name}#第四条"
    return Extraction(
        text,
        (
            document(
                text, name, title="南山省城市花园管理办法", number=name, copied_to=(quote("各市财政局"),),
                written=date(2021, 4, 28), printed=date(2021, 5, 6), published=date(2021, 5, 1),
                in_force=date(2021, 7, 1), out_of_force=date(2026, 7, 1), printed_by="南山省人民政府办公厅",
                form="令", content="办法", rank="规章", status="现行有效", part_of="南政发〔2021〕4号", public=True,
            ),
            article("一"), article("二"), article("三", ProvisionKind.GOAL), article("四", ProvisionKind.SUPPLEMENTARY),
            provision(
                quote, f"{name}#处理单", f"{name}处理单", None, None, ProvisionKind.ROUTING,
                quote("批示：请办公室会同财务处办理。李某"),
            ),
            Statement(
                f"{name}#第一条/1/开放", f"{name}#第一条", sentence("一"), (ActorMention(quote("园林企业")),),
                (quote("市级人民政府"),), (quote("街道办事处"),), Modality.ENCOURAGEMENT, quote("支持"), quote("开放"),
                quote("花园", "开放"), None, quote("在三个月内"), Nature.ENCOURAGEMENT, quote("老年人"), "pivot",
            ),
            Statement(
                f"{name}#第二条/1/拍照", f"{name}#第二条", sentence("二"), (ActorMention(quote("游客")),), (), (),
                Modality.PERMISSION, quote("可以"), quote("拍照"), None, None, None, Nature.STATUTORY_DUTY,
            ),
            Goal(f"{name}#第三条", "2025", quote("花园面积"), (Figure(10, "公顷", ">="),), sentence("三")),
            Citation(fourth, CitationTarget("城市绿化条例", None, "第八条"), "引用", quote("《城市绿化条例》第八条")),
            Citation(
                fourth, CitationTarget("园林规定", "南政发〔2010〕1号", None), "修改",
                quote("《园林规定》（南政发〔2010〕1号）"),
            ),
            Citation(fourth, CitationTarget("花园暂行规定", None, None), "废止", quote("《花园暂行规定》")),
            Routing(
                RoutingPart.ORDER, quote("办公室"), Role.LEAD, (quote("财务处"),), quote("办理"), "2021-05-10",
                quote("李某"), quote("请办公室会同财务处办理。"),
            ),
        ),
    )  # fmt: skip
