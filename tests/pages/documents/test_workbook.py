"""Does a workbook say what the tracker says? Its files hold what is described, and that is the release's."""

from datetime import date
from fractions import Fraction

import pytest

from metrics import CITY, Month, PublishedValue, Release, Series
from pages.components import wording
from pages.documents.content import Briefing, build_briefing
from pages.documents.workbook import build_workbook
from pages.documents.workbook_ods import build_workbook_ods
from pages.documents.workbook_table import Amount, Cell, Table
from pages.documents.workbook_xlsx import build_workbook_xlsx
from tests.pages.documents.workbook_reading import described, read_ods, read_xlsx
from tests.pages.releases import find_hidden

HIDDEN, _ = find_hidden()
VIEWS = {
    "the golden sheet": ("seacroft-manston", "2015-12"),
    "a hidden figure": (HIDDEN, "2017-03"),
    "a boundary that moved": ("arm", "2016-10"),
    "no meaning": ("silc", "2016-06"),
    "the oldest month": ("bramley", "2011-04"),
}


@pytest.fixture(params=VIEWS)
def briefing(request: pytest.FixtureRequest, demonstration: Release) -> Briefing:
    code, month = VIEWS[request.param]
    return build_briefing(demonstration, demonstration.clusters[code], Month.parse(month), "https://tracker.example")


def table(briefing: Briefing, name: str) -> Table:
    (found,) = (each for each in build_workbook(briefing).tables if each.name == name)
    return found


def records(found: Table) -> list[dict[str, Cell]]:
    return [dict(zip((column.title for column in found.columns), row, strict=True)) for row in found.rows]


def number(cell: Cell) -> Fraction | None:
    assert cell is None or isinstance(cell, Amount)
    return cell.value if cell else None


def agree(record: dict[str, Cell], title: str, value: PublishedValue, symbol: str) -> None:
    """The amount and its status are those of a published value."""
    assert number(record[title]) == value.value, title
    status = record[f"{title} (status)"]
    assert isinstance(status, str)
    assert status.startswith("Shown" if value.value is not None else f"{wording.unseen(value.status, symbol)}: "), title


def test_both_forms_hold_what_is_described(briefing: Briefing) -> None:
    expected = described(build_workbook(briefing))
    assert read_xlsx(build_workbook_xlsx(briefing)) == expected
    assert read_ods(build_workbook_ods(briefing)) == expected


def test_the_golden_sheet_is_on_the_tracker(demonstration: Release) -> None:
    view = build_briefing(demonstration, demonstration.clusters["seacroft-manston"], Month(2015, 12))
    head, *rows = read_xlsx(build_workbook_xlsx(view))["Tracker"]
    titles = ("Latest position", "Change since last month", "% change since CYPP start", "Change since CYPP start")
    found = [
        [None if (cell := row[head.index(title)]) is None else round(float(str(cell)), 1) for title in titles]
        for row in rows
    ]
    assert found == [[108, 1, 22.7, 20], [117, 12, -28.7, -47], [4.2, None, None, -1.8], [5.9, None, None, -5.3]]
    assert [row[head.index("Change since last month (status)")] for row in rows[2:]] == [
        "N/A: Updated once a year."
    ] * 2
    assert {row[head.index("Period ends")] for row in rows} == {date(2015, 12, 31), date(2015, 5, 31)}
    assert rows[1][head.index("Since CYPP start")] == "Better"


def test_the_tracker_has_every_figure_of_the_sheet(briefing: Briefing) -> None:
    symbol, start, place = briefing.release.symbol, briefing.release.words["start"], briefing.release.place
    found = records(table(briefing, "Tracker"))
    assert len(found) == len(briefing.sheet.rows) > 0
    for record, row in zip(found, briefing.sheet.rows, strict=True):
        values: dict[str, PublishedValue] = {
            "Latest position": row.latest,
            "Rate": row.rate,
            f"{place}: position": row.city.value,
            f"{place}: rate": row.city.rate,
            "Change since last month": row.since_last_month.value,
            f"% change since {start}": row.percent_since_start.value,
            f"Change since {start}": row.since_start.value,
            f"Position at {start}": row.baseline,
            f"{place}: change since {start}": row.city.since_start.value,
        }
        for title, value in values.items():
            agree(record, title, value, symbol)
        assert record["Obsession"] == row.indicator.objective
        assert record["Period"] == row.period
        for title, verdict in (("This month", row.month_verdict), (f"Since {start}", row.start_verdict)):
            assert record[title] == (verdict.word.value if verdict.word else None)
            assert verdict.reason in str(record[f"{title}: why"])
        assert (wording.provenance(row.provenance) or "") in str(record["Provenance"])


def test_the_series_are_the_releases(briefing: Briefing) -> None:
    release, sheet = briefing.release, briefing.sheet
    expected = []
    for row in briefing.rows:
        for area, where in ((sheet.cluster.code, sheet.cluster.name), (CITY, release.place)):
            held = release.load_series(area).get(row.indicator.key, Series(row.indicator, ()))
            known = held.as_at(sheet.month).since_baseline()
            expected += [(row.indicator, where, figure) for figure in known.figures]
    found = records(table(briefing, "Series"))
    assert len(found) == len(expected)
    for record, (indicator, where, figure) in zip(found, expected, strict=True):
        shown = figure.value.value is not None
        assert (record["Indicator"], record["Area"]) == (indicator.name, where)
        assert record["Period ends"] == figure.period_end
        assert record["Period"] == indicator.period_words(figure.period_end)
        assert number(record["Value"]) == figure.value.value
        assert number(record["Numerator"]) == figure.numerator.value
        assert number(record["Denominator"]) == figure.denominator.value
        assert str(record["Status"]).startswith(
            "Shown" if shown else wording.unseen(figure.value.status, release.symbol)
        )
        assert record["Provenance"] == (figure.provenance.capitalize() if shown else None)
        assert number(record["Schools behind it"]) == figure.coverage


def test_a_break_is_said_in_the_first_period_after_it(demonstration: Release) -> None:
    view = build_briefing(demonstration, demonstration.clusters["arm"], Month(2016, 10))
    broken = [
        (r["Area"], r["Period"], str(r["Break in series"])[:14])
        for r in records(table(view, "Series"))
        if r["Break in series"]
    ]
    assert ("ARM", "April 2013", "Boundary move:") in broken
    assert ("ARM", "September 2016", "New definition") in broken
    assert ("Leeds", "September 2016", "New definition") in broken
    assert not [found for found in broken if found[:2] == ("Leeds", "April 2013")]


def test_all_clusters_are_those_of_the_comparison(briefing: Briefing) -> None:
    release, start = briefing.release, briefing.release.words["start"]
    found = records(table(briefing, "All clusters"))
    place = 0
    for comparison in briefing.comparisons.values():
        only = comparison.indicator.only_clusters
        every = (*comparison.shown, *comparison.hidden, *comparison.without)
        standings = [one for one in every if not only or one.cluster.code in only]
        city, *rows = found[place : place + 1 + len(standings)]
        place += 1 + len(standings)
        agree(city, "Value", comparison.city, release.symbol)
        agree(city, "Rate", comparison.city_rate, release.symbol)
        agree(city, f"Change since {start}", comparison.city_since_start.value, release.symbol)
        assert city["Area"] == release.place
        for record, one in zip(rows, standings, strict=True):
            assert (record["Indicator"], record["Area"]) == (comparison.indicator.name, one.cluster.name)
            agree(record, "Value", one.value, release.symbol)
            agree(record, "Rate", one.rate, release.symbol)
            agree(record, f"Change since {start}", one.since_start.value, release.symbol)
            agree(record, f"% change since {start}", one.percent_since_start.value, release.symbol)
            assert bool(record[f"Against {release.place}"]) == (one.against_city.word is not None)
            assert one.against_city.reason in str(record[f"Against {release.place}: why"])
            assert record[f"Since {start}"] == (one.start_verdict.word.value if one.start_verdict.word else None)
    assert place == len(found) > 0


def test_where_a_figure_is_hidden_so_is_all_that_hangs_on_it(demonstration: Release) -> None:
    view = build_briefing(demonstration, demonstration.clusters[HIDDEN], Month(2017, 3))
    hidden = [r for r in records(table(view, "Tracker")) if str(r["Latest position (status)"]).startswith("[c]")]
    assert hidden
    for record in hidden:
        titles = (
            "Latest position",
            "Rate",
            "Change since last month",
            "% change since CYPP start",
            "Change since CYPP start",
        )
        assert [record[title] for title in titles] == [None] * 5
        assert not record["Since CYPP start"] or record["Since CYPP start"] == "Not comparable"


def test_notes_say_whose_the_figures_are_and_what_signs_mean(briefing: Briefing) -> None:
    release, sheet = briefing.release, briefing.sheet
    notes = [(str(topic), str(said)) for topic, said in (row for row in table(briefing, "Notes").rows)]
    said = {words for _, words in notes}
    assert {
        release.words["provenance"],
        release.words["licence"],
        wording.publication(release),
        *briefing.sentences,
    } <= said
    assert [words for topic, words in notes if topic.startswith("Note ")] == list(sheet.notes)
    assert dict(notes)["Link to the view"] == briefing.link
    assert all(row.indicator.definition in " ".join(said) for row in briefing.rows)
    assert {"Suppressed [c]", "Not available [x]", "Not applicable N/A", "Synthetic"} <= {topic for topic, _ in notes}
