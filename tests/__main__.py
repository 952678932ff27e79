"""Does everything still hold? `python -m tests` on a fresh machine installs what the tests need and runs them all.

Needs nothing but Python 3.11 or later: an environment is made in .venv, Chromium is installed where there is none.
"""

import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
ENVIRONMENT = PROJECT / ".venv"
PYTHON = ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
CHECKS = (
    ("ruff", "check", "."),
    ("ruff", "format", "--check", "."),
    ("mypy",),
    ("pytest", "-n", "2", "--dist", "loadfile"),
)


def main(arguments: list[str]) -> int:
    """Install, then run every check; further arguments go to pytest. Returns 1 if any check fails."""
    _install()
    failed = [
        check[0] for check in CHECKS if _run(PYTHON, "-m", *check, *(arguments if check[0] == "pytest" else ())) != 0
    ]
    if failed:
        print(f"Failed: {', '.join(failed)}")
    return 1 if failed else 0


def _install() -> None:
    if not PYTHON.exists():
        venv.create(ENVIRONMENT, with_pip=True)
    _need(PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", "tests/requirements.txt")
    if any(shutil.which(name) for name in BROWSERS):
        return
    if shutil.which("apt-get") and os.geteuid() == 0:
        _need("apt-get", "update", "-q")
        _need("apt-get", "install", "-y", "-q", "--no-install-recommends", "chromium", "fonts-dejavu-core")
    else:
        _need(PYTHON, "-m", "playwright", "install", "chromium")


def _run(*command: str | Path) -> int:
    print("+", *(Path(part).name if isinstance(part, Path) else part for part in command), flush=True)
    return subprocess.run([str(part) for part in command], cwd=PROJECT, check=False).returncode


def _need(*command: str | Path) -> None:
    if _run(*command) != 0:
        sys.exit(f"Could not install what the tests need: {' '.join(map(str, command[1:]))} failed.")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
