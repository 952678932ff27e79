"""What stands on the page of notes, in what order, and how does a reader get there? Sections, anchors, contents."""

from metrics import Release
from pages.components.html import Markup, draw_script, tag

# The parts of the page in their order: anchor, and heading with {Areas} for the word for clusters.
SECTIONS = {
    "notes-search": "Search",
    "notes-measured": "What is measured",
    "notes-areas": "{Areas} and their history",
    "notes-verdicts": "How verdicts work",
    "notes-protection": "How small numbers are protected",
    "notes-differences": "Where and why this differs from the printed sheet",
    "notes-accessibility": "Accessibility statement",
    "notes-licence": "Licence and sources",
    "notes-words": "Words and signs",
}

_CONTENTS = "notes-contents"

# A link within the page works by itself, in Streamlit's own scroll container too: it moves the focus with the view,
# because what it leads to can take it. Two things do not: a link from elsewhere is followed before there is anything on
# the page to lead to, so what it names is waited for; and going back does not move a scroll container.
_SCRIPT = """
if (!window.trackerPlaces) {
  window.trackerPlaces = true;
  const go = (left) => {
    const name = location.hash.slice(1);
    const found = name && document.getElementById(name);
    if (found) { found.scrollIntoView(); found.focus({preventScroll: true}); }
    else if (name && left > 0) setTimeout(go, 100, left - 1);
    else if (!name) document.querySelector("[data-testid=stMain]").scrollTo(0, 0);
  };
  if (location.hash) go(50);
  window.addEventListener("hashchange", () => go(0));
}
"""


def build_anchor(anchor: str, heading: Markup) -> Markup:
    """A heading that a link can lead to, with the eye, the keyboard and a screen reader. `anchor`: for `#anchor`."""
    # Streamlit gives headings names of its own, made from their words.
    return tag("div", heading, id=anchor, tabindex=-1, class_="anchor")


def section_heading(release: Release, anchor: str) -> str:
    """The heading of one of SECTIONS."""
    return SECTIONS[anchor].format(Areas=f"{release.words['area_word'].capitalize()}s")


def build_section(release: Release, anchor: str, *children: str) -> Markup:
    """One of SECTIONS: its heading, what it says, and the way back."""
    back = tag("p", build_link(_CONTENTS, "Back to contents"), class_="back noprint")
    return tag("section", build_anchor(anchor, tag("h2", section_heading(release, anchor))), *children, back)


def build_link(anchor: str, words: str) -> Markup:
    """A link to a place on this page."""
    return tag("a", words, href=f"#{anchor}", target="_self")


def build_contents_html(release: Release) -> Markup:
    """The page's heading and its table of contents."""
    listed = [tag("li", build_link(anchor, section_heading(release, anchor))) for anchor in SECTIONS]
    return tag(
        "div",
        build_anchor(_CONTENTS, tag("h2", "Notes and definitions")),
        tag("nav", tag("ul", *listed), aria_label="Contents of this page", class_="contents noprint"),
        class_="t",
    )


def draw_arrival() -> None:
    """Lead a reader who came by a link to a place on this page to that place."""
    draw_script(_SCRIPT)
