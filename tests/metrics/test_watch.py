"""Is everything that moved by more than chance on the list, and nothing else; and is it said how much was looked at?"""

from datetime import date
from math import comb
from pathlib import Path

import pytest

from metrics import (
    Look,
    Month,
    PublishedValue,
    Release,
    Status,
    Word,
    build_sheet,
    build_watch,
    moved_together,
    open_latest,
    rounded,
)
from metrics.publish import publish
from tests.metrics.council import Entry, absence, change, cluster, extract, found_council, indicator

DECEMBER = Month(2015, 12)


def looks(found: tuple[Look, ...]) -> dict[str, Look]:
    return {look.indicator.key: look for look in found}


def names(found: Look) -> tuple[list[str], list[str]]:
    return [f.cluster.name for f in found.better], [f.cluster.name for f in found.worse]


# The demonstration: the list says what the sheets say.


@pytest.mark.parametrize("month", [Month(2011, 5), Month(2013, 9), DECEMBER, Month(2016, 9), Month(2017, 3)])
def test_the_list_is_what_the_sheets_of_all_clusters_say(demonstration: Release, month: Month) -> None:
    expected: dict[tuple[str, str, Word], list[str]] = {}
    for found in demonstration.open_clusters(month):
        for row in build_sheet(demonstration, found, month).rows:
            for span, verdict in (("month", row.month_verdict), ("start", row.start_verdict)):
                if verdict.word in (Word.BETTER, Word.WORSE):
                    expected.setdefault((span, row.indicator.key, verdict.word), []).append(found.name)
    watch = build_watch(demonstration, month)
    listed = {
        (span, look.indicator.key, word): [finding.cluster.name for finding in findings]
        for span, among in (("month", watch.this_month), ("start", watch.since_start))
        for look in among
        for word, findings in ((Word.BETTER, look.better), (Word.WORSE, look.worse))
        if findings
    }
    assert listed == expected


def test_the_golden_improvements(demonstration: Release) -> None:
    watch = build_watch(demonstration, DECEMBER)
    neet = looks(watch.since_start)["neet"]
    (mine,) = (finding for finding in neet.better if finding.cluster.code == "seacroft-manston")
    movement = mine.movement
    assert [movement.before, movement.latest, movement.change] == [
        PublishedValue.of(number) for number in (164, 117, -47)
    ]
    assert movement.percent.value is not None
    assert (rounded(movement.percent.value, 1), mine.verdict.reason) == (
        "-28.7",
        "Beyond what chance could produce (p = 0.006).",
    )
    assert (neet.before, neet.latest) == ("July 2011", "December 2015")
    assert neet.city.percent.value is not None
    assert (neet.city.before, rounded(neet.city.percent.value, 1)) == (PublishedValue.of(2150), "-32.3")
    assert not neet.outran_city(mine)
    further = {finding.cluster.code for finding in neet.better if neet.outran_city(finding)}
    assert {"bramley", "farnley"} <= further
    assert not any(finding.cluster.code == "seacroft-manston" for look in watch.this_month for finding in look.worse)


def test_every_cluster_an_indicator_has_a_meaning_in_is_in_one_place_of_a_look(demonstration: Release) -> None:
    for month in (Month(2011, 4), Month(2013, 4), DECEMBER, Month(2017, 3)):
        watch = build_watch(demonstration, month)
        for look in (*watch.this_month, *watch.since_start):
            others = [cluster for clusters in look.unjudged.values() for cluster in clusters]
            everyone = [*look.judged, *look.hidden, *others]
            special = look.indicator.key == "absence_special_six"
            assert len(everyone) == len(set(everyone)) == (1 if special else 23)
            called = [finding.cluster for finding in (*look.better, *look.worse)]
            assert set(called) <= set(look.judged)
            for block in (look.judged, look.hidden, called[: len(look.better)], called[len(look.better) :]):
                assert [c.name.casefold() for c in block] == sorted(c.name.casefold() for c in block)


def test_who_is_hidden_is_who_a_reader_sees_hidden(demonstration: Release) -> None:
    look = looks(build_watch(demonstration, DECEMBER).this_month)["cla"]
    seen = set()
    for found in demonstration.open_clusters(DECEMBER):
        series = demonstration.load_series(found.code)["cla"]
        if Status.SUPPRESSED in {series.at(day).status for day in (date(2015, 11, 30), date(2015, 12, 31))}:
            seen.add(found.name)
    assert {cluster.name for cluster in look.hidden} == seen != set()


def test_a_new_definition_leaves_all_unjudged_and_says_why(demonstration: Release) -> None:
    neet = looks(build_watch(demonstration, Month(2016, 9)).this_month)["neet"]
    assert (neet.judged, neet.hidden) == ((), ())
    (reason,) = neet.unjudged
    assert reason.startswith("From September 2016")


# An invented council.


def invented(
    data: Path, drawn: str, indicators: list[Entry], month: Month, changes: list[Entry] | None = None
) -> Release:
    found_council(data, [cluster("ash"), cluster("beech"), cluster("cedar")], indicators, changes or [])
    extract(data, drawn)
    publish(data, month, date(2017, 2, 1), lambda line: None)
    return open_latest(data)[0]


def calm(last: str, more: int = 0) -> str:
    """Fourteen months that move by one, and a last one as drawn. `more`: so many in each area besides."""
    months = [f"{2015 + (9 + n) // 12}-{(9 + n) % 12 + 1:02d}" for n in range(15)]
    rows = [f"{month} {20 + more + n % 2} {30 + more} {40 + n % 2} {50 + more}" for n, month in enumerate(months[:-1])]
    return "\n".join(["period ash beech cedar none", *rows, f"{months[-1]} {last}"])


def test_a_leap_either_way_stands_out_and_a_step_does_not(tmp_path: Path) -> None:
    release = invented(tmp_path, calm("31 20 41 50"), [indicator()], Month(2016, 12))
    (look,) = build_watch(release, Month(2016, 12)).this_month
    assert names(look) == (["Beech"], ["Ash"])
    assert [cluster.name for cluster in look.judged] == ["Ash", "Beech", "Cedar"]
    (ash,) = look.worse
    assert [ash.movement.before, ash.movement.latest, ash.movement.change] == [
        PublishedValue.of(n) for n in (21, 31, 10)
    ]
    assert ash.movement.percent.status is Status.NOT_APPLICABLE
    (quiet,) = build_watch(release, Month(2016, 11)).this_month
    assert names(quiet) == ([], [])


def test_where_more_is_better_a_leap_up_is_good_news(tmp_path: Path) -> None:
    release = invented(tmp_path, calm("31 20 41 50"), [indicator(improvement="up")], Month(2016, 12))
    (look,) = build_watch(release, Month(2016, 12)).this_month
    assert names(look) == (["Ash"], ["Beech"])


def test_a_hidden_figure_is_not_judged_whatever_it_is(tmp_path: Path) -> None:
    said = []
    for hidden in (1, 4):
        data = tmp_path / str(hidden)
        release = invented(data, calm(f"{hidden} 30 41 {51 - hidden}"), [indicator()], Month(2016, 12))
        watch = build_watch(release, Month(2016, 12))
        said.append(
            [(look.hidden, names(look), look.judged, look.unjudged) for look in (*watch.this_month, *watch.since_start)]
        )
        assert "Ash" in {cluster.name for cluster in watch.this_month[0].hidden}
    assert said[0] == said[1]


def test_the_month_after_the_start_is_a_month_and_the_start_a_start(tmp_path: Path) -> None:
    release = invented(tmp_path, calm("20 30 40 50"), [indicator()], Month(2016, 12))
    watch = build_watch(release, Month(2015, 11))
    (month,), (start,) = watch.this_month, watch.since_start
    assert list(month.unjudged) == ["Too soon to judge: 0 of the 12 earlier monthly changes that takes."]
    assert [cluster.name for cluster in start.judged] == ["Ash", "Beech", "Cedar"]
    at_start = build_watch(release, Month(2015, 10))
    assert (len(at_start.this_month), at_start.since_start) == (1, ())


def test_a_boundary_move_is_not_good_or_bad_news(tmp_path: Path) -> None:
    moved = change("boundary", "2016-12", ["ash"], "beech")
    release = invented(tmp_path, calm("5 46 41 50"), [indicator()], Month(2016, 12), [moved])
    watch = build_watch(release, Month(2016, 12))
    for look in (*watch.this_month, *watch.since_start):
        assert names(look) == ([], [])
        assert {reason: [c.name for c in found] for reason, found in look.unjudged.items()} == {
            "boundary of ash into beech": ["Ash", "Beech"]
        }


def test_indicators_off_the_sheet_or_without_a_wanted_way_are_not_looked_at(tmp_path: Path) -> None:
    background = indicator("people", context=True, improvement="none", counts="open")
    off = indicator("off")
    del background["sheet_order"], off["sheet_order"]
    for more, key in ((7, "people"), (13, "off")):
        extract(tmp_path, calm("61 20 41 50", more), key)
    release = invented(tmp_path, calm("31 20 41 50"), [indicator(), background, off], Month(2016, 12))
    watch = build_watch(release, Month(2016, 12))
    assert [look.indicator.key for look in (*watch.this_month, *watch.since_start)] == ["cla", "cla"]


def test_absence_is_judged_since_the_start_and_in_no_month(tmp_path: Path) -> None:
    years = "\n".join(f"{year}-05 {year - 1970}/1000/30 50/1000/30 40/1000/30 50/1000/30" for year in (2014, 2015))
    extract(tmp_path, f"period ash beech cedar none\n{years}", "absence")
    release = invented(tmp_path, calm("20 30 40 50"), [indicator(), absence()], Month(2016, 12))
    watch = build_watch(release, Month(2016, 12))
    assert list(looks(watch.this_month)) == ["cla"]
    assert list(looks(watch.since_start)["absence"].unjudged) == [
        "Too few clusters have figures for both years to tell what is usual."
    ]


def test_so_many_at_once_is_no_chance() -> None:
    """Of 23 that chance calls in 3 of 100 months, four or more at once come in 0.4% of months, three in 3%."""
    assert [moved_together(called, 23) for called in (1, 2, 3, 4, 9)] == [False, False, False, True, True]
    tail = 1 - sum(comb(23, n) * 0.03**n * 0.97 ** (23 - n) for n in range(4))
    assert tail == pytest.approx(0.0043, abs=0.0005)
    assert not moved_together(1, 1)


def test_many_clusters_at_once_in_september_are_seen_as_such(demonstration: Release) -> None:
    neet = looks(build_watch(demonstration, Month(2012, 9)).this_month)["neet"]
    assert moved_together(len(neet.better), len(neet.judged))
    cla = looks(build_watch(demonstration, DECEMBER).this_month)["cla"]
    assert not moved_together(len(cla.better), len(cla.judged))
