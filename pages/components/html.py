"""How does text become HTML without a way in for hostile text? Parts are escaped as they are built.

This is the only module that hands raw HTML to Streamlit; a test keeps it so.
"""

from html import escape

import streamlit as st


class Markup(str):
    """HTML that is safe because `tag` or `join` made it. Plain text is never Markup."""

    __slots__ = ()


def tag(name: str, *children: str, **attributes: str | int | float | bool | None) -> Markup:
    """An element. Children that are not Markup are escaped, as is every attribute's value.

    Attribute names are written as Python allows: `class_`, `aria_label`; `None` and `False` leave one out. Names come
    from our code alone, values may be any text.
    """
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_escaped("" if value is True else str(value))}"'
        for key, value in attributes.items()
        if value is not None and value is not False
    )
    return Markup(f"<{name}{written}>{join(*children)}</{name}>")


def join(*parts: str) -> Markup:
    """Parts one after another, escaped where they are plain text."""
    return Markup("".join(part if isinstance(part, Markup) else _escaped(part) for part in parts))


def _escaped(text: str) -> str:
    # A blank line would end the HTML block in Streamlit's Markdown and let the rest be read as Markdown.
    return escape(" ".join(text.splitlines()) if "\n" in text or "\r" in text else text)


def draw_html(markup: Markup) -> None:
    """Put HTML on the page. Its outermost element must be a block (div, section, p) for Markdown to leave it alone."""
    if not isinstance(markup, Markup):
        raise TypeError("only Markup may be drawn as HTML")
    st.markdown(markup, unsafe_allow_html=True)


def draw_style(css: str) -> None:
    """Style the page. `css` is our own text, never a reader's or a file's."""
    st.html(f"<style>{css}</style>")


def draw_script(script: str) -> None:
    """Run our own script once on the page (the ways round Streamlit's gaps in accessibility)."""
    st.html(f"<script>{script}</script>", unsafe_allow_javascript=True)
