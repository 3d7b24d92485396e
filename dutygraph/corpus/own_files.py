"""The user's own files that extraction reads beside the package's data."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Self


@dataclass(frozen=True, slots=True)
class OwnFiles:
    """Paths of a word list and of a file with public bodies, None for what is not given."""

    lexicon: str | None = None
    bodies: str | None = None

    @classmethod
    def of(cls, lexicon: str | os.PathLike[str] | None, bodies: str | os.PathLike[str] | None) -> Self:
        """From paths of any kind."""
        return cls(*(os.fspath(path) if path else None for path in (lexicon, bodies)))

    def digest(self) -> str:
        """Twelve characters that change with the files, "" where none is given."""
        given = [(name, path) for name, path in (("lexicon", self.lexicon), ("bodies", self.bodies)) if path]
        if not given:
            return ""
        digest = hashlib.sha256()
        for name, path in given:
            data = Path(path).read_bytes()
            digest.update(f"{name}\0{len(data)}\0".encode())
            digest.update(data)
        return digest.hexdigest()[:12]
