"""How long until a reader sees her figures, and what was sent? One page in Chromium, timed by its own clock."""

import base64
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page, expect

from tests.pages.browsing import settle

# A moment is when what is waited for is in the page and two frames have been drawn since.
_CLOCK = """
window.waitFor = (selector, words) => new Promise((done, fail) => {
  setTimeout(() => fail(new Error(`no ${selector} with ${words} in 30 seconds`)), 30000);
  const look = () => {
    const found = document.querySelector(selector);
    if (!found || !found.textContent.includes(words)) return false;
    seen.disconnect();
    requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now())));
    return true;
  };
  const seen = new MutationObserver(look);
  seen.observe(document, {childList: true, subtree: true, characterData: true});
  look();
});
"""


@dataclass(frozen=True)
class View:
    """What is measured of a page: where it is, what is waited for at first, and the heading that names the cluster."""

    name: str
    address: str
    painted: str


@dataclass(frozen=True)
class Pick:
    """A cluster chosen: milliseconds from Enter to its figures painted, and bytes the server sent for it."""

    milliseconds: float
    received: int


class Sitting:
    """One reader with an empty profile: everything she sees is fetched."""

    def __init__(self, browser: Browser, view: View) -> None:
        self._context = browser.new_context(viewport={"width": 1280, "height": 800})
        self.page: Page = self._context.new_page()
        self.fetched = 0
        self.received = 0
        self.page.add_init_script(_CLOCK)
        network: CDPSession = self._context.new_cdp_session(self.page)
        network.on("Network.loadingFinished", self._add_fetched)
        network.on("Network.webSocketFrameReceived", self._add_received)
        network.send("Network.enable")
        self.page.goto(view.address, wait_until="commit")
        self.painted = float(self.page.evaluate("([selector]) => waitFor(selector, '')", [view.painted]))
        settle(self.page)
        self.page.wait_for_timeout(300)
        self.first_view = self.fetched + self.received

    def pick(self, name: str) -> Pick:
        """Choose a cluster by keyboard."""
        box = self.page.get_by_role("combobox", name="Cluster")
        box.click()
        self.page.keyboard.type(name)
        expect(self.page.get_by_role("option").first).to_have_text(name)
        before = self.received
        self.page.evaluate(
            """name => { window.picked = new Promise((done, fail) => addEventListener("keydown", event => {
                if (event.key !== "Enter") return;
                const from = performance.now();
                waitFor("h2", name).then(at => done(at - from), fail);
            }, {capture: true, once: true})); }""",
            name,
        )
        self.page.keyboard.press("Enter")
        took = float(self.page.evaluate("() => window.picked"))
        settle(self.page)
        self.page.wait_for_timeout(100)
        return Pick(took, self.received - before)

    def close(self) -> None:
        """Forget the profile."""
        self._context.close()

    def _add_fetched(self, event: dict[str, Any]) -> None:
        self.fetched += int(event["encodedDataLength"])

    def _add_received(self, event: dict[str, Any]) -> None:
        frame = event["response"]
        payload = frame["payloadData"]
        self.received += len(base64.b64decode(payload)) if frame["opcode"] == 2 else len(payload)
