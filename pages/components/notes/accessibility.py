"""How accessible is the tracker? The statement that the public sector's accessibility regulations of 2018 ask for.

Every sentence rests on something tried: tests/pages/test_notes_browser.py tries again what a machine can.
"""

from datetime import date

from metrics import Release
from pages.components.frame import PAGES
from pages.components.html import Markup, tag
from pages.components.notes.sections import build_section

_PREPARED = date(2026, 11, 22)  # the day on which all of it was last gone through
_ADVICE = "https://www.equalityadvisoryservice.com/"


def build_accessibility_html(release: Release) -> Markup:
    """What the statement covers, how accessible that is, what is not, how to say so, and on what this rests."""
    *first, last = PAGES
    title, place = release.words["title"], release.place
    prepared = f"{_PREPARED.day} {_PREPARED:%B %Y}"
    return build_section(
        release,
        "notes-accessibility",
        tag(
            "p",
            f"This statement is about “{title}” for {place}: the pages {', '.join(first)} and {last}, the presentation "
            "that the tracker opens, and the documents that can be taken along.",
        ),
        tag("h3", "How accessible this website is"),
        tag("p", "We want as many people as possible to be able to use it. You should be able to:"),
        tag("ul", *(tag("li", item) for item in _WORKS)),
        tag("h3", "What is not yet accessible"),
        tag(
            "p",
            "This website is partially compliant with the Web Content Accessibility Guidelines version 2.2 AA "
            "standard. These parts are not accessible to everybody, or have not been tried:",
        ),
        tag("ul", *(tag("li", item) for item in _LACKS)),
        tag("h3", "How to report a problem"),
        tag(
            "p",
            "Contact the people who gave you this address. Say which page it was, what you wanted to do, and what you "
            "use to read it. Ask them too if you need the figures in another form, such as large print, a spreadsheet, "
            "or read out to you.",
        ),
        tag("h3", "If you are not content with the answer"),
        tag(
            "p",
            "The Equality and Human Rights Commission enforces the Public Sector Bodies (Websites and Mobile "
            "Applications) (No. 2) Accessibility Regulations 2018. If you are not content with how your problem was "
            "dealt with, contact the ",
            tag("a", "Equality Advisory and Support Service", href=_ADVICE, target="_self"),
            ".",
        ),
        tag("h3", "How this statement was prepared"),
        tag(
            "p",
            f"It was prepared on {prepared} by those who made the tracker, who tried it themselves. Each page was "
            "checked with axe-core, a program that finds some of the breaches of the guidelines, in Chromium, in a "
            "window as wide as a laptop’s and one as wide as a phone’s; at 320 pixels; with wider spacing of text; and "
            "with the keyboard alone; some also with colours set by the system. Checks of each page are among the "
            "tests that come with the software. Nobody from outside has checked it.",
        ),
    )


_WORKS = (
    "read every page at 400% zoom, or on a screen 320 pixels wide, without scrolling sideways (wide tables scroll "
    "within their own frame)",
    "reach every link, list, field and table with a keyboard, and see where you are",
    "read each figure of a chart in a table beside it",
    "tell better from worse without seeing colour: by a word, and by filled and outlined boxes",
    "use your own colours and contrast, wider spacing of text, and less movement",
    "hear what has changed on the page when you choose something: it is announced to screen readers",
    "read it on paper",
)
_LACKS = (
    "It has not been tried with screen readers, voice control or magnifiers, nor by people who rely on them. Headings, "
    "tables, names and announcements are there for them; how well they work we do not know.",
    "In the larger charts a pointer shows the figure of a point, and a keyboard does not (guideline 2.1.1). The table "
    "beside the chart has the same figures.",
    "The larger charts keep their own colours, on white, where your system sets the colours of everything else.",
    "The presentation has charts without a table beside them: the tracker, one press of Escape away, has those tables.",
    "Documents: the PDF is tagged, with a title, a language, an order of reading and words for its pictures, but the "
    "heads of its tables’ rows are not marked as such; Word, slides and workbooks have headings, names and words for "
    "pictures, and have not been checked in office programs.",
    "Nothing is shown without JavaScript.",
    "Drop-down lists, buttons for a choice and the search field are made by other software (Streamlit). We cannot mend "
    "everything in them.",
)
