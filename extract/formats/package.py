"""Files that are ZIP packages (.docx): what may be opened, before any library unpacks it."""

from __future__ import annotations

import io
import zipfile

from .problem import UnreadableError

_MOST_PARTS = 20_000
_LARGEST = 300_000_000  # bytes, unpacked, of all parts together
_COMPOUND = b"\xd0\xcf\x11\xe0"  # OLE: an encrypted .docx, or a .doc by another name


def check(data: bytes, needed: str) -> None:
    """Raise UnreadableError where `data` is no package with the part `needed`, is encrypted, or unpacks to too much."""
    if data.startswith(_COMPOUND):
        raise UnreadableError(
            "文件已加密，或实为旧版 .doc；请去掉密码后另存为 .docx",
            "encrypted, or really an old .doc; save it as .docx without a password",
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = package.infolist()
            names = {part.filename for part in parts}
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise damaged() from None
    if needed not in names:
        raise damaged()
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _LARGEST:
        raise UnreadableError(
            "解压后过大，拒绝读取；请检查文件来源", "unpacks to too much, not read; check where the file is from"
        )


def damaged() -> UnreadableError:
    """What is said of a file that is cut off or broken."""
    return UnreadableError("文件已损坏或不完整；请重新获取", "damaged or cut off; get the file again")
