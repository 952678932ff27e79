"""How is the city beside others laid out? In short, a row an indicator, then what was revised, and every year."""

from collections import Counter
from collections.abc import Sequence

from metrics import CityColumn, CityRow, CityView, Release
from pages.components import wording
from pages.components.city import words as city_words
from pages.components.city.row import build_city_row
from pages.components.city.twin import build_city_twin
from pages.components.html import Markup, tag
from pages.components.tables import build_body, build_wide_table


def build_city_html(release: Release, view: CityView) -> Markup:
    """What is seen first: in short, and the table with what its signs and means are."""
    if not view.rows:
        none = "This release holds no published figures of the city and of other places."
        return tag("article", _heading(release), tag("p", none, class_="lead"), class_="t city")
    return tag(
        "article",
        _heading(release),
        _in_short(view),
        _table(release, view),
        _signs(view.rows),
        _means(view.columns),
        class_="t city",
    )


def build_city_rest_html(release: Release, view: CityView, lacking: Sequence[tuple[str, str]]) -> Markup:
    """What stands below: revisions, what is not supplied (its name, and why), and every year."""
    return tag("article", *_revised(view.rows), *_lacking(lacking), *_years(release, view), class_="t city")


def _heading(release: Release) -> Markup:
    place = release.place
    periods = "The city’s figures have their own periods, printed with each: none depends on the reporting month."
    chance = (
        "Better and worse compare two published figures. Whether a difference is more than chance is not judged here."
    )
    return tag(
        "header",
        tag("h2", place, tag("span", " beside others, latest full year", class_="when")),
        tag("p", f"Showing {place} beside others.", class_="unseen", role="status"),
        tag("p", f"{periods} {chance}", class_="quiet"),
    )


def _in_short(view: CityView) -> Markup:
    """How many indicators are on which side: of a year before, then of each place."""
    sides = {"Beside a year before": Counter(row.change_side for row in view.rows if row.change is not None)}
    for number, column in enumerate(view.columns):
        found = Counter(row.beside[number].side for row in view.rows if row.beside)
        sides[f"Beside {_in_words(column)}"] = found
    said = [tag("div", tag("dt", words), tag("dd", *_counted(counted))) for words, counted in sides.items()]
    return tag("dl", *said, class_="against")


def _in_words(column: CityColumn) -> str:
    name = city_words.column(column)
    return wording.inside(name) if column.is_group else name


def _counted(counted: Counter[str]) -> list[Markup | str]:
    words = [f"{counted[side]} {side}" for side in ("better", "worse")]
    level = f"{counted['same']} about the same" if counted["same"] else ""
    return [tag("span", ", ".join(words), class_="num"), level]


def _table(release: Release, view: CityView) -> Markup:
    heads = ("Indicator", release.place, "Change in a year", *map(city_words.column, view.columns), "Years")
    caption = f"{release.place} beside others: the newest full year of each indicator"
    rows = (build_city_row(row, view.columns, heads, release.place) for row in view.rows)
    return build_wide_table(caption, heads, build_body(rows))


def _signs(rows: Sequence[CityRow]) -> Markup:
    used = city_words.signs_used(rows)
    items = [tag("li", tag("strong", f"{found} "), meaning) for found, meaning in used]
    return tag("ul", *items, class_="signs") if items else Markup("")


def _means(columns: Sequence[CityColumn]) -> Markup:
    """What stands in a group's column, and whom it is of."""
    groups = [f"{city_words.column(c)}: {len(c.areas)} authorities" for c in columns if c.is_group]
    if not groups:
        return Markup("")
    how = "A group’s figure is the mean of its authorities’ published figures for the same period, each counting alike."
    return tag("p", f"{how} {'; '.join(groups)}.", class_="quiet")


def _revised(rows: Sequence[CityRow]) -> list[Markup]:
    """What a later edition changed in the city's figures, newest period first within an indicator."""
    said = [
        f"{row.measure.name}, {found.period}: revised from {city_words.number(found.before, row.measure)} "
        f"({city_words.edition(found.before_edition)}) to {city_words.number(found.after, row.measure)} "
        f"({city_words.edition(found.after_edition)})."
        for row in rows
        for found in reversed(row.revisions)
    ]
    return [_listed("Revised since first published", said)] if said else []


def _lacking(lacking: Sequence[tuple[str, str]]) -> list[Markup]:
    return [_listed("Not supplied", [f"{name}: {why}." for name, why in lacking])] if lacking else []


def _listed(head: str, said: Sequence[str]) -> Markup:
    return tag("section", tag("h3", head), tag("ul", *(tag("li", words) for words in said)))


def _years(release: Release, view: CityView) -> list[Markup]:
    tables = [build_city_twin(row, view.columns, release.place) for row in view.rows]
    return [tag("section", tag("h3", "Every year, as tables"), *tables, class_="noprint")] if tables else []
