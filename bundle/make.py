"""A wheelhouse for machines without internet: `make bundle` writes dist/dutygraph-VERSION-bundle.zip.

It has the wheels of dutygraph and of all that it needs for Linux and Windows (x86-64), Python 3.11 to 3.13, and a
script for each that installs from them alone.

    python bundle/make.py [--output DIR] [--extras parquet,cluster,ofd,ocr] [--only linux-3.12 …]
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PYTHONS = ("3.11", "3.12", "3.13")
PLATFORMS = {
    # glibc 2.28: RHEL 8, Debian 10, Ubuntu 18.10, openEuler 20.03, Kylin V10 and later.
    "linux": ("manylinux_2_28_x86_64", "manylinux_2_17_x86_64", "manylinux2014_x86_64", "manylinux1_x86_64"),
    "windows": ("win_amd64",),
}
TARGETS = tuple(f"{platform}-{python}" for platform in PLATFORMS for python in PYTHONS)
SCRIPTS = ("install.sh", "install.bat")


def main() -> None:
    """Make the bundle that the arguments ask for and print where it is."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--output", type=Path, default=ROOT / "dist")
    parser.add_argument("--extras", default="parquet", help="of parquet, cluster, ofd, ocr; separated by commas")
    parser.add_argument("--only", nargs="*", choices=TARGETS, default=TARGETS)
    arguments = parser.parse_args()
    print(make(arguments.output, arguments.extras, arguments.only))


def make(output: Path, extras: str, targets: Sequence[str]) -> Path:
    """Gather the wheels for `targets` and pack them; the path of the archive."""
    output.mkdir(parents=True, exist_ok=True)
    wheel = own_wheel(output)
    folder = output / f"{wheel.name.removesuffix('-py3-none-any.whl')}-bundle"
    shutil.rmtree(folder, ignore_errors=True)
    wheels = folder / "wheels"
    wheels.mkdir(parents=True)
    shutil.copy(wheel, wheels)
    for target in targets:
        pip("download", *options(target), "--dest", wheels, f"{wheel}[{extras}]" if extras else wheel)
    for script in SCRIPTS:
        text = (
            (ROOT / "bundle" / script).read_text(encoding="utf-8").replace("@EXTRAS@", f"[{extras}]" if extras else "")
        )
        end = "\r\n" if script.endswith(".bat") else "\n"
        (folder / script).write_text(text, encoding="utf-8", newline=end)
    (folder / "install.sh").chmod(0o755)
    shutil.copy(ROOT / "docs" / "closed-network.md", folder / "README.md")
    sums = [f"{digest(path)}  wheels/{path.name}\n" for path in sorted(wheels.iterdir())]
    (folder / "SHA256SUMS").write_text("".join(sums), encoding="utf-8", newline="\n")
    return packed(folder)


def digest(path: Path) -> str:
    """The SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def own_wheel(output: Path) -> Path:
    """The wheel of this working tree."""
    for old in output.glob("dutygraph-*.whl"):
        old.unlink()
    pip("wheel", "--no-deps", "--wheel-dir", output, ROOT)
    return next(output.glob("dutygraph-*.whl"))


def options(target: str) -> list[str]:
    """What tells pip to look for the wheels of another platform and Python; sources are never taken."""
    platform, python = target.split("-")
    tags = [part for tag in PLATFORMS[platform] for part in ("--platform", tag)]
    return ["--only-binary", ":all:", "--python-version", python, "--implementation", "cp", *tags]


def packed(folder: Path) -> Path:
    """The folder as a .zip, wheels as they are."""
    archive = folder.with_suffix(folder.suffix + ".zip")
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_STORED) as package:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                package.write(path, path.relative_to(folder.parent))
    return archive


def pip(*arguments: str | Path) -> None:
    """Run pip; its message and exit code where it fails."""
    command = [sys.executable, "-m", "pip", *map(str, arguments)]
    run = subprocess.run([*command, "--quiet", "--disable-pip-version-check"], check=False)
    if run.returncode:
        sys.exit(run.returncode)


if __name__ == "__main__":
    main()
