@echo off
rem Installs dutygraph from the wheels beside this script into the folder given (default: dutygraph). No network.
setlocal
chcp 65001 >nul
set "target=%~1"
if "%target%"=="" set "target=dutygraph"
set "python="
for %%v in (3.13 3.12 3.11) do (
    if not defined python py -%%v -c "import venv" >nul 2>&1 && set "python=py -%%v"
)
if not defined python python -c "import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))" >nul 2>&1 && set "python=python"
if not defined python (
    echo 需要 Python 3.11、3.12 或 3.13 / Python 3.11 to 3.13 is needed 1>&2
    exit /b 2
)
%python% -m venv "%target%" || exit /b 2
"%target%\Scripts\python.exe" -m pip install --quiet --disable-pip-version-check --no-index --find-links "%~dp0wheels" "dutygraph@EXTRAS@" || exit /b 2
"%target%\Scripts\dutygraph.exe" --version || exit /b 2
echo 已安装 installed: %target%\Scripts\dutygraph.exe
