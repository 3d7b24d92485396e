"""What a provision is called where its document is known."""

from __future__ import annotations

import re

# “《条例》第三条第一款”, “国发〔2020〕7号第（四）条第二段”: the document's part of a citation form.
_DOCUMENT = re.compile(r"^(?:《.*》(?:（[^（）]*）)?|.*?号)(?=.)")


def provision_label(number: str, heading: str, cite: str) -> str:
    """Number and heading (“（十八）优化土地资源配置”); for a paragraph, which article it is of (“第三条第一款”)."""
    if heading or (number and not number.endswith(("款", "段"))):
        return number + heading
    return _DOCUMENT.sub("", cite) or number or cite
