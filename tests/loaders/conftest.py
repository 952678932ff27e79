"""What do the tests of building share? The extracts built from the real sources."""

import shutil
from pathlib import Path

import pytest

from loaders.build import build_extracts
from loaders.paths import PROJECT


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data root with the real sources, built once."""
    root = tmp_path_factory.mktemp("data")
    shutil.copytree(PROJECT / "data" / "sources", root / "sources")
    build_extracts(root, lambda line: None)
    return root


@pytest.fixture
def copy(built: Path, tmp_path: Path) -> Path:
    """A data root of its own, to spoil."""
    shutil.copytree(built, tmp_path / "data")
    return tmp_path / "data"
