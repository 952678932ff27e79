"""How does a test open a page without a browser? By its script and address, and reads what the page draws as HTML."""

from pathlib import Path

from streamlit.testing.v1 import AppTest

from loaders.paths import PROJECT
from tests.pages.reading import Element, read_html

PAGES = sorted((PROJECT / "pages").glob("*.py"))
# What a name from a file, or an address, may hold.
HOSTILE = '<script>alert("x")</script> "quotes" *stars* $math$ :red[x] \n\n# heading'


def open_page(script: str | Path, **address: str) -> AppTest:
    """The page of a script, run once with this address."""
    page = AppTest.from_file(script, default_timeout=60)
    for key, value in address.items():
        page.query_params[key] = value
    return page.run()


def drawn(page: AppTest) -> Element:
    """What the page draws as HTML; fails if anything went wrong on it."""
    assert not page.exception
    return read_html("".join(markdown.value for markdown in page.markdown))


def alerts(page: AppTest) -> list[str]:
    """The sentences that interrupt the reader."""
    return [p.text for p in drawn(page).all("p") if p.attributes.get("role") == "alert"]
