"""Does any word of a release become a link, a picture, a formula or markup on some page? All of them are words."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from playwright.sync_api import Browser

from loaders.releases import hash_file
from pages.components.frame import PAGES
from tests.pages.browsing import settle, watch
from tests.pages.releases import copy_release
from tests.pages.serving import serve

pytestmark = [pytest.mark.browser, pytest.mark.slow]

STRANGER = "stranger.example"
HOSTILE = (
    f' <a href="//{STRANGER}">a</a><img src="//{STRANGER}/i.png" onerror="window.taken=1"> [m](//{STRANGER}) '
    f"![p](//{STRANGER}/p.png) **bold** `code` $ma^2$ :red[red] &eacute;"
)
WORDS = {
    "name", "short_name", "objective", "unit", "definition", "source", "next_update", "notes", "note", "aliases",
    "label", "places", "reason", "covers", "phase", "groups", "title", "start", "plan", "area_word", "licence",
    "provenance", "why", "not_compared",
}  # fmt: skip
TABLES = {"schools": ("name", "phase"), "comparators": ("area_name", "period")}
VIEW = "cluster=seacroft-manston&month=2015-12&group=similar&q=school"
MARKUP = (
    f'a[href*="{STRANGER}"]', f'img[src*="{STRANGER}"]', "[onerror]", "svg a", ".katex", "label strong", "label code",
    "[data-testid=stMarkdownColoredBackground]",
)  # fmt: skip


def spoil(said: Any, key: str = "") -> Any:  # noqa: ANN401 - whatever JSON holds
    """The same with something hostile after each word of the council's."""
    if isinstance(said, dict):
        return {name: spoil(inner, name) for name, inner in said.items()}
    if isinstance(said, list):
        return [spoil(inner, key) for inner in said]
    return said + HOSTILE if key in WORDS and isinstance(said, str) else said


def spoil_table(path: Path, columns: tuple[str, ...]) -> str:
    """The same for columns of a table of public figures; returns the file's new hash."""
    table = pq.read_table(path)
    for column in columns:
        words = pa.array([f"{word}{HOSTILE}" for word in table[column].to_pylist()])
        table = table.set_column(table.schema.get_field_index(column), column, words)
    pq.write_table(table, path)
    return hash_file(path)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the app over a release whose every word is hostile."""
    data = tmp_path_factory.mktemp("hostile")
    folder = copy_release(data)
    hashes = {name: spoil_table(folder / f"{name}.parquet", columns) for name, columns in TABLES.items()}
    document = json.loads((folder / "release.json").read_text(encoding="utf-8"))
    (folder / "release.json").write_text(json.dumps(spoil(document) | {"tables": hashes}), encoding="utf-8")
    with serve(tmp_path_factory.mktemp("served") / "log.txt", data=data) as address:
        yield address


@pytest.mark.parametrize("title", PAGES)
def test_the_words_of_a_release_are_words(browser: Browser, hostile: str, title: str) -> None:
    """Labels too, which Streamlit reads as Markdown. On leaving, nothing may have been asked of strangers."""
    with watch(browser) as watched:
        page = watched.open(f"{hostile}/{PAGES[title]}?{VIEW}")
        if page.locator(".stPlotlyChart").count():
            page.locator(".stPlotlyChart .main-svg").first.wait_for()
            settle(page)
        assert STRANGER in page.locator("[data-testid=stMain]").inner_text(), "nothing hostile was on the page"
        assert [found.inner_html() for found in page.locator(", ".join(MARKUP)).all()] == []
        assert page.evaluate("() => window.taken") is None
