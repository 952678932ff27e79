"""Does a second, slow tracker, written in SQL with window functions, say the same of random figures?"""

import random
from datetime import date
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest

from loaders.releases import FigureRow, write_release
from metrics import Indicator, Month, PublishedValue, build_sheet, months_between
from metrics.change import change_since_baseline, change_since_last_month, percent_since_baseline
from metrics.release import Release, open_release
from tests.metrics.council import Entry, cluster, day, document, indicator

FIRST, LAST = Month(2014, 1), Month(2016, 6)
MONTHS = months_between(FIRST, LAST)
AREAS = ("ash", "beech", "cedar", "city", "none")
SLOW = Path(__file__).with_name("slow_tracker.sql")

Place = tuple[str, str, date]  # area, indicator, last day of the reporting month
Told = tuple[str, float | None]  # status and number
Answer = tuple[date, tuple[Told, ...]]  # the latest period; its figure, month's change, change and % since start


def random_indicators(dice: random.Random) -> list[Entry]:
    """Counts and percentages, monthly and annual, with breaks and with baselines inside and outside their figures."""

    def broken() -> list[Entry]:
        return [
            {"month": dice.choice(MONTHS).key, "label": "New", "note": f"Note {place}"}
            for place in range(dice.randrange(3))
        ]

    def baseline() -> date:
        return dice.choice([*MONTHS[:12], Month(2013, 11), LAST]).end

    kinds: dict[str, Entry] = {
        "steady": {"measure": "count", "frequency": "monthly", "baseline": MONTHS[2].end},
        "broken": {"measure": "count", "frequency": "monthly", "baseline": baseline(), "breaks": broken()},
        "shares": {"measure": "percent", "frequency": "monthly", "baseline": baseline(), "breaks": broken()},
        "yearly": {"measure": "percent", "frequency": "annual", "baseline": day("2014-05"), "breaks": broken()},
    }
    return [indicator(key, sheet_order=place, **kind) for place, (key, kind) in enumerate(kinds.items(), start=1)]


def random_rows(dice: random.Random, indicators: list[Entry]) -> list[FigureRow]:
    """Figures with noughts, hidden, missing and meaningless cells, gaps in the calendar, and some known late."""
    rows = []
    for area in AREAS:
        for measured in indicators:
            periods = [day("2014-05"), day("2015-05")] if measured["frequency"] == "annual" else [m.end for m in MONTHS]
            for period in periods:
                if dice.random() < 0.1:
                    continue
                status = dice.choices(["", "c", "x", "z"], [8, 2, 1, 1])[0]
                share = measured["measure"] == "percent"
                possible = dice.choice([0, 200, 300])
                late = dice.choice(MONTHS).end if dice.random() < 0.2 else period
                rows.append(
                    FigureRow(
                        area=area,
                        indicator=measured["key"],
                        period_end=period,
                        breakdown=None,
                        category=None,
                        numerator=None if status else dice.randrange(12) if not share else dice.randrange(possible + 1),
                        denominator=possible if share and not status else None,
                        status=status,
                        available_from=max(late, period),
                        coverage=None,
                        provenance="synthetic",
                    )
                )
    return rows


def slow_answers(file: Path, indicators: list[Entry]) -> dict[Place, Answer]:
    """What slow_tracker.sql says, by area, indicator and last day of the reporting month."""
    measured = [
        {k: entry[k] for k in ("measure", "frequency", "baseline")} | {"indicator": entry["key"]}
        for entry in indicators
    ]
    broken = [
        {"indicator": entry["key"], "broken_on": day(found["month"])}
        for entry in indicators
        for found in entry.get("breaks", [])
    ]
    schema = pa.schema([("indicator", pa.string()), ("broken_on", pa.date32())])
    with duckdb.connect() as connection:
        connection.register("measured", pa.Table.from_pylist(measured))
        connection.register("broken", pa.Table.from_pylist(broken, schema=schema))
        rows = connection.execute(
            SLOW.read_text(encoding="utf-8"),
            {"file": str(file), "first": date(2013, 10, 1), "last": LAST.end, "report_from": FIRST.end},
        ).fetchall()
    return {
        (area, key, reporting): (period, ((s, f), (ms, mc), (ss, sc), (ps, pc)))
        for area, key, reporting, period, s, f, ms, mc, ss, sc, ps, pc in rows
    }


def told(value: PublishedValue) -> Told:
    return value.status.value, None if value.value is None else float(value.value)


def fast_answers(release: Release) -> dict[Place, Answer]:
    """What metrics says of the same."""
    answers: dict[Place, Answer] = {}
    for area in AREAS:
        for key, series in release.load_series(area).items():
            for month in MONTHS:
                known = series.as_at(month)
                if known.latest:
                    period = known.latest.period_end
                    values = (
                        known.latest.value,
                        change_since_last_month(known, period).value,
                        change_since_baseline(known, period).value,
                        percent_since_baseline(known, period).value,
                    )
                    answers[area, key, month.end] = period, tuple(map(told, values))
    return answers


def sheet_answers(release: Release) -> dict[Place, tuple[Told, ...]]:
    """What the sheet of each cluster says of the same; areas that are no clusters have none."""
    answers = {}
    for code, found in release.clusters.items():
        for month in MONTHS:
            for row in build_sheet(release, found, month).rows:
                if row.period:
                    changes = (row.since_last_month, row.since_start, row.percent_since_start)
                    values = (row.latest, *(change.value for change in changes))
                    answers[code, row.indicator.key, month.end] = tuple(map(told, values))
    return answers


@pytest.mark.parametrize("seed", range(6))
def test_both_trackers_say_the_same(seed: int, tmp_path: Path) -> None:
    dice = random.Random(seed)
    indicators = random_indicators(dice)
    folder = write_release(
        tmp_path,
        LAST.key,
        random_rows(dice, indicators),
        document(LAST.key, FIRST.key, [cluster(code) for code in AREAS[:3]], indicators),
    )
    release = open_release(tmp_path, LAST.key)
    slow = slow_answers(folder / "figures.parquet", indicators)
    fast = fast_answers(release)
    assert fast.keys() == slow.keys()
    for place, (period, values) in slow.items():
        assert fast[place][0] == period, place
        for mine, other in zip(fast[place][1], values, strict=True):
            assert mine[0] == other[0], place
            assert mine[1] == pytest.approx(other[1]), place
    sheets = sheet_answers(release)
    assert sheets == {place: values for place, (_, values) in fast.items() if place[0] in release.clusters}
    statuses = {status for _, values in slow.values() for status, _ in values}
    assert statuses == {"", "c", "x", "z"}, "random figures must meet every case"


def test_indicators_of_the_council_are_read_as_written() -> None:
    """The builder of these tests gives what metrics reads: a slip there would compare nothing with nothing."""
    read = Indicator.from_reference(indicator(breaks=[{"month": "2015-11", "label": "New", "note": "Note"}]))
    assert (read.baseline, read.breaks[0].month) == (date(2015, 10, 31), Month(2015, 11))
