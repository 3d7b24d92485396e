"""The bundle for closed networks: wheels for every system and Python, and an installation that reaches no registry."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture
def bundle(root: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("bundle_make", root / "bundle" / "make.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def has_wheels(bundle: ModuleType, folder: Path, target: str) -> None:
    wheel = bundle.own_wheel(folder)
    command = [sys.executable, "-m", "pip", "install", "--dry-run", "--quiet", "--target", str(folder / "x")]
    command += [*bundle.options(target), f"{wheel}[parquet]"]
    run = subprocess.run(command, capture_output=True, text=True, check=False, timeout=280)
    assert run.returncode == 0, run.stderr


@pytest.mark.parametrize("target", ["linux-3.11", "windows-3.13"])
def test_all_that_is_needed_has_wheels(bundle: ModuleType, tmp_path: Path, target: str) -> None:
    has_wheels(bundle, tmp_path, target)


@pytest.mark.endurance
@pytest.mark.parametrize("target", ["linux-3.12", "linux-3.13", "windows-3.11", "windows-3.12"])
def test_all_that_is_needed_has_wheels_elsewhere(bundle: ModuleType, tmp_path: Path, target: str) -> None:
    has_wheels(bundle, tmp_path, target)


def test_the_scripts_end_with_one_line_where_there_is_no_python(root: Path, tmp_path: Path) -> None:
    run = subprocess.run(
        ["/bin/sh", str(root / "bundle/install.sh")],
        env={"PATH": "/nonexistent"},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 2 and "Python 3.11" in run.stderr and list(tmp_path.iterdir()) == []


@pytest.mark.endurance
@pytest.mark.timeout(1800)
def test_it_installs_with_no_registry_in_reach(bundle: ModuleType, root: Path, tmp_path: Path) -> None:
    here = f"{'windows' if os.name == 'nt' else 'linux'}-{sys.version_info.major}.{sys.version_info.minor}"
    archive = bundle.make(tmp_path / "dist", "parquet", [here])
    with zipfile.ZipFile(archive) as package:
        package.extractall(tmp_path)
    folder = tmp_path / archive.stem
    # A registry that nobody answers at: whatever is not in the bundle cannot be had.
    nowhere = {"PIP_INDEX_URL": "http://127.0.0.1:9/simple", "PYTHON": sys.executable, "PIP_CONFIG_FILE": os.devnull}
    subprocess.run(["sh", folder / "install.sh", tmp_path / "there"], env={**os.environ, **nowhere}, check=True)
    program = tmp_path / "there/bin/dutygraph"
    subprocess.run([program, "build", root / "examples/guofa-2020-7.txt", "--store", tmp_path / "s"], check=True)
    said = subprocess.run([program, "who", "用地", "--store", tmp_path / "s"], capture_output=True, check=True)
    assert said.stdout
