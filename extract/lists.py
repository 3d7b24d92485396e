"""Opening lines: what a line that ends in ： makes of the items below it (“不得有下列行为：”, “履行下列职责：”)."""

from __future__ import annotations

import re
from enum import StrEnum

from ontology.records import Modality


class Opening(StrEnum):
    """What the items under an opening line are."""

    ACTS = "acts"  # prohibited acts
    DUTIES = "duties"  # duties or powers, each a statement
    THINGS = "things"  # conditions, materials, cases: no statements
    OPEN = "open"  # anything: read as if they stood alone


_PROHIBITED = re.compile(
    r"(?:不得|禁止|严禁|不准|不许)(?:(?!应当|必须)[^，。；]){0,40}(?:下列|以下)[^，。；]{0,16}[：:]$"
)
_THINGS = re.compile(
    r"(?:符合|具备|满足|提交|提供|附|附具|携带|出示|填写|载明|包括|包含|有|发生|属于|取得|申请|报送|标明|注明|缴纳|收取|存在|明确|记载|分为)"
    r"[^，。；]{0,24}(?:下列|以下)[^，。；]{0,20}(?:条件|材料|文件|情形|情况|内容|资料|信息|证件|类别|证明|档次|数据|费用|凭证|事项|条款)[，,]?[^，。；]{0,40}[：:]$"
    r"|(?:通过|采用|采取|以)(?:下列|以下)[^，。；：]{0,10}(?:方式|途径|渠道|形式|方法)[^，。；：]{0,10}[：:]$"
    r"|(?:符合|具备|满足)[^，。；]{0,24}(?:下列|以下)[^，。；]{0,12}(?:要求|标准|规定|资格)[：:]$"
    r"|(?:内容|材料|经费|文件|证件|范围|对象|情形|人员|费用|条件|资料|信息|标准|额度|种类|构成)(?:主要)?(?:应当)?(?:包括|有|为|如下|是)(?:下列|以下)?[^，。；]{0,8}[：:]$"
    r"|(?:下列|以下)[^，。；：]{0,14}[，,]?(?:为|是|属于|视为)[^，。；：]{0,24}[：:]$"
    r"|(?:审查|审核|检查|核查|查验|评估|公开|公示|公布)(?:下列|以下)[^，。；：]{0,10}(?:内容|事项|情况|信息|材料)[：:]$"
    r"|对(?:下列|以下)[^。；：]{2,40}[：:]$"
    r"|(?:下列|以下)[^，。；：]{2,12}(?<!工作|任务|措施|职责|义务|职权|行为|规定|事项|程序)[，,](?:可以|依法|予以)?[^，。；：]{0,6}"
    r"(?:免征|减征|免予|免缴|申请|可以|不征|征收|不予)[^，。；：]{0,12}[：:]$"
    r"|(?:下列|以下)(?:[^，。；：]{0,4}(?:货物|物品|请求|款项))[^：。]{0,120}[：:]$"
    r"|(?:以|按照)(?:下列|以下)价格[^，。；：]{0,20}[：:]$"
    r"|所称[^。；：]{2,40}(?:是指|包括)[^，。；：]{0,10}[：:]$"
    r"|(?:下列|以下)[^，。；：]{0,8}因素[^：]{0,80}[：:]$"
    r"|^(?:第[^条\s]{1,8}条\s*)?(?:下列|以下)(?![^：]*(?:行为|由|负责|工作|措施|职责|任务))[^。；：]{4,50}[：:]$"
    r"|(?:下列|以下)(?:人员|事项|单位|项目|费用|区域|场所|活动|物品|车辆)[^：。；]{0,40}[：:]$"
    r"|(?:下列|以下)[^，。；：]{0,6}(?:案件|货物|产品|船舶|车辆|地区|企业|建筑)[^：。；]{0,40}[：:]$"
    r"|除外[：:]$"
)
_CASES = re.compile(r"(?:下列|以下)[^，。；：]{0,12}(?:之一|情形|情况|行为|条件)(?:之一)?的[^：]{0,80}[：:]$")
_EARLIER_CASES = re.compile(
    r"有(?:下列|以下)[^，。；：]{0,10}(?:之一|情形|行为)(?:之一)?的，[^：]*$|一式[^，。；]{1,3}份?[：:]$"
)
"""有下列行为之一的，X追回资金。构成犯罪的，移送Y："""
_HOLDS = re.compile(
    r"(?:包括|包含|载明|记载|写明|注明|公示|公布|公告|告知)[^，。；]{0,8}(?:下列|以下)[^，。；：]{0,12}[：:]$"
)
_DUTIES = re.compile(
    r"(?:(?:下列|以下|如下)[^，。；：]{0,20}(?:职责|义务|责任|措施|工作|任务|职权|权力|权利|职能|事项|事务|活动|要求|规定)|(?:职责|任务|权利|义务|工作|要求|措施|职权)(?:是|为|包括|如下)|主要是|(?:进行|采取|从事|行使|承担|履行|开展|负责)(?:下列|以下)[^，。；：]{0,14})(?:，保障[^，。；：]{0,16})?[：:]$"
)
_NAMED_THINGS = re.compile(
    r"^[^，。；]{0,20}(?:条件|标准|准则|基本原则|范围|对象|材料|情形|指标|要件|资格|等级|档次|种类)(?:如下)?[：:]?$"
)
_ALSO = re.compile(
    r"(?<=措施|权力|职责|职权)，[^，。；：]{2,20}(?:不得|应当)[^，。；：]{2,20}[：:]$"
)  # 有权采取下列措施，Y不得拒绝：
RULED_LIST = re.compile(r"(?:按照|根据|依照|依据)(?:下列|以下)[^，。；：]{0,24}[：:]$")
"""Its items say what is done (应当根据下列情况分别作出处理：), the opening line does not."""

PENALTY = re.compile(
    r"的，(?:由[^，。；]{2,60}?)?(?:责令|没收|吊销|给予(?:警告|处分)|(?:可以)?(?:并处|处以|处)[^，。；]{1,40}(?:罚款|拘留))"
)
"""An item under an opening line over cases that says itself what follows: （一）未备案的，处一千元罚款；"""

CHARGED = re.compile(
    r"(?P<who>[^。；：]{2,80}?)(?:是|为)[^，。；：是为]{2,60}(?:主体|部门|机构|单位|组织)(?:[（(][^（）()]*[）)])?，(?:其)?"
    r"(?:主要)?(?:职责|任务|义务)(?:是|为|包括|有|如下)?[：:]$"
)
"""依托单位是资源共享工作的责任主体，主要职责是："""

LIST_OF_DUTIES = re.compile(
    r"^(?:下列|以下|如下).{0,20}(?:职责|义务|责任|措施|行为|活动|工作|任务|职权|职能|权利|事项|规定|要求)$"
)


def names_things(sentence: str) -> bool:
    """Whether an opening line only names what its items are (贷款贴息申报条件：)."""
    return _NAMED_THINGS.match(sentence) is not None


def opening(sentence: str, paragraph: str = "") -> Opening:
    """What the items under `sentence` are, which ends in ： and ends `paragraph`."""
    sentence = _ALSO.sub("：", sentence)
    if _PROHIBITED.search(sentence):
        return Opening.ACTS
    if re.search(r"下列[^，。；：]{0,10}(?:情形|行为|条件)之一", sentence) or _CASES.search(sentence):
        return Opening.OPEN if RULED_LIST.search(sentence) else Opening.THINGS  # 有下列情形之一的，按照下列规定处罚：
    if _HOLDS.search(sentence):
        return Opening.THINGS
    if _DUTIES.search(sentence) and not re.search(
        r"(?:符合|具备|满足|遵守|按照)[^，。]{0,10}(?:下列|以下)[^：]{0,12}[：:]$"
        r"|对(?:下列|以下)[^，。：]{2,24}采取[^，。：]{0,8}措施[：:]$",
        sentence,
    ):
        return Opening.DUTIES
    if _THINGS.search(sentence) or _NAMED_THINGS.match(sentence):
        return Opening.THINGS
    return Opening.THINGS if _EARLIER_CASES.search(paragraph) else Opening.OPEN


def duty_modality(sentence: str) -> Modality:
    """The modality of duties and powers under an opening line, from its own modal word."""
    named = max(sentence.rfind("下列"), sentence.rfind("以下"), 0) or len(sentence)  # 有权采取下列措施，Y不得拒绝：
    tail = sentence[max(sentence.rfind("，", 0, named), sentence.rfind("。")) + 1 : named]
    if re.search(r"可以|有权|可|享有", tail) or re.search(r"权利[：:]$", sentence):
        return Modality.PERMISSION
    return Modality.OBLIGATION


_HEADS_THINGS = re.compile(
    r"(?:条件|范围|对象|资格|标准|指标|依据|情形|等级|档次"
    r"|(?:申报|申请|提交|所需|证明|报送|审核|评审|佐证|有关|相关|上报|附件)材料)$|^材料$"
)


def heads_things(heading: str) -> bool:
    """Whether what stands under a heading says what something is like (申报条件), unless a modal word demands it."""
    return _HEADS_THINGS.search(heading) is not None
