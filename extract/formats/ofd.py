"""OFD files (GB/T 33190) through ofdkit, the optional extra `dutygraph[ofd]`."""

from __future__ import annotations

from . import package
from .problem import UnreadableError


def read(data: bytes, ending: str = "ofd") -> tuple[str, None]:
    """The text of an OFD, page after page. Raises UnreadableError: damaged, without text, the extra not installed."""
    try:
        from ofdkit import OFDError
        from ofdkit import open as open_ofd
    except ImportError:
        raise UnreadableError(
            ".ofd 需要附加组件；请执行 pip install 'dutygraph[ofd]'，或另存为 PDF",
            ".ofd needs an extra: pip install 'dutygraph[ofd]', or save the file as PDF",
        ) from None
    package.check(data, "OFD.xml")
    try:
        with open_ofd(data) as document:
            pages = [page.text() for page in document.pages]
            lost = list(document.warnings)
    except (OFDError, ValueError, KeyError, RecursionError):
        raise package.damaged() from None
    if lost:
        raise package.damaged()
    lines = [line.rstrip() for page in pages for line in page.splitlines() if line.strip()]
    if not lines:
        raise UnreadableError(
            "OFD 中没有文字（可能是扫描件）；请转为 PDF 后识别", "no text in this OFD (scanned?); turn it into a PDF"
        )
    return "\n".join(lines) + "\n", None
