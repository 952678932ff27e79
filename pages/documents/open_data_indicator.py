"""What is in the open data of one indicator? Every period of the city and of each cluster, as known in a month."""

from collections.abc import Callable, Iterable
from datetime import date

from metrics import (
    CITY,
    NO_CLUSTER,
    Background,
    Figure,
    Indicator,
    Month,
    PublishedValue,
    Release,
    Series,
    Status,
    build_rate,
    find_population,
    rounded,
)
from pages.documents.open_data_file import DataColumn, DataFile, item
from pages.documents.open_data_places import PLACE_COLUMNS, build_place

_TIME_COLUMNS = (
    DataColumn("time_period", "Year, or school year", "integer"),
    DataColumn("time_identifier", "Month, or kind of year"),
)
# An indicator, not a filter: one without a Total hides from a reader who chooses nothing whatever is not its default.
_SYNTHETIC = DataColumn("synthetic", "Made up, wholly or in part (1: yes, 0: no)", "integer", "Indicator")
_MADE_UP = f"Rows with 1 under {_SYNTHETIC.name} are made up, wholly or in part."
_PLACES = 5  # decimal places of what is reckoned; readers are shown fewer

Value = Callable[[Figure, Background | None], PublishedValue]


def build_indicator_file(release: Release, indicator: Indicator, month: Month) -> DataFile:
    """The file of one indicator, newest periods first. Figures of context are those held, whatever the month.

    Raises ReleaseUnreadable if the file of figures is damaged.
    """
    areas = release.load_indicator(indicator.key)
    people = release.load_indicator(indicator.population) if indicator.population else {}
    known = areas if indicator.context else {area: series.as_at(month) for area, series in areas.items()}
    names, place = _names(release), build_place(release)
    order = {area: rank for rank, area in enumerate(names)}
    found = [(area, figure) for area, series in known.items() if area in names for figure in series.figures]
    found.sort(key=lambda pair: (-pair[1].period_end.toordinal(), order[pair[0]]))
    held = [_find_people(indicator, people.get(area), figure) for area, figure in found]
    counted = _name_people(release, indicator, held)
    measures = _measures(release, indicator, counted)
    made_up = [_is_made_up(figure, population) for (_, figure), population in zip(found, held, strict=True)]
    rows = []
    for (area, figure), population, made in zip(found, held, made_up, strict=True):
        values = (write_value(value(figure, population), column) for column, value in measures)
        rows.append((*_write_time(indicator, figure.period_end), *place, *names[area], str(int(made)), *values))
    said = [_describe(indicator), *([_MADE_UP] if any(made_up) else []), _say_when(indicator, month, counted, held)]
    return DataFile(
        name=indicator.key,
        title=indicator.name,
        description=" ".join(said),
        source=indicator.source,
        columns=(*_TIME_COLUMNS, *PLACE_COLUMNS, *_areas(release), _SYNTHETIC, *(column for column, _ in measures)),
        rows=tuple(rows),
    )


def _names(release: Release) -> dict[str, tuple[str, str]]:
    """Each area's code and name as a filter has them, in the order of the file: the whole, clusters by name, the rest.

    A cluster merged into another is not among them: its figures are counted there.
    """
    separate = [cluster for cluster in release.clusters.values() if cluster.code not in release.ended]
    named = sorted(separate, key=lambda cluster: cluster.name.casefold())
    return {
        CITY: ("Total", "Total"),
        **{cluster.code: (item(cluster.code), item(cluster.name)) for cluster in named},
        NO_CLUSTER: (NO_CLUSTER, item(f"Not in a {release.words['area_word']}")),
    }


def _areas(release: Release) -> tuple[DataColumn, ...]:
    """One filter, grouped by its code: two would have to be chosen alike, or nothing would be found."""
    word = release.words["area_word"]
    return (
        DataColumn("cluster_code", f"{word.capitalize()} code"),
        DataColumn("cluster", word.capitalize(), role="Filter", hint=f"Filter by {word}", group="cluster_code"),
    )


def _find_people(indicator: Indicator, people: Series | None, figure: Figure) -> Background | None:
    return find_population(indicator, {people.indicator.key: people} if people else {}, figure.period_end)


def _is_made_up(figure: Figure, population: Background | None) -> bool:
    """Whether anything in a row is: the figure itself, or the people its rate is of."""
    return "synthetic" in (figure.provenance, population.provenance if population else "")


def _name_people(release: Release, indicator: Indicator, held: Iterable[Background | None]) -> str:
    """What the people are that rates are of, and of when, which may be another year: "Children, mid-2017"."""
    people = release.indicators.get(indicator.population or "")
    # Rows are newest first.
    periods = list(dict.fromkeys(each.period for each in held if each))[::-1]
    if not people or not periods:
        return people.name if people else ""
    when = periods[0] if len(periods) == 1 else f"nearest of {periods[0]} to {periods[-1]}"
    return f"{people.name}, {when}"


def _measures(release: Release, indicator: Indicator, counted: str) -> list[tuple[DataColumn, Value]]:
    """The columns of figures, and what stands in each. Their names are the indicator's key's, which never changes.

    `counted`: what the people are that rates are of.
    """
    name = indicator.key.replace("-", "_")
    name = name if name[0].isalpha() else f"n_{name}"
    found: list[tuple[DataColumn, Value]] = []
    if indicator.measure == "percent":
        short = indicator.short_name
        found = [
            (_count("numerator_count", f"{short}: numerator"), lambda figure, _: figure.numerator),
            (_count("denominator_count", f"{short}: denominator"), lambda figure, _: figure.denominator),
            (_amount(f"{name}_percent", indicator.name, "%"), lambda figure, _: figure.value),
        ]
    else:
        found = [(_count(f"{name}_count", indicator.name), lambda figure, _: figure.value)]
    people = release.indicators.get(indicator.population or "")
    if people:
        rate = f"{indicator.short_name} per {indicator.rate_per:,} {people.unit}"
        found += [
            (_amount(f"{name}_rate", rate), lambda figure, held: build_rate(figure.value, indicator, held)),
            (_count(f"{people.key.replace('-', '_')}_count", counted), lambda _, held: _people(held)),
        ]
    if indicator.basis == "school":
        found.append((_count("school_count", "Schools behind the figure"), lambda figure, _: _schools(figure)))
    return found


def _count(name: str, label: str) -> DataColumn:
    return DataColumn(name, label, "integer", "Indicator")


def _amount(name: str, label: str, unit: str = "") -> DataColumn:
    return DataColumn(name, label, "number", "Indicator", unit, places=1)


def _people(held: Background | None) -> PublishedValue:
    return held.value if held else PublishedValue(Status.NOT_APPLICABLE)


def _schools(figure: Figure) -> PublishedValue:
    if figure.coverage is not None:
        return PublishedValue.of(figure.coverage)
    return PublishedValue(Status.NOT_AVAILABLE) if figure.value.value is not None else figure.value


def write_value(value: PublishedValue, column: DataColumn) -> str:
    """A number without commas, or the symbol in its place: c, x or z, which are a release's own."""
    if value.value is None:
        return value.status.value
    return rounded(value.value, _PLACES if column.kind == "number" else 0).replace(",", "")


def _write_time(indicator: Indicator, period_end: date) -> tuple[str, str]:
    """ "2015", "December"; "201415", "Academic year"; "2017", "Reporting year" (figures of one day)."""
    year = period_end.year
    if indicator.frequency == "monthly":
        return str(year), str(Month.of(period_end)).split()[0]
    if "{academic_year}" in indicator.covers:
        return f"{year - 1}{year % 100:02d}", "Academic year"
    return str(year), "Reporting year"


def _describe(indicator: Indicator) -> str:
    """What it counts, and what must be known with it."""
    covers = indicator.covers.replace("{academic_year}", "a school year").replace("{year}", "year")
    periods = [f"Periods are {covers}."] if covers else []
    breaks = [f"{indicator.break_words(found)}: {found.note}" for found in indicator.breaks]
    return " ".join([indicator.definition, *periods, *indicator.notes, *breaks])


def _say_when(indicator: Indicator, month: Month, counted: str, held: Iterable[Background | None]) -> str:
    """As of when it is known, which is not the same of every file. `counted`: the people that `held` are."""
    if indicator.context:
        return f"Every period held is given, whether or not it was known at the end of {month}."
    people = f", but for the people rates are of ({counted})" if any(held) else ""
    return f"As known at the end of {month}{people}."
