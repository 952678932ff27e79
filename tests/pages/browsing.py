"""How does a test look at a page as a reader's browser shows it? A page that is watched for faults while it is open."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any

from playwright.sync_api import Browser, ConsoleMessage, Page, Playwright, Request, WebSocket, expect

_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
_RULES: dict[str, Any] = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],
}


def launch(playwright: Playwright) -> Browser:
    """Chromium: this machine's own where there is one, else the one Playwright installed."""
    found = next((path for name in _BROWSERS if (path := shutil.which(name))), None)
    return playwright.chromium.launch(executable_path=found, args=_FLAGS)


@dataclass
class Watched:
    """A page with what it asked for, what it sent to the server, and what went wrong on it."""

    page: Page
    requests: list[str] = field(default_factory=list)
    sent: list[str | bytes] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def open(self, address: str, until: str = ".foot") -> Page:
        """Go to an address and wait until what it should show is there and the script has ended."""
        self.page.goto(address)
        self.page.wait_for_selector(until, state="attached")
        settle(self.page)
        return self.page


def settle(page: Page) -> None:
    """Wait until Streamlit has finished drawing."""
    page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]', state="attached")
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")


def choose(page: Page, name: str, label: str = "Cluster") -> None:
    """Choose from a drop-down as a keyboard does: go there, type, press Enter.

    A list that is still scrolling takes no click, so that one with the mouse may be lost.
    """
    for _ in range(90):  # once round the page
        page.keyboard.press("Tab")
        if page.evaluate("() => document.activeElement.getAttribute('aria-label')") == label:
            break
    else:
        raise AssertionError(f"no Tab leads to {label}")
    page.keyboard.type(name)
    expect(page.get_by_role("option").first).to_contain_text(name)
    page.keyboard.press("Enter")


@contextmanager
def watch(browser: Browser, width: int = 1280, height: int = 800) -> Iterator[Watched]:
    """An empty profile with one page. On leaving, nothing may have gone wrong on it and nothing asked of strangers."""
    context = browser.new_context(viewport={"width": width, "height": height}, locale="en-GB")
    watched = Watched(context.new_page())
    page = watched.page
    page.set_default_timeout(20_000)

    def hear_request(request: Request) -> None:
        watched.requests.append(request.url)

    def hear_console(said: ConsoleMessage) -> None:
        # A page that is not the first looks for Streamlit's own routes under its name before it finds them at the root.
        if said.type == "error" and "/_stcore/" not in said.location["url"]:
            watched.faults.append(said.text)

    def hear_frame(frame: str | bytes) -> None:
        watched.sent.append(frame)

    def hear_socket(socket: WebSocket) -> None:
        socket.on("framesent", hear_frame)

    page.on("request", hear_request)
    page.on("websocket", hear_socket)
    page.on("pageerror", lambda error: watched.faults.append(str(error)))
    page.on("console", hear_console)
    try:
        yield watched
        assert watched.faults == []
        strangers = [url for url in watched.requests if not url.startswith(("http://127.0.0.1:", "data:", "blob:"))]
        assert strangers == []
    finally:
        context.close()


def grow(page: Page, width: int) -> None:
    """Make the window as tall as the content: Streamlit scrolls inside its main element, and axe skips what is out."""
    page.set_viewport_size({"width": width, "height": 800})
    tall = page.evaluate("() => document.querySelector('[data-testid=stMain]').scrollHeight")
    page.set_viewport_size({"width": width, "height": int(tall) + 50})
    settle(page)


def find_violations(page: Page) -> list[str]:
    """What axe-core finds, one line a node: the rule, and where."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate((files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8"))
    found = page.evaluate("rules => axe.run(document, rules)", _RULES)
    return [f"{rule['id']}: {node['target']}" for rule in found["violations"] for node in rule["nodes"]]
