"""How is one published figure of the city laid out? Its newest year, the year before, and each other place."""

from collections.abc import Sequence

from metrics import Break, CityBeside, CityColumn, CityRow, rounded
from pages.components.city import words as city_words
from pages.components.city.chart import build_city_spark
from pages.components.html import Markup, join, tag


def build_city_row(row: CityRow, columns: Sequence[CityColumn], heads: Sequence[str], place: str) -> Markup:
    """A row of the table. `heads`: what each of its cells is called, the first being the row's own head."""
    measure = row.measure
    beside = [_beside(row, found, column, place) for found, column in zip(row.beside, columns, strict=False)]
    cells = (
        tag("div", _num(city_words.figure(row.latest, measure), "num now"), _quiet(row.period)),
        _before(row),
        *(beside or [_num("N/A", "quiet") for _ in columns]),
        tag("div", build_city_spark(row, place, columns[0].name) or _quiet("one year alone")),
    )
    return tag(
        "tr",
        tag("th", measure.name, _quiet(measure.unit), _about(row), scope="row", role="rowheader"),
        *(tag("td", cell, role="cell", data_label=head) for cell, head in zip(cells, heads[1:], strict=True)),
        role="row",
    )


def _side(side: str, place: str = "") -> Markup:
    """A word for where the city stands: quieter than a verdict, for it is none. `place` says who is better."""
    # A space, so that a screen reader does not run the number and the word together.
    return join(" ", tag("span", f"{place} {city_words.SIDES[side]}".strip(), class_=f"side {side}"))


def _before(row: CityRow) -> Markup:
    """The change in a year and where it led to; then what it was."""
    if row.change is None:
        said = [_num("N/A"), _quiet(row.why)] if row.why else [_num(city_words.figure(row.before, row.measure))]
        return tag("div", *said, *([_quiet(row.before_period)] if row.before_period else []))
    arrow = tag("span", city_words.arrow(row.change, row.measure), class_="arrow", aria_hidden="true")
    revised = " (revised)" if row.before_period in {found.period for found in row.revisions} else ""
    was = f"from {city_words.figure(row.before, row.measure)}, {row.before_period}{revised}"
    points = tag("span", " points", class_="points") if row.measure.percent else Markup("")
    said = [arrow, _num(rounded(row.change, row.measure.places)), points, _side(row.change_side)]
    return tag("div", *said, _quiet(was))


def _beside(row: CityRow, found: CityBeside, column: CityColumn, place: str) -> Markup:
    """One place's figure for the city's period, and where the city stands beside it."""
    parts = [_num(city_words.figure(found.reading, row.measure, column.places(row.measure)))]
    if found.side:
        parts.append(_side(found.side, place))
    if column.is_group and found.count < len(column.areas):
        parts.append(_quiet(f"{found.count} of {len(column.areas)} have a figure"))
    parts += [
        _quiet(f"but {city_words.SIDES[side]} by the model of {city_words.edition(model)}")
        for model, side in found.turns
    ]
    return tag("div", *parts)


def _about(row: CityRow) -> Markup:
    """On demand: what is measured, by whom, what makes years unlike, and when the next figure comes."""
    measure = row.measure
    said = [measure.definition, *measure.notes]
    notes = dict.fromkeys(found.note for found in measure.breaks)
    said += [f"{'; '.join(_from(found) for found in measure.breaks if found.note == note)}: {note}" for note in notes]
    if measure.not_compared:
        said.append(measure.not_compared)
    said.append(f"Source: {measure.source}.")
    if measure.next_update:
        said.append(f"Next figure: {measure.next_update}.")
    return tag("details", tag("summary", "Definition and source"), *(tag("p", words, class_="quiet") for words in said))


def _from(found: Break) -> str:
    return f"{found.label}, from {found.month}"


def _num(text: str, looks: str = "num") -> Markup:
    return tag("span", text, class_=looks)


def _quiet(text: str) -> Markup:
    return tag("span", text, class_="quiet")
