"""Does the web server hold, send or write down a hidden figure? Planted ones are looked for in all it says."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Response, WebSocket, sync_playwright

from loaders.paths import PROJECT
from tests.pages.browsing import launch, settle
from tests.pages.serving import serve
from tests.pages.worlds import Planted, plant_world, spellings

pytestmark = [pytest.mark.browser, pytest.mark.slow]

KEYS = ("cla", "neet")
MONTHS = ("2012-03", "2014-08", "2016-08", "2017-03")


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Planted:
    return plant_world(tmp_path_factory.mktemp("analyst"), tmp_path_factory.mktemp("web"), KEYS)


def walk(page: Page, address: str, codes: list[str]) -> Iterator[str]:
    """Every cluster's newest sheet, screens and trends with all tables open (they hold all months), and other pages."""
    asked = [f"/?cluster={code}" for code in codes]
    asked += [f"/present?cluster={code}" for code in codes]
    asked += [f"/trends?cluster={code}&indicator={key}" for code in codes for key in KEYS]
    asked += [f"/compare?cluster={codes[0]}&indicator={key}&month={month}" for key in KEYS for month in MONTHS]
    asked += [f"/changes?cluster={codes[0]}&month={month}" for month in MONTHS]
    for path in [*asked, "/attendance?cluster=" + codes[0], "/city?cluster=" + codes[0], "/notes?q=school"]:
        page.goto(address + path)
        page.wait_for_selector(".foot", state="attached")
        settle(page)
        page.evaluate("() => document.querySelectorAll('details').forEach(each => { each.open = true })")
        yield page.content()


def test_no_hidden_figure_leaves_the_server(planted: Planted, tmp_path: Path) -> None:
    heard: list[bytes] = []

    def hear_frame(frame: str | bytes) -> None:
        heard.append(frame if isinstance(frame, bytes) else frame.encode())

    def hear_socket(socket: WebSocket) -> None:
        socket.on("framereceived", hear_frame)

    def hear_response(response: Response) -> None:
        # Streamlit's own programs are the same for everybody; what matters is what this server makes.
        if "/static/" not in response.url and response.status == 200:
            heard.append(response.body())

    document = json.loads((planted.data / "releases" / "2017-03" / "release.json").read_text(encoding="utf-8"))
    codes = [entry["code"] for entry in document["clusters"]]
    log = tmp_path / "log.txt"
    with serve(log, data=planted.data) as address, sync_playwright() as playwright:
        browser = launch(playwright)
        page = browser.new_page()
        page.on("websocket", hear_socket)
        page.on("response", hear_response)
        heard.extend(content.encode() for content in walk(page, address, codes))
        browser.close()
    files = [path.read_bytes() for path in (planted.data / "releases").rglob("*") if path.is_file()]
    said = b"\n".join([*heard, *files])
    assert all(planted.hidden.values()), "nothing was hidden, so nothing was looked for"
    for key, hidden in planted.hidden.items():
        seen = [count for count in planted.shown[key] if f">{count:,}<".encode() in said]
        assert len(seen) > 0.9 * len(planted.shown[key]), "the walk has not seen the figures that are shown"
        given_away = [count for count in hidden if any(spelling in said for spelling in spellings(count))]
        assert given_away == [], key
    written = log.read_bytes()
    everything = set().union(*planted.hidden.values())
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
