"""Is the release in the repository exactly what its sources, its reference and this code make?"""

import json
import shutil
from pathlib import Path

from loaders.build import build_extracts
from loaders.paths import PROJECT
from metrics import Release
from metrics.publish import publish


def test_the_shipped_release_is_what_its_sources_make(demonstration: Release, tmp_path: Path) -> None:
    """Built and published from nothing, byte for byte."""
    for folder in ("sources", "reference"):
        shutil.copytree(PROJECT / "data" / folder, tmp_path / folder)
    (tmp_path / "extracts").mkdir()
    build_extracts(tmp_path, lambda line: None)
    made = publish(tmp_path, demonstration.month, demonstration.published_on, lambda line: None).folder
    shipped = PROJECT / "data" / "releases" / demonstration.name
    assert made.name == shipped.name
    documents = [json.loads((folder / "release.json").read_text(encoding="utf-8")) for folder in (made, shipped)]
    assert documents[0] == documents[1], "build and publish the release in the repository again"
    for name in ("release.json", "figures.parquet"):
        assert (made / name).read_bytes() == (shipped / name).read_bytes(), name
