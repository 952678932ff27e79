"""Is each period held against the right ones, and against none where it must not be?

A series is a list of counts from January 2011 on; None is a hidden month. It is put into the demonstration, whose
cluster ARM has a boundary move in April 2013.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction

from metrics import Forecast, Month, NoForecast, PublishedValue, Release, Status, Trend, Word, build_sheet, build_trend
from metrics.clusters import ClusterChange
from metrics.indicators import Target
from metrics.series import Series
from metrics.trend import TrendPoint, known_series, offered_indicators
from tests.metrics.council import day
from tests.metrics.test_verdict import monthly

DECEMBER = Month(2015, 12)
CALLED = (Word.BETTER, Word.WORSE)
NEW = [{"month": "2011-06", "label": "New", "note": "New definition."}]


def trend_of(release: Release, code: str, key: str, month: Month = DECEMBER, newest: int | None = None) -> Trend:
    return build_trend(release, release.clusters[code], month, release.load_series(code)[key], newest)


def invented(release: Release, counts: Sequence[int | None], code: str = "aces", **changed: object) -> Trend:
    series = monthly(counts, **changed)
    return build_trend(release, release.clusters[code], Month.of(series.figures[-1].period_end), series)


def said(values: Sequence[PublishedValue]) -> str:
    return " ".join(v.status.value if v.value is None else f"{float(v.value):g}" for v in values)


def means(trend: Trend) -> str:
    return said([point.mean for point in trend.points])


def at(trend: Trend, month: str) -> TrendPoint:
    return next(point for point in trend.points if point.figure.period_end == day(month))


def test_the_golden_figures_with_what_they_are_held_against(demonstration: Release) -> None:
    cla, neet = (trend_of(demonstration, "seacroft-manston", key) for key in ("cla", "neet"))
    assert (len(cla.points), len(neet.points)) == (57, 54)  # from each one's own start
    assert said([cla.points[-1].figure.value, cla.since_last_month.value, cla.since_start.value]) == "108 1 20"
    assert said([neet.points[-1].figure.value, neet.since_last_month.value, neet.since_start.value]) == "117 12 -47"
    assert (cla.start_verdict.word, neet.start_verdict.word) == (Word.UNCLEAR, Word.BETTER)
    assert not cla.seasonal
    assert neet.seasonal
    last_year = demonstration.load_series("seacroft-manston")["cla"].at(day("2014-12"))
    assert cla.points[-1].year_before == last_year
    assert cla.points[-1].since_year_before == cla.points[-1].figure.value - last_year


def test_a_mean_needs_three_shown_months_that_are_alike(demonstration: Release) -> None:
    assert means(invented(demonstration, [10, 11, 12, 13, None, 15, 16, 18])) == "z z 11 12 c c c 16.3333"
    assert means(invented(demonstration, [10, 11, 12, 13, 14, 15, 16, 17], breaks=NEW)) == "z z 11 12 13 z z 16"
    assert means(invented(demonstration, [10, 11, 12], frequency="annual")) == "z z z"
    third = invented(demonstration, [1, 1, 2]).points[-1].mean
    assert third.value == Fraction(4, 3)  # exact until it is shown


def test_a_month_that_is_not_held_is_not_averaged_over(demonstration: Release) -> None:
    series = monthly([10, 11, 12, 13, 14, 15])
    holed = Series(series.indicator, tuple(f for f in series.figures if f.period_end != day("2011-03")))
    cluster = demonstration.clusters["aces"]
    assert means(build_trend(demonstration, cluster, Month(2011, 6), holed)) == "z z x x 14"


def test_the_same_month_last_year_is_not_across_a_break_nor_before_the_start(demonstration: Release) -> None:
    counts: list[int | None] = [20 + number for number in range(16)]
    counts[1] = None
    plain = invented(demonstration, counts)
    assert said([point.year_before for point in plain.points]) == "z " * 12 + "20 c 22 23"
    assert said([point.since_year_before for point in plain.points[12:]]) == "12 c 12 12"
    broken = invented(demonstration, counts, breaks=NEW)
    assert said([point.year_before for point in broken.points]) == " ".join("z" * 16)
    annual = trend_of(demonstration, "seacroft-manston", "absence_primary")
    assert annual.points[-1].year_before == annual.points[-2].figure.value


def test_a_boundary_move_is_not_compared_across(demonstration: Release) -> None:
    april = trend_of(demonstration, "arm", "cla", Month(2013, 4))
    note = "From April 2013 Wigton Moor primary moved"
    for change in (april.since_last_month, april.since_start, april.percent_since_start):
        assert change.value.status is Status.NOT_APPLICABLE
        assert change.why.startswith(note)
    assert april.points[-1].mean.status is Status.NOT_APPLICABLE
    assert april.points[-1].year_before.status is Status.NOT_APPLICABLE
    assert [found.month for found in april.breaks] == [Month(2013, 4)]
    march = trend_of(demonstration, "arm", "cla", Month(2013, 3))
    assert march.breaks == ()
    assert march.since_start.value.status is Status.PUBLISHED


def test_the_newest_months_are_held_against_all_that_is_known(demonstration: Release) -> None:
    for code, key in (("seacroft-manston", "neet"), ("garforth", "cla"), ("arm", "cla")):
        whole, short = (trend_of(demonstration, code, key, Month(2014, 6), newest) for newest in (None, 12))
        assert short.points == whole.points[-12:]
        assert replace(short, points=whole.points) == whole


def test_a_month_is_unusual_by_what_was_known_then(demonstration: Release) -> None:
    now = trend_of(demonstration, "seacroft-manston", "cla", demonstration.month)
    assert [point.figure.period_end for point in now.points if point.unusual] == [day("2014-11")]
    assert now.points[43].unusual is not None
    assert now.points[43].unusual.word is Word.WORSE
    for month in (Month(2014, 11), DECEMBER):
        then = trend_of(demonstration, "seacroft-manston", "cla", month)
        assert then.points == now.points[: len(then.points)]
    quiet = [20 + turn % 2 for turn in range(30)]
    assert at(invented(demonstration, [*quiet, 40, 20, 40]), "2013-07").unusual is not None
    assert at(invented(demonstration, [*quiet, 21, 20, 40]), "2013-07").unusual is None


def test_the_verdicts_are_the_trackers(demonstration: Release) -> None:
    for month in (Month(2012, 7), DECEMBER, demonstration.month):
        for cluster in demonstration.open_clusters(month):
            for row in build_sheet(demonstration, cluster, month).rows:
                if row.latest.status is not Status.NOT_APPLICABLE:
                    trend = trend_of(demonstration, cluster.code, row.indicator.key, month)
                    if trend.points:
                        assert (trend.month_verdict, trend.start_verdict) == (row.month_verdict, row.start_verdict)
                        last = trend.points[-1].unusual
                        assert last == (row.month_verdict if row.month_verdict.word in CALLED else None)


def test_what_is_offered(demonstration: Release) -> None:
    keys = [i.key for i in offered_indicators(demonstration, demonstration.load_series("seacroft-manston"))]
    assert keys[:4] == ["cla", "neet", "absence_primary", "absence_secondary"]
    assert keys[4:6] == ["absence_primary_six", "absence_secondary_six"]
    assert set(keys[6:]) == {i.key for i in demonstration.indicators.values() if i.context}
    special = offered_indicators(demonstration, demonstration.load_series("silc"))
    assert [i.key for i in special] == ["absence_special_six"]
    assert offered_indicators(demonstration, {}) == []


def test_what_is_known_in_a_month(demonstration: Release) -> None:
    area = demonstration.load_series("aces")
    early = known_series(area["neet"], Month(2011, 6))
    assert early.figures == ()  # before the start of NEET
    assert known_series(area["absence_primary"], Month(2015, 9)).figures[-1].period_end == day("2014-05")
    assert known_series(area["children"], Month(2015, 9)) == area["children"]
    none = build_trend(demonstration, demonstration.clusters["aces"], Month(2011, 6), area["neet"])
    assert (none.points, none.breaks, none.target) == ((), (), None)
    assert isinstance(none.forecast, NoForecast)


def test_the_forecast_is_of_the_newest_known_month(demonstration: Release) -> None:
    found = trend_of(demonstration, "seacroft-manston", "cla").forecast
    assert isinstance(found, Forecast)
    assert found.months[0].period_end == day("2016-01")
    assert found.changes == 56
    neet = trend_of(demonstration, "seacroft-manston", "neet").forecast
    assert isinstance(neet, Forecast)
    assert neet.seasonal
    assert neet.months[-1].period_end == day("2016-08")
    assert neet.ends_at is not None
    assert isinstance(trend_of(demonstration, "seacroft-manston", "neet", demonstration.month).forecast, NoForecast)


def test_a_boundary_move_to_come_ends_the_forecast(demonstration: Release) -> None:
    move = ClusterChange("boundary", Month(2016, 3), ("aces",), "bramley", frozenset({"residence"}), "A move.", "Paper")
    release = replace(demonstration, changes=(*demonstration.changes, move))
    found = trend_of(release, "aces", "cla").forecast
    assert isinstance(found, Forecast)
    assert [month.period_end for month in found.months] == [day("2016-01"), day("2016-02")]
    assert found.ends_at is not None
    assert found.ends_at.note == "A move."


# The demonstration sets no target; these series do.


def aim(change: str, by: str = "2014-01") -> Target:
    return Target(Fraction(change), Month.parse(by), "Plan's aim")


def targeted(release: Release, counts: Sequence[int | None], target: Target, code: str = "aces") -> Trend:
    series = monthly(counts)
    entry = replace(series.indicator, target=target)
    month = Month.of(series.figures[-1].period_end)
    moves = release.load_series(code)["cla"].moves
    return build_trend(release, release.clusters[code], month, Series(entry, series.figures, moves))


def test_a_target_is_a_change_since_the_baseline(demonstration: Release) -> None:
    line = targeted(demonstration, [80, 81], aim("-12.5")).target
    assert line is not None
    assert (line.start, line.start_value, line.end, line.label) == (
        day("2011-01"), PublishedValue.of(80), day("2014-01"), "Plan's aim",
    )  # fmt: skip
    assert line.end_value == PublishedValue.of(70)
    below = targeted(demonstration, [80, 81], aim("-120")).target
    assert below is not None
    assert below.end_value == PublishedValue.of(0)


def test_a_target_of_a_percentage_is_in_points(demonstration: Release) -> None:
    trend = trend_of(demonstration, "seacroft-manston", "absence_primary")
    entry = replace(trend.indicator, target=aim("-1.5", "2016-05"))
    series = Series(entry, demonstration.load_series("seacroft-manston")["absence_primary"].figures)
    line = build_trend(demonstration, trend.cluster, DECEMBER, series).target
    start = trend.known.at(date(2010, 5, 31)).value
    assert line is not None
    assert start is not None
    assert line.end_value.value == start - Fraction(3, 2)


def test_no_target_from_a_hidden_baseline(demonstration: Release) -> None:
    assert targeted(demonstration, [None, 80, 81], aim("-10")).target is None


def test_no_target_across_a_break(demonstration: Release) -> None:
    assert targeted(demonstration, [80, 81], aim("-10", "2013-03"), "arm").target is not None
    assert targeted(demonstration, [80, 81], aim("-10", "2013-04"), "arm").target is None  # a move that is to come
    assert targeted(demonstration, [80, 81], aim("-10", "2011-01")).target is None
    broken = invented(demonstration, [80] * 8, breaks=NEW)
    entry = replace(broken.indicator, target=aim("-10"))
    series = Series(entry, broken.known.figures)
    assert build_trend(demonstration, broken.cluster, Month(2011, 8), series).target is None
