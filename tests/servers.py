"""Real servers for tests and measurements, on free loopback ports; they end with whoever started them."""

from __future__ import annotations

import ctypes
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import neo4j
from neo4j.exceptions import DriverError, Neo4jError

JARS = Path(__file__).resolve().parent.parent / ".venv" / "neo4j"
"""Neo4j Community and all that it needs: `make .venv/parts` puts it there by tests/neo4j/pom.xml."""

USER, PASSWORD = "neo4j", "dutygraph-测试"
STARTING = 120
"""Seconds until a server must answer."""

CONFIGURATION = """
server.default_listen_address=127.0.0.1
server.bolt.listen_address=127.0.0.1:{port}
server.bolt.advertised_address=127.0.0.1:{port}
server.http.enabled=false
server.https.enabled=false
server.memory.pagecache.size=64m
db.tx_log.rotation.retention_policy=keep_none
dbms.usage_report.enabled=false
"""


class CannotStartError(Exception):
    """Why a server is not to be had here."""


@dataclass
class Neo4jServer:
    """A running server; `stop` kills it, `start` brings it up again with what it had on disk."""

    home: Path
    port: int
    process: subprocess.Popen[bytes] | None = None

    @property
    def uri(self) -> str:
        return f"bolt://127.0.0.1:{self.port}"

    @property
    def address(self) -> str:
        """The same with user and password."""
        return f"bolt://{USER}:{quote(PASSWORD)}@127.0.0.1:{self.port}"

    def start(self) -> None:
        with (self.home / "output.log").open("ab") as log:
            self.process = _started(
                [*_java("-Xms128m", "-Xmx512m", "-XX:+UseSerialGC"), "org.neo4j.server.CommunityEntryPoint",
                 f"--home-dir={self.home}", f"--config-dir={self.home / 'conf'}"], log,
            )  # fmt: skip
        _wait(self.process, self._answers, self.home / "output.log")

    def _answers(self) -> bool:
        try:
            with neo4j.GraphDatabase.driver(self.uri, auth=(USER, PASSWORD), connection_timeout=2) as driver:
                driver.verify_connectivity()
                return True
        except (DriverError, Neo4jError):
            return False

    def stop(self) -> None:
        _stop(self.process)


@contextmanager
def neo4j_server(*, nodes: Path | None = None, relationships: Path | None = None) -> Iterator[Neo4jServer]:
    """A server with an empty database, or one made of CSV files by `neo4j-admin database import`.

    Raises `CannotStartError` where Java or the jars are missing.
    """
    if shutil.which("java") is None:
        raise CannotStartError("Neo4j needs Java 17: no `java` here")
    if not list(JARS.glob("neo4j-server-*.jar")):
        raise CannotStartError(f"no Neo4j in {JARS}: `make .venv/parts` gets it with Maven")
    with tempfile.TemporaryDirectory(prefix="dutygraph-neo4j-", ignore_cleanup_errors=True) as folder:
        server = Neo4jServer(Path(folder), free_port())
        (server.home / "conf").mkdir()
        (server.home / "conf" / "neo4j.conf").write_text(CONFIGURATION.format(port=server.port), encoding="utf-8")
        try:
            _admin(server.home, "dbms", "set-initial-password", PASSWORD)
            if nodes is not None:
                _admin(
                    server.home, "database", "import", "full", "neo4j", f"--nodes={nodes}",
                    f"--relationships={relationships}", "--multiline-fields=true", "--array-delimiter=U+001F",
                )  # fmt: skip
            server.start()
            yield server
        finally:
            server.stop()


@contextmanager
def oxigraph_server() -> Iterator[str]:
    """The address of an empty Oxigraph server."""
    program, port = Path(sys.executable).parent / "oxigraph", free_port()
    if not program.is_file():
        raise CannotStartError(f"no {program}: `make .venv/developing` installs it")
    with tempfile.TemporaryDirectory(prefix="dutygraph-oxigraph-", ignore_cleanup_errors=True) as folder:
        log = Path(folder, "output.log")
        with log.open("wb") as output:
            process = _started(
                [str(program), "serve", "--location", f"{folder}/data", "--bind", f"127.0.0.1:{port}"], output
            )
        try:
            _wait(process, lambda: _http_answers(f"http://127.0.0.1:{port}/query?query=ASK%7B%7D"), log)
            yield f"sparql+http://127.0.0.1:{port}"
        finally:
            _stop(process)


def free_port() -> int:
    """A loopback port that nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _java(*options: str) -> list[str]:
    return ["java", *options, "-cp", f"{JARS}/*"]


def _admin(home: Path, *arguments: str) -> None:
    run = subprocess.run(
        [*_java("-Xmx512m"), "org.neo4j.cli.AdminTool", *arguments],
        env={**os.environ, "NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")},
        cwd=home,  # an import leaves its report where it runs
        capture_output=True,
        timeout=STARTING,
        check=False,
    )
    if run.returncode:
        raise CannotStartError(f"neo4j-admin {arguments[:2]}: {(run.stdout + run.stderr).decode(errors='replace')}")


def _started(command: list[str], log: object) -> subprocess.Popen[bytes]:
    return subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT, preexec_fn=_die_with_parent)  # type: ignore[call-overload,no-any-return]


def _die_with_parent() -> None:
    """The kernel kills the server when the tests are gone, even by SIGKILL (Linux; elsewhere only `stop` does)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGKILL)


def _wait(process: subprocess.Popen[bytes], answers: Callable[[], bool], log: Path) -> None:
    deadline = time.monotonic() + STARTING
    while not answers():
        if process.poll() is not None or time.monotonic() > deadline:
            _stop(process)
            raise CannotStartError(f"the server did not start: {log.read_text(errors='replace')[-2000:]}")
        time.sleep(0.2)


def _http_answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=2) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def _stop(process: subprocess.Popen[bytes] | None) -> None:
    """What it has on disk is thrown away or to survive this: no reason to ask first."""
    if process is not None and process.poll() is None:
        process.kill()
        process.wait(30)
