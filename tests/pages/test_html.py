"""Can text from a file, an address or a reader ever become HTML?"""

import ast
import pickle
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.paths import PROJECT
from pages.components.html import Markup, draw_html, join, tag
from tests.pages.reading import read_html

# Parsers turn nought and lone carriage returns into other characters; what matters is that no element appears.
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))


def test_children_and_values_are_escaped() -> None:
    made = tag("p", '<b>"&', title='"><script>', class_="t", hidden=True, lang=None, draggable=False)
    assert made == '<p title="&quot;&gt;&lt;script&gt;" class="t" hidden="">&lt;b&gt;&quot;&amp;</p>'


def test_markup_inside_is_kept() -> None:
    assert tag("p", tag("b", "a"), " < ", join("c", tag("i"))) == "<p><b>a</b> &lt; c<i></i></p>"


def test_attribute_names_are_written_as_html_has_them() -> None:
    assert (
        tag("td", aria_label="a", data_label="b", tabindex=0) == '<td aria-label="a" data-label="b" tabindex="0"></td>'
    )


@given(TEXT, TEXT)
def test_any_text_comes_back_as_text(inside: str, value: str) -> None:
    page = read_html(tag("p", inside, title=value))
    assert len(page.inside) == 1
    assert page.first("p").text.split() == inside.split()
    assert (page.first("p").attributes["title"] or "").split() == value.split()


@given(TEXT)
def test_no_line_ends_reach_markdown(text: str) -> None:
    # A blank line would end the block of HTML, and what follows would be read as Markdown.
    assert not set(tag("p", text, title=text)) & {"\n", "\r"}


def test_plain_text_is_never_drawn_as_html() -> None:
    with pytest.raises(TypeError, match="only Markup"):
        draw_html("<p>safe-looking</p>")  # type: ignore[arg-type]


@pytest.mark.parametrize("path", sorted(PROJECT.glob("pages/**/*.py")), ids=lambda path: path.name)
def test_one_module_hands_html_to_the_page(path: Path) -> None:
    if path.name == "html.py":
        return
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.keyword):
            assert not (node.arg or "").startswith("unsafe_allow"), f"{path}:{node.value.lineno}"
        if isinstance(node, ast.Attribute):
            assert node.attr not in ("html", "components"), f"{path}:{node.lineno} draws HTML itself"


@pytest.mark.parametrize("path", sorted(PROJECT.glob("pages/**/*.py")), ids=lambda path: path.name)
def test_markup_is_made_from_constants_alone(path: Path) -> None:
    """`Markup(...)` says "this is safe": elsewhere than where text is escaped, only of what stands in the code."""
    if path.name == "html.py":
        return
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Markup":
            assert isinstance(node.args[0], ast.Constant), f"{path}:{node.lineno}"


def test_markup_out_of_a_cache_is_still_markup() -> None:
    """Pages are kept as pickles."""
    kept = pickle.loads(pickle.dumps(tag("p", "<")))  # noqa: S301 - its own
    assert isinstance(kept, Markup)
    assert kept == "<p>&lt;</p>"
