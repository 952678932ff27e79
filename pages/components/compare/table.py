"""What is every cluster's figure? The table of a comparison: those shown, hidden ones by name, then the rest."""

from collections.abc import Sequence

from metrics import Change, Standing, Status, Verdict, Word
from pages.components import wording
from pages.components.chips import build_chip
from pages.components.compare.view import CompareView
from pages.components.html import Markup, join, tag
from pages.components.tables import build_body, build_wide_table

# The cells that have a place of their own on a narrow screen, by their heading.
_LOOKS = {"Figure": "figure", "Why": "why"}


def build_table(view: CompareView) -> Markup:
    """The table that every picture of the page has its figures in."""
    heads = _heads(view)
    found = view.comparison
    caption = f"{found.indicator.name}, {found.period}: every {view.release.words['area_word']}"
    table = build_wide_table(caption, heads, *_bodies(view, heads), looks="sheet every")
    return tag("section", tag("h3", "Every figure"), *_thirds(view), table)


def _thirds(view: CompareView) -> list[Markup]:
    """What the thirds in the table are thirds by."""
    grouping = view.comparison.grouping
    if grouping is None or not grouping.thirds:
        return []
    said = f"Thirds are by “{grouping.indicator.name}”, {grouping.period}; equal ones are in one third."
    return [tag("p", said, class_="quiet")]


def _heads(view: CompareView) -> list[str]:
    rate = [f"Per {view.comparison.indicator.rate_per:,}"] if view.comparison.basis == "rate" else []
    city = [f"Against {view.release.place}"] if view.comparison.limits else []
    word = view.release.words["area_word"].capitalize()
    return [word, "Figure", *rate, *city, f"Change since {view.release.words['start']}", "Why"]


def _bodies(view: CompareView, heads: Sequence[str]) -> list[Markup]:
    """The city first, the clusters that show a figure, and a headed block each for those that do not."""
    shown = view.shown
    if view.by_figure:
        # Those that cannot be set beside others come last; equal ones stay by name.
        shown = sorted(shown, key=lambda one: (one.compared.value is None, -(one.compared.value or 0)))
    hidden, without = view.chosen(view.comparison.hidden), view.chosen(view.comparison.without)
    least = view.release.policy["threshold"]
    blocks = [
        (f"Hidden ({view.release.symbol}), by name: below {least}, or would give away a figure that is", hidden),
        ("No figure here, by name", without),
    ]
    return [
        build_body([_city(view, heads), *(_row(view, one, heads) for one in shown)]),
        *(_block(view, said, standings, heads) for said, standings in blocks if standings),
    ]


def _block(view: CompareView, said: str, standings: Sequence[Standing], heads: Sequence[str]) -> Markup:
    head = tag("th", said, colspan=len(heads), scope="rowgroup", role="rowheader", class_="block")
    return build_body([tag("tr", head, role="row"), *(_row(view, one, heads) for one in standings)])


def _city(view: CompareView, heads: Sequence[str]) -> Markup:
    comparison, symbol = view.comparison, view.release.symbol
    cells = [_figure(wording.figure(comparison.city, comparison.indicator, symbol))]
    if comparison.basis == "rate":
        cells.append(_figure(view.amount(comparison.city_rate)))
    cells += [Markup("")] if comparison.limits else []
    change = _moved(view, comparison.city_since_start, comparison.city_percent)
    return _cells(tag("strong", view.release.place), [*cells, change, Markup("")], heads, "whole")


def _row(view: CompareView, one: Standing, heads: Sequence[str]) -> Markup:
    comparison, symbol = view.comparison, view.release.symbol
    own = [" ", tag("span", f"Your {view.release.words['area_word']}", class_="yours")] if view.is_mine(one) else []
    third = view.third(one)
    name = join(view.link(one), *own, *([tag("span", third.capitalize(), class_="quiet third")] if third else []))
    cells = [_figure(wording.figure(one.value, comparison.indicator, symbol))]
    if comparison.basis == "rate":
        cells.append(_figure(view.amount(one.rate)))
    if comparison.limits:
        cells.append(_chip(one.against_city.word, "No clear difference"))
    cells += [_change(view, one), _why(view, one)]
    return _cells(name, cells, heads, "mine" if view.is_mine(one) else None)


def _cells(name: str, cells: Sequence[Markup], heads: Sequence[str], class_: str | None) -> Markup:
    return tag(
        "tr",
        tag("th", name, scope="row", role="rowheader"),
        *(
            tag("td", cell, role="cell", data_label=head, class_=_LOOKS.get(head) if cell else "none")
            for cell, head in zip(cells, heads[1:], strict=True)
        ),
        role="row",
        class_=class_,
    )


def _figure(words: str) -> Markup:
    return tag("span", words, class_="num") if words else Markup("")


def _chip(word: Word | None, unclear: str = "") -> Markup:
    return build_chip(word, unclear if word is Word.UNCLEAR else "") if word else Markup("")


def _change(view: CompareView, one: Standing) -> Markup:
    """The movement and its verdict."""
    if one.value.status is Status.NOT_APPLICABLE:
        return _figure("N/A")
    verdict = [" ", _chip(one.start_verdict.word)] if one.start_verdict.word else []
    if one.start_verdict.word is Word.NOT_COMPARABLE:
        return join(*verdict[1:])
    return join(_moved(view, one.since_start, one.percent_since_start), *verdict)


def _moved(view: CompareView, change: Change, percent: Change) -> Markup:
    """A movement; for a count in people and in percent."""
    indicator = view.comparison.indicator
    arrow = wording.arrow(change.value, indicator)
    also = f" ({wording.movement(percent, 1, '', '%')})" if percent.value.value is not None else ""
    return join(
        *([tag("span", arrow, class_="arrow", aria_hidden="true")] if arrow else []),
        _figure(wording.movement(change, indicator.places, view.release.symbol)),
        *([tag("span", also, class_="quiet")] if also else []),
    )


def _why(view: CompareView, one: Standing) -> Markup:
    """The reasons of both verdicts on demand."""
    start = view.release.words["start"]
    said = []
    if view.comparison.limits and one.value.value is not None:
        said.append(_reason(f"Against {view.release.place}", one.against_city))
    said.append(_reason(f"Since {start}", one.start_verdict))
    if one.value.status is Status.NOT_APPLICABLE:
        said = [tag("p", one.cluster.why_not or "The figure has no meaning here.", class_="quiet")]
    return tag("details", tag("summary", "Why", tag("span", f": {one.cluster.name}", class_="unseen")), *said)


def _reason(question: str, verdict: Verdict) -> Markup:
    return tag("p", tag("strong", f"{question}: "), f"{verdict.reason} {verdict.power}".strip(), class_="quiet")
