"""How does the page Compare begin and end? The answer in one sentence, and below the pictures all that is in words."""

from fractions import Fraction

from metrics import PublishedValue, Release, Standing, Status
from pages.components import wording
from pages.components.chips import build_chip
from pages.components.compare.multiples import build_multiples
from pages.components.compare.table import build_table
from pages.components.compare.tiles import build_map
from pages.components.compare.view import CompareView, say_month, say_word
from pages.components.html import Markup, join, tag


def build_head_html(view: CompareView) -> Markup:
    """What is shown, mine against the city, and why there is no funnel where there is none."""
    comparison = view.comparison
    name = comparison.indicator.name
    own = f", {view.mine.cluster.name}" if view.mine else ""
    when = say_month(comparison.month, comparison.period)
    return tag(
        "header",
        tag("h2", name, tag("span", f" {when}", class_="when")),
        tag("p", f"Showing {name}, {when}{own}{_which(view)}.", class_="unseen", role="status"),
        _made(view),
        _mine(view, view.mine) if view.mine else _everyone(view),
        *_alike(view),
        *([tag("p", view.comparison.why_not, class_="quiet")] if view.comparison.why_not else []),
        class_="t compare",
    )


def build_rest_html(view: CompareView) -> Markup:
    """Below the pictures: the table, change since the start for each cluster, the map, and what is measured."""
    return tag(
        "article", build_table(view), build_multiples(view), build_map(view), _definition(view), class_="t compare"
    )


def build_nothing_html(release: Release, name: str, month: str) -> Markup:
    """What is said of a month in which nothing was known yet."""
    return tag(
        "div",
        tag("p", f"No figure for {name} was known in {month}. Choose a later month.", class_="lead", role="status"),
        class_="t",
    )


def _which(view: CompareView) -> str:
    group = f", similar {view.release.words['area_word']}s" if view.narrowed else ""
    return f"{group}, {'by figure' if view.by_figure else 'by name'}"


def _made(view: CompareView) -> Markup:
    """Which of the figures are synthetic: all, or all but those of a few clusters."""
    kinds = frozenset(one.provenance for one in view.comparison.shown)
    made = wording.provenance(kinds)
    if not made:
        return Markup("")
    real = [one.cluster.name for one in view.comparison.shown if one.provenance != "synthetic"]
    but = f" Published: {', '.join(real)}." if 0 < len(real) <= 3 else ""
    return tag("p", tag("span", made, class_="made"), f" {_SAID[made]}{but}", class_="quiet")


_SAID = {"Synthetic": "All of these figures are made up.", "Part synthetic": "Some of these figures are made up."}


def _mine(view: CompareView, mine: Standing) -> Markup:
    """ "Bramley: 97.4 per 10,000 children; the city 74.9. No clear difference." And why."""
    if mine.value.value is None:
        return tag("p", _unseen(view, mine), class_="lead")
    if mine.compared.value is None:
        return _uncompared(view, mine)
    city = view.comparison.city_compared
    beside = f"; {view.release.place} {view.amount(city)}" if city.value is not None else ""
    said = [tag("strong", mine.cluster.name), f": {view.amount(mine.compared)} {view.measure}{beside}."]
    verdict = mine.against_city
    if verdict.word:
        said += [" ", build_chip(verdict.word, say_word(verdict.word, view.release.place))]
    parts = [tag("p", *said, class_="lead")]
    if verdict.word:
        parts.append(tag("p", f"{verdict.reason} {verdict.power}", class_="quiet"))
    elif view.comparison.limits:
        parts.append(tag("p", verdict.reason, class_="quiet"))
    return tag("div", *parts)


def _uncompared(view: CompareView, mine: Standing) -> Markup:
    """A figure that is shown but cannot be set beside others', and why."""
    indicator = view.comparison.indicator
    figure = f": {wording.figure(mine.value, indicator, view.release.symbol)} {indicator.unit}."
    why = mine.percent_since_start.why or "How far it has moved cannot be told: its start is not shown."
    return tag("div", tag("p", tag("strong", mine.cluster.name), figure, class_="lead"), tag("p", why, class_="quiet"))


def _unseen(view: CompareView, mine: Standing) -> str:
    name = mine.cluster.name
    if mine.value.status is Status.SUPPRESSED:
        return f"The figure for {name} is not shown, to protect small numbers."
    if mine.value.status is Status.NOT_AVAILABLE:
        return f"No figure is held for {name}."
    if view.comparison.indicator.basis == "school" and not mine.cluster.why_not:
        return f"{name} has no school of this kind, so there is no figure."
    return f"The figure has no meaning for {name}. {mine.cluster.why_not}".strip()


def _everyone(view: CompareView) -> Markup:
    word = view.release.words["area_word"]
    city = view.comparison.city_compared
    said = [f"{view.release.place}: {view.amount(city)} {view.measure}."] if city.value is not None else []
    said += [_range(view, f"The {word}s shown go") or view.comparison.city_percent.why]
    said += [f"Choose your {word} to see it beside the others."]
    return tag("p", " ".join(sentence for sentence in said if sentence), class_="lead")


def _range(view: CompareView, who: str) -> str:
    shown = sorted(view.compared, key=lambda found: found[1])
    if not shown:
        return ""
    return f"{who} from {view.amount(shown[0][0].compared)} to {view.amount(shown[-1][0].compared)}."


def _alike(view: CompareView) -> list[Markup]:
    """Which clusters are similar, or why that is not known; nothing where all were asked for."""
    grouping, word = view.comparison.grouping, view.release.words["area_word"]
    if not view.similar or grouping is None:
        return []
    if not view.narrowed:
        why = f"{view.mine.cluster.name} has no such figure" if view.mine else f"choose your {word} first"
        return [tag("p", f"Similar {word}s are not known: {why}. All are shown.", class_="banner")]
    figures = [PublishedValue.of(grouping.figures[code]) for code in view.alike]
    low, high = (wording.figure(end(figures, key=_value), grouping.indicator, "") for end in (min, max))
    said = (
        f"Similar by {grouping.indicator.groups}: {len(figures)} {word}s, the {view.third(view.mine)} by "
        f"“{grouping.indicator.name}” ({low if low == high else f'{low} to {high}'}, {grouping.period}). "
        if view.mine
        else ""
    )
    return [tag("p", said, _range(view, "Those shown go"), class_="banner")]


def _value(figure: PublishedValue) -> Fraction:
    return figure.value or Fraction(0)


def _definition(view: CompareView) -> Markup:
    indicator = view.comparison.indicator
    where = "the home address" if indicator.basis == "residence" else "the school"
    more = [f" Rates are made with {_people(view)}."] if view.comparison.basis == "rate" else []
    return tag(
        "section",
        tag("h3", "What is compared"),
        tag("p", join(indicator.definition, f" Counted by {where}.", *more), class_="quiet"),
        tag("p", f"Source: {indicator.source}.", class_="quiet"),
    )


def _people(view: CompareView) -> str:
    people = view.comparison.population
    return f"{people.indicator.name.lower()}, {people.period}" if people else ""
