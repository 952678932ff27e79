"""Does every page, whatever its address holds, say something sensible and nothing hostile, opened alone?"""

from itertools import pairwise
from pathlib import Path

import pytest

from tests.pages.opening import HOSTILE, PAGES, drawn, open_page
from tests.pages.reading import Element
from tests.pages.releases import copy_release, find_hidden, rename_cluster, shipped_document

SHEET = [entry["key"] for entry in shipped_document()["indicators"] if entry.get("sheet_order")]

STATES = {
    "nothing chosen": {},
    "golden": {"cluster": "seacroft-manston", "month": "2015-12"},
    "newest": {"cluster": "seacroft-manston"},
    "first month": {"cluster": "seacroft-manston", "month": "2011-04"},
    "moved boundary": {"cluster": "arm", "month": "2013-04"},
    "hidden": {"cluster": find_hidden()[0], "indicator": find_hidden()[1]["key"]},
    "without meaning": {"cluster": "silc", "indicator": "cla"},
    "every choice": {
        "cluster": "bramley", "month": "2016-08", "indicator": "neet", "span": "year", "group": "similar",
        "order": "figure", "model": "2025-05", "q": "harehils",
    },
    "unknown cluster": {"cluster": "atlantis"},
    "unknown month": {"cluster": "bramley", "month": "never"},
    "unknown indicator": {"cluster": "bramley", "indicator": "happiness"},
    "hostile": dict.fromkeys(
        ("cluster", "month", "indicator", "span", "group", "order", "model", "q"), HOSTILE * 100
    ),
    "empty": dict.fromkeys(("cluster", "month", "indicator", "span", "group", "order", "model", "q"), ""),
}  # fmt: skip


@pytest.mark.usefixtures("shipped")
@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_every_state_of_every_page(path: Path, state: str) -> None:
    found = drawn(open_page(path, **STATES[state]))
    assert len(found.all("h1")) == 1
    assert "Release 2017-03, published" in found.first("footer").text
    assert not found.all("script")
    assert len(found.text) < 200_000
    levels = [int(element.name[1]) for element in headings(found)]
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels)), levels
    for table in found.all("table"):
        assert table.all("caption"), "a table without a caption"
        assert all(head.attributes.get("scope") for head in table.all("th")), "a head without a scope"
    for picture in found.all("svg"):
        hidden = picture.attributes.get("aria-hidden") == "true"
        assert hidden or picture.attributes.get("aria-label"), "a picture without words"


def headings(element: Element) -> list[Element]:
    found: list[Element] = []
    for part in element.inside:
        if isinstance(part, Element):
            found.extend([part] if part.name in {"h1", "h2", "h3", "h4", "h5", "h6"} else headings(part))
    return found


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_hostile_names_do_no_harm(path: Path, data: Path) -> None:
    copy_release(data, change=rename_cluster("bramley", HOSTILE.replace("\n", " ")))
    for indicator in SHEET[:3]:
        found = drawn(open_page(path, **{"cluster": "bramley", "indicator": indicator}))
        assert not found.all("script")


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_no_release_is_a_sentence(path: Path, data: Path) -> None:
    found = drawn(open_page(path, **STATES["golden"]))
    assert "No release can be shown yet" in found.text
    assert not found.all("table")


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_damaged_release_is_a_sentence(path: Path, data: Path) -> None:
    folder = copy_release(data)
    (folder / "figures.parquet").write_bytes(b"PAR1 nonsense")
    found = drawn(open_page(path, **STATES["golden"]))
    assert "No release can be shown yet" in found.text
