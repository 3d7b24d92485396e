"""`dutygraph extract`: the records of each file as lines."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack

from ontology.errors import InputError
from ontology.lines import dump_lines

from .output import written
from .sources import find_files
from .terminal import complain, write_bytes


def print_lines(paths: Sequence[str], output: str | None, lexicon: str | None = None, bodies: str | None = None) -> int:
    """Write the lines of every file to `output` or standard output; returns the exit code.

    A file that cannot be read is a line on standard error. Raises InputError where there is no file or the word list
    `lexicon` or `bodies` cannot be read, OutputError.
    """
    from extract.extraction import extractor
    from extract.reading import read

    extract = extractor(lexicon, bodies)
    files = find_files(paths)
    done = 0
    with ExitStack() as stack:
        write: Callable[[bytes], object] = write_bytes
        for file in files:
            try:
                extraction = extract(read(file))
            except InputError as error:
                complain(str(error))
                continue
            if output and not done:  # no file of ours before the first success
                write = stack.enter_context(written(output)).write
            # A file name that is no UTF-8 goes out as JSON's own escapes.
            lines = "".join(f"{line}\n" for line in dump_lines(extraction))
            write(lines.encode("utf-8", "backslashreplace"))
            done += 1
    return 0 if done == len(files) else 1 if done else 2
