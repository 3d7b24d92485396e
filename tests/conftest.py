"""What several tests share."""

from __future__ import annotations

import os
from collections.abc import Generator, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
import servers

import dutygraph
from ontology.records import Extraction

ROOT = Path(__file__).resolve().parent.parent
NOT_THERE = "corpus and gold standard are not part of the repository"


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A user's cache of the tests' own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository's top folder."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with corpus and gold standard beside the repository; tests that need it are skipped without it."""
    folder = ROOT.parent / "shared"
    if not (folder / "evaluation" / "score.py").is_file():
        pytest.skip(f"no {folder}: {NOT_THERE}")
    return folder


@pytest.fixture(scope="session")
def example() -> Path:
    """The seed policy, 国发〔2020〕7号."""
    return ROOT / "examples" / "guofa-2020-7.txt"


@pytest.fixture(scope="session")
def example_read(example: Path) -> Extraction:
    """The records of the seed policy."""
    return dutygraph.extract(example)


@pytest.fixture(scope="session")
def neo4j_address() -> Iterator[str]:
    """A Neo4j database to write to: the one of DUTYGRAPH_TEST_NEO4J, which must be empty, or that of a new server."""
    given = os.environ.get("DUTYGRAPH_TEST_NEO4J")
    if given:
        yield given
        return
    with ExitStack() as stack:
        try:
            server = stack.enter_context(servers.neo4j_server())
        except servers.CannotStartError as error:
            pytest.skip(str(error))
        yield server.address


@pytest.fixture(scope="session")
def endpoint_address() -> Iterator[str]:
    """A SPARQL endpoint with an empty store."""
    with servers.oxigraph_server() as address:
        yield address


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """In continuous integration a test may be skipped for the missing corpus only."""
    report = yield
    if report.skipped and os.environ.get("CI") == "true" and NOT_THERE not in str(report.longrepr):
        report.outcome = "failed"
        report.longrepr = f"skipped with CI=true: {report.longrepr}"
    return report
