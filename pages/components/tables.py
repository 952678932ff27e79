"""What do tables share? There are two kinds: the one a page is about, and the small one behind a picture."""

from collections.abc import Iterable, Sequence

from pages.components.html import Markup, tag


def build_wide_table(caption: str, heads: Sequence[str], *bodies: Markup, looks: str = "sheet") -> Markup:
    """The table a page is about, of bodies made by `build_body`.

    The roles are those a table has by itself; they are said because narrow screens lay it out as blocks.
    """
    shown = [tag("th", head, scope="col", role="columnheader") for head in heads]
    return tag(
        "table",
        tag("caption", caption),
        tag("thead", tag("tr", *shown, role="row"), role="rowgroup"),
        *bodies,
        class_=looks,
        role="table",
    )


def build_body(rows: Iterable[Markup]) -> Markup:
    """Rows that belong together."""
    return tag("tbody", *rows, role="rowgroup")


def build_small_table(
    name: str, heads: Sequence[str], rows: Iterable[Markup], *below: Markup, label: str = ""
) -> Markup:
    """The table behind a picture, in a frame that scrolls, by keyboard too, and is called `label`."""
    shown = [tag("th", head, scope="col") for head in heads]
    table = tag("table", tag("caption", name, class_="unseen"), tag("thead", tag("tr", *shown)), tag("tbody", *rows))
    said = label or f"{name}: figures"
    return tag("div", table, *below, class_="twin", tabindex=0, role="region", aria_label=said)
