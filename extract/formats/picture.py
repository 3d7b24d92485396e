"""Pictures of documents (.png .jpg .tif .bmp): recognised by the optional extra, each picture of a file a page."""

from __future__ import annotations

import io

from . import recognition
from .package import damaged
from .problem import UnreadableError


def read(data: bytes, ending: str) -> tuple[str, None]:
    """The text in a picture. Raises UnreadableError: no picture, too large, no text in it, the extra not installed."""
    recognise = recognition.recogniser()
    from PIL import Image, ImageOps, ImageSequence

    lines: list[str] = []
    try:
        with Image.open(io.BytesIO(data)) as picture:
            for page in ImageSequence.Iterator(picture):
                lines += recognise(ImageOps.exif_transpose(page))
    except Image.DecompressionBombError:
        raise UnreadableError("图片过大；请缩小后再读", "picture too large; make it smaller") from None
    except (OSError, ValueError, SyntaxError, EOFError):  # what Pillow raises for broken pictures
        raise damaged() from None
    if not lines:
        raise UnreadableError("图片中没有可识别的文字", "no text recognised in this picture")
    return "\n".join(lines) + "\n", None
