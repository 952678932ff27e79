"""Does the web server hold, send or write down a hidden figure? Planted ones are looked for in all it says."""

import json
import shutil
import struct
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest
from playwright.sync_api import Page, Response, WebSocket, sync_playwright

from loaders.paths import PROJECT
from tests.pages.browsing import launch, settle
from tests.pages.serving import serve
from tests.pages.worlds import Counts, build_demonstration, change_extract, hidden_cells, publish_world

pytestmark = [pytest.mark.browser, pytest.mark.slow]

KEYS = ("cla", "neet")
MONTHS = ("2012-03", "2014-08", "2016-08", "2017-03")


def planter() -> Callable[[Counts], Counts]:
    """Makes counts that can be told from all other numbers: every one of 5 or more becomes nine digits of its own."""
    drawn = iter(Random(20170331).sample(range(100_000_000, 999_999_999), 10_000))
    return lambda counts: {place: next(drawn) if count >= 5 else count for place, count in sorted(counts.items())}


def spellings(count: int) -> tuple[bytes, ...]:
    """How a number may stand in what a server sends: as text, and as the machine's own numbers."""
    return (
        str(count).encode(),
        f"{count:,}".encode(),
        struct.pack("<q", count),
        struct.pack("<d", count),
        struct.pack(">q", count),
    )


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Counts], dict[str, set[int]]]:
    """A published data folder without its extracts, the raw counts, and those of them that are hidden."""
    raw = build_demonstration(tmp_path_factory.mktemp("analyst"))
    plant = planter()
    counts = {key: change_extract(raw, key, plant) for key in KEYS}
    release = publish_world(raw)
    canaries = {
        key: {counts[key][cell] for cell in hidden_cells(release, key) if counts[key][cell] >= 5} for key in KEYS
    }
    web = tmp_path_factory.mktemp("web")
    for folder in ("releases", "reference"):
        shutil.copytree(raw / folder, web / folder)
    return web, counts, canaries


def walk(page: Page, address: str, codes: list[str]) -> Iterator[str]:
    """Every cluster's newest sheet and trends with all tables open (they hold every month), and all other pages."""
    asked = [f"/?cluster={code}" for code in codes]
    asked += [f"/trends?cluster={code}&indicator={key}" for code in codes for key in KEYS]
    asked += [f"/compare?cluster={codes[0]}&indicator={key}&month={month}" for key in KEYS for month in MONTHS]
    asked += [f"/changes?cluster={codes[0]}&month={month}" for month in MONTHS]
    for path in [*asked, "/attendance?cluster=" + codes[0], "/city?cluster=" + codes[0], "/notes?q=school"]:
        page.goto(address + path)
        page.wait_for_selector(".foot", state="attached")
        settle(page)
        page.evaluate("() => document.querySelectorAll('details').forEach(each => { each.open = true })")
        yield page.content()


def test_no_hidden_figure_leaves_the_server(
    planted: tuple[Path, dict[str, Counts], dict[str, set[int]]], tmp_path: Path
) -> None:
    web, counts, canaries = planted
    heard: list[bytes] = []

    def hear_frame(frame: str | bytes) -> None:
        heard.append(frame if isinstance(frame, bytes) else frame.encode())

    def hear_socket(socket: WebSocket) -> None:
        socket.on("framereceived", hear_frame)

    def hear_response(response: Response) -> None:
        # Streamlit's own programs are the same for everybody; what matters is what this server makes.
        if "/static/" not in response.url and response.status == 200:
            heard.append(response.body())

    document = json.loads((web / "releases" / "2017-03" / "release.json").read_text(encoding="utf-8"))
    codes = [entry["code"] for entry in document["clusters"]]
    log = tmp_path / "log.txt"
    with serve(log, data=web) as address, sync_playwright() as playwright:
        browser = launch(playwright)
        page = browser.new_page()
        page.on("websocket", hear_socket)
        page.on("response", hear_response)
        heard.extend(content.encode() for content in walk(page, address, codes))
        browser.close()
    said = b"\n".join([*heard, *(path.read_bytes() for path in (web / "releases").rglob("*") if path.is_file())])
    assert all(canaries.values()), "nothing was hidden, so nothing was looked for"
    shown = {count for key in KEYS for count in counts[key].values() if count >= 5} - set().union(*canaries.values())
    found = [count for count in shown if str(count).encode() in said or f"{count:,}".encode() in said]
    assert len(found) > 1000, "the walk has not seen the figures that are shown"
    for key, hidden in canaries.items():
        given_away = [count for count in hidden if any(spelling in said for spelling in spellings(count))]
        assert given_away == [], key
    written = log.read_bytes()
    everything = {count for key in KEYS for count in counts[key].values() if count >= 5}
    assert [count for count in everything if any(spelling in written for spelling in spellings(count)[:2])] == []


def test_the_tracker_starts_from_releases_alone(tmp_path: Path) -> None:
    """A release folder is all a web server needs; there is nothing raw beside it to lose."""
    shutil.copytree(PROJECT / "data" / "releases", tmp_path / "releases")
    with serve(tmp_path / "log.txt", data=tmp_path) as address, sync_playwright() as playwright:
        browser = launch(playwright)
        page = browser.new_page()
        page.goto(f"{address}/?cluster=seacroft-manston&month=2015-12")
        page.wait_for_selector("table.sheet")
        assert "108" in page.locator("table.sheet").inner_text()
        browser.close()
