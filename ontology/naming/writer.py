"""Words that mean the writer or the one written to (本部, 我局, 你公司, 局人事司) as the names that they stand for."""

from __future__ import annotations

from .context import Context

_SELF = ("本", "我")
# The offices that write in the name of the body they belong to.
_OFFICES = ("办公厅", "办公室", "综合司")
# In the rules of a congress these are its own.
_OF_CONGRESS = ("常务委员会", "委员长会议", "主任会议", "专门委员会")
_SHORT = frozenset("部局委厅署院会办司社团")


def in_full(name: str, context: Context) -> str:
    """`name` with the writer's or addressee's name in place of the words that mean it; as it is where they do not."""
    if name == "我国":
        return "国家"
    if context.organ is not None and name.startswith(_OF_CONGRESS):
        return context.organ + name
    if context.issuer is not None and name == "我们":
        return context.issuer
    if context.issuer is not None and name[:1]:
        writer = _body_of(context.issuer)
        last = writer[-1:]
        if name[0] in _SELF and name[1:2] == last and last in _SHORT:
            return writer + name[2:]
        if name[0] == last and last in _SHORT and len(name) > 2:
            return writer + name[1:]
    if context.addressee is not None and name[:1] == "你" and context.addressee.endswith(name[1:]):
        return context.addressee
    return name


def _body_of(issuer: str) -> str:
    for office in _OFFICES:
        if issuer.endswith(office) and len(issuer) > len(office) + 2 and not issuer.endswith("新闻办公室"):
            return issuer.removesuffix(office)
    return issuer
