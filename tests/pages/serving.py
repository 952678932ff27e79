"""How is the real app started for a test? As its users do, on a free port of this machine, and stopped afterwards."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from loaders.paths import PROJECT

_PATIENCE = 60  # seconds; a cold start on a busy machine takes ten


@contextmanager
def serve(log: Path, script: Path = PROJECT / "app.py", data: Path = PROJECT / "data") -> Iterator[str]:
    """Serve a script over a data folder; gives its address. `log` holds what the server said."""
    port = _free_port()
    address = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.address", "127.0.0.1"]
    command += ["--server.port", str(port), "--server.fileWatcherType", "none"]
    environment = {**os.environ, "TRACKER_DATA": str(data), "PYTHONPATH": str(PROJECT)}
    with log.open("w") as said:
        server = subprocess.Popen(command, cwd=PROJECT, env=environment, stdout=said, stderr=subprocess.STDOUT)
        try:
            _wait(f"{address}/_stcore/health", server, log)
            yield address
        finally:
            server.terminate()
            server.wait(timeout=_PATIENCE)


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _wait(health: str, server: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end and server.poll() is None:
        try:
            with urllib.request.urlopen(health, timeout=2) as answer:
                if answer.status == 200:
                    return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise RuntimeError(f"The app did not start: {log.read_text()[-2000:]}")
