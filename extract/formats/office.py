"""Old Word files (.doc) and WPS files (.wps): turned into .docx by LibreOffice where it is installed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from . import word
from .problem import UnreadableError

_SECONDS = 120


def read(data: bytes, ending: str) -> tuple[str, None]:
    """The text of a .doc or .wps. Raises UnreadableError: without LibreOffice, or where it cannot read the file."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        raise UnreadableError(
            f".{ending} 需要 LibreOffice 才能读取；请安装它，或另存为 .docx",
            f".{ending} needs LibreOffice; install it, or save the file as .docx",
        )
    with TemporaryDirectory(prefix="dutygraph-") as folder:
        source = Path(folder, f"file.{ending}")
        source.write_bytes(data)
        _convert(program, source, Path(folder))
        made = source.with_suffix(".docx")
        if not made.is_file():
            raise UnreadableError(
                "LibreOffice 未能转换（文件已损坏，或未安装 Writer）；请另存为 .docx",
                "LibreOffice could not convert it (damaged, or no Writer installed); save the file as .docx",
            )
        return word.read(made.read_bytes())


def _convert(program: str, source: Path, folder: Path) -> None:
    command = [
        program,
        f"-env:UserInstallation={Path(folder, 'profile').as_uri()}",  # beside an office that is open
        *("--headless", "--norestore", "--nolockcheck", "--convert-to", "docx", "--outdir", str(folder), str(source)),
    ]
    process = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        process.wait(_SECONDS)
    except subprocess.TimeoutExpired:
        raise UnreadableError(
            f"LibreOffice 在 {_SECONDS} 秒内未能转换；请另存为 .docx",
            f"LibreOffice did not convert it within {_SECONDS} seconds; save the file as .docx",
        ) from None
    finally:
        if process.poll() is None:  # soffice is a script that starts the office: end both
            _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()
