"""Where the command starts: whatever goes wrong ends in one line and an exit code, never in a traceback.

0 done, 1 part of it done, 2 nothing done; 130 interrupted. DUTYGRAPH_DEBUG=1 shows the traceback of a fault of ours.
"""

from __future__ import annotations

import os
import sys
from typing import Any, NoReturn

from ontology.errors import DutygraphError


def main() -> None:
    """Run the command line of this process."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show Chinese shows \uXXXX.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    from typer import Abort, BadParameter

    from . import (  # noqa: F401  they add their commands
        answers_command,
        pair_command,
        review_command,
        serve_command,
        tasks_command,
    )
    from .command_line import app

    try:
        sys.exit(app(standalone_mode=False))
    except DutygraphError as error:
        _fail(str(error))
    except (Abort, KeyboardInterrupt):
        _end(130)
    except BrokenPipeError:
        _end(1)
    except Exception as error:
        if isinstance(error, _usage_error(BadParameter)):
            _fail(_usage(error))
        if os.environ.get("DUTYGRAPH_DEBUG"):
            raise
        _fail(f"内部错误 internal error: {type(error).__name__}: {error} (DUTYGRAPH_DEBUG=1 shows where)")


def _usage_error(bad_parameter: type[Exception]) -> type[BaseException]:
    """The class of all that can be wrong with arguments; Typer shows only this one below it."""
    return bad_parameter.__base__ or bad_parameter


def _usage(error: Any) -> str:
    """What is wrong with the arguments, and how to see what there is."""
    command = error.ctx.command_path if error.ctx is not None else "dutygraph"
    said = error.format_message().replace("Value error, ", "").removeprefix("Invalid value: ").rstrip(".")
    return f"用法有误 usage: {said}；参见 see {command} --help"


def _fail(message: str) -> NoReturn:
    from .terminal import complain

    complain(message)
    sys.exit(2)


def _end(code: int) -> None:
    """Leave without flushing into a pipe that nobody reads."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(code)


if __name__ == "__main__":
    main()
