"""The API keeps what its OpenAPI document promises, whatever is asked (schemathesis)."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from records_by_hand import gardens, slip
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import content_type_conformance, response_schema_conformance

import kg
from dutygraph.server import explorer
from dutygraph.serving.settings import Settings

CHECKS = [not_a_server_error, content_type_conformance, response_schema_conformance]


@cache
def operations() -> dict[str, Any]:
    """Every operation of the API over a store with a slip in it, writing included."""
    folder = Path(tempfile.mkdtemp(prefix="dutygraph-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    with kg.open_store(folder / "store") as store:
        store.load([gardens(), slip()])
    app = explorer(folder / "store", Settings(hosts=("testserver",), writable=True))
    atexit.register(app.state.explorer.processes.stop)
    schema = schemathesis.openapi.from_asgi("/api/openapi.json", app)
    return {one.ok().label: one.ok() for one in schema.get_all_operations()}


@pytest.mark.parametrize("operation", sorted(operations()))
def test_answers_are_as_described(operation: str) -> None:
    @settings(max_examples=15, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(case=operations()[operation].as_strategy())
    def ask(case: Any) -> None:
        response = case.call()
        assert response.status_code != 421, "the host is ours"
        case.validate_response(response, checks=CHECKS)

    ask()
