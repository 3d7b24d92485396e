"""`dutygraph serve` and `publish` refuse in one line what they cannot do safely or at all."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest
from records_by_hand import gardens
from typer.testing import CliRunner

import kg
from dutygraph import serve_command  # noqa: F401  adds its commands
from dutygraph.command_line import app
from ontology.errors import DutygraphError


def refused(*arguments: str) -> str:
    """What the command says; `dutygraph.__main__` prints it and ends with 2."""
    result = CliRunner().invoke(app, list(arguments))
    assert isinstance(result.exception, DutygraphError), result.output
    line = str(result.exception)
    assert "\n" not in line
    return line


@pytest.fixture
def store(tmp_path: Path) -> str:
    with kg.open_store(tmp_path / "store") as store:
        store.replace(gardens())
    return str(tmp_path / "store")


def test_beyond_this_machine_a_token_is_needed(store: str) -> None:
    assert "--token" in refused("serve", "--store", store, "--host", "192.0.2.1")
    assert "--allow-host" in refused("serve", "--store", store, "--host", "0.0.0.0", "--token", "x")


def test_a_port_that_is_taken(store: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        assert "--port" in refused("serve", "--store", store, "--port", str(taken.getsockname()[1]))


def test_a_store_that_is_not_there(tmp_path: Path) -> None:
    assert "dutygraph build" in refused("serve", "--store", str(tmp_path / "none"))
    assert not (tmp_path / "none").exists()
