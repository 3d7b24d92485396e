#!/bin/sh
# Installs dutygraph from the wheels beside this script into the folder given (default: ./dutygraph). No network.
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
target=${1:-dutygraph}
python=
for one in "${PYTHON:-}" python3.13 python3.12 python3.11 python3; do
    [ -n "$one" ] && command -v "$one" >/dev/null 2>&1 || continue
    if "$one" -c 'import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null; then
        python=$one
        break
    fi
done
if [ -z "$python" ]; then
    echo "需要 Python 3.11、3.12 或 3.13（含 venv），可用环境变量 PYTHON 指明 / Python 3.11 to 3.13 with venv is needed; name it by PYTHON" >&2
    exit 2
fi
if command -v sha256sum >/dev/null 2>&1; then
    (cd "$here" && sha256sum --quiet --check SHA256SUMS) || { echo "文件不完整 / files are damaged" >&2; exit 2; }
fi
"$python" -m venv "$target"
"$target/bin/python" -m pip install --quiet --disable-pip-version-check --no-index --find-links "$here/wheels" 'dutygraph@EXTRAS@'
"$target/bin/dutygraph" --version
echo "已安装 installed: $target/bin/dutygraph"
