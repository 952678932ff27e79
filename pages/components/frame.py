"""What does every page share? Its title, its looks, the release it shows, and its foot."""

import gc
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlencode

import streamlit as st

from metrics import Release, TrackerError, data_root, open_latest, release_names
from pages.components import wording
from pages.components.html import Markup, draw_html, draw_script, draw_style, tag
from pages.components.style import STYLE

# The pages a reader may go to, by the name each is opened with, and their addresses.
PAGES = {
    "Tracker": "",
    "Trends": "trends",
    "Compare": "compare",
    "Attendance": "attendance",
    "City": "city",
    "What changed": "changes",
    "Take away": "take",
    "Notes": "notes",
}

# Ways round two gaps of Streamlit's: pages claim to be American English, and a bare "r" pressed anywhere reruns the
# page (WCAG 2.1.4). Elements that take typing keep their keys. A choice does not draw the band anew, so its links take
# the choice from the address when they are followed. Sentences are copied as they are read; where the page came over
# plain HTTP there is no clipboard but by way of a text field. What was done is said outside of what Streamlit draws.
_SCRIPT = """
document.documentElement.lang = "en-GB";
if (!window.trackerKeys) {
  window.trackerKeys = true;
  window.addEventListener("click", (event) => {
    const link = event.target.closest && event.target.closest(".band nav a");
    if (link) link.search = location.search;
  }, true);
  const said = document.body.appendChild(document.createElement("p"));
  said.setAttribute("aria-live", "polite");
  said.className = "unseen";
  const keep = async (words) => {
    if (navigator.clipboard) return navigator.clipboard.writeText(words);
    const field = document.body.appendChild(document.createElement("textarea"));
    field.value = words;
    field.select();
    document.execCommand("copy");
    field.remove();
  };
  window.addEventListener("click", (event) => {
    const button = event.target.closest && event.target.closest("button.copy");
    if (!button) return;
    const sentences = (button.closest("li") || button.closest(".words")).querySelectorAll("li > span, :scope > span");
    keep([...sentences].map((each) => each.textContent).join("\\n")).then(() => {
      button.focus();
      said.textContent = "Copied.";
      button.dataset.done = "";
      setTimeout(() => { delete button.dataset.done; said.textContent = ""; }, 2500);
    });
  });
  window.addEventListener("keydown", (event) => {
    const typing = event.target.closest && event.target.closest("input,textarea,select,[contenteditable]");
    if ("rRcC".includes(event.key) && !typing && !event.ctrlKey && !event.metaKey) event.stopImmediatePropagation();
  }, true);
}
"""


def open_page(title: str, *, band: bool = True) -> Release:
    """Begin a page: its title (one of PAGES where it has the band of links to all of them), looks and release.

    Where no release can be read, says so and ends the page.
    """
    st.set_page_config(page_title=title, layout="wide")
    _settle_memory()
    draw_style(STYLE)
    draw_script(_SCRIPT)
    data = data_root()
    try:
        release, problems = _latest(data, tuple(release_names(data)))
    except TrackerError as error:
        draw_html(tag("p", str(error), class_="t problem", role="alert"))
        st.stop()
    for problem in problems:
        draw_html(tag("p", f"{problem} Showing release {release.name} instead.", class_="t problem", role="status"))
    if band:
        draw_html(_band(title, release))
    return release


def _band(title: str, release: Release) -> Markup:
    """The product's name and the way to its pages; each link keeps the reader's cluster and month."""
    kept = {key: value for key in ("cluster", "month") if (value := st.query_params.get(key)) and len(value) <= 60}
    address = f"?{urlencode(kept)}" if kept else ""
    links = [
        tag("a", name, href=f"./{path}{address}", target="_self", aria_current="page" if name == title else None)
        for name, path in PAGES.items()
    ]
    name = tag("h1", release.words["title"], tag("span", f" · {release.place}", class_="place"))
    return tag("div", name, tag("nav", *links, aria_label="Pages", class_="noprint"), class_="t band")


def find_address() -> str:
    """Where the tracker is, whichever page this is: links in documents lead to it. Empty where it is not known."""
    here = (st.context.url or "").split("?")[0].rstrip("/")
    page = next((path for path in PAGES.values() if path and here.endswith(f"/{path}")), "")
    return here.removesuffix(page)


@st.fragment
def draw_part(release: Release, draw: Callable[[Release], None]) -> None:
    """What a choice draws anew: the drop-downs and all that hangs on them; the rest of the page is left alone."""
    if not _is_current(release):
        st.rerun()
    try:
        draw(release)
    except TrackerError as error:
        draw_problem(str(error))


def _is_current(release: Release) -> bool:
    """Whether a page begun with this release would begin with it again: another may have been published meanwhile."""
    data = data_root()
    try:
        return _latest(data, tuple(release_names(data)))[0] is release
    except TrackerError:
        return False


@st.cache_resource(max_entries=4, show_spinner=False)
def _latest(data: Path, names: tuple[str, ...]) -> tuple[Release, tuple[str, ...]]:
    """The latest release, opened once a process; a new folder among `names` opens the next."""
    return open_latest(data)


@st.cache_resource(show_spinner=False)
def _settle_memory() -> None:
    """Take all that importing made out of the collector's sight, once: each later sweep is shorter by that."""
    gc.collect()
    gc.freeze()


def draw_foot(release: Release) -> None:
    """Where the figures come from, when they were published, and under what licence."""
    words = release.words
    draw_html(
        tag(
            "footer",
            tag("p", f"{wording.publication(release)} ", words["provenance"]),
            tag("p", words["licence"]),
            class_="t foot",
        )
    )


def draw_problem(sentence: str, *more: str) -> None:
    """Say what is wrong in a sentence, where a reader looks first and a screen reader speaks it."""
    draw_html(tag("div", tag("p", sentence, role="alert"), *more, class_="t problem"))
