"""Where is the data folder? In the project, unless TRACKER_DATA names another."""

import os
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent


def data_root() -> Path:
    """The folder that holds sources/, extracts/, releases/ and reference/."""
    return Path(os.environ.get("TRACKER_DATA") or PROJECT / "data")
