"""Is absence by phase what the schools' sessions come to, each measure apart, with the right schools behind it?"""

from datetime import date
from pathlib import Path

import pytest

from metrics import (
    AbsencePart,
    Attendance,
    Month,
    PublishedValue,
    Release,
    Status,
    Word,
    build_attendance,
    open_latest,
    rounded,
)
from metrics.publish import publish
from tests.metrics.council import Entry, absence, change, cluster, extract, found_council, indicator

LETTERS = {Status.SUPPRESSED: "[c]", Status.NOT_AVAILABLE: "[x]", Status.NOT_APPLICABLE: "N/A"}


def said(value: PublishedValue) -> str:
    return LETTERS[value.status] if value.value is None else rounded(value.value, 1)


def parts_of(found: Attendance) -> dict[str, AbsencePart]:
    return {part.indicator.key: part for phase in found.phases for part in phase.parts}


def newest(part: AbsencePart) -> tuple[str, str, str, int | None, str]:
    assert part.latest is not None
    latest = part.latest
    return latest.period, said(latest.absence), said(latest.attendance), latest.schools, said(latest.city)


# The demonstration: real sessions of real schools.


def test_the_golden_absences_with_their_attendance_and_schools(demonstration: Release) -> None:
    found = parts_of(build_attendance(demonstration, demonstration.clusters["seacroft-manston"], Month(2015, 12)))
    assert newest(found["absence_primary"]) == ("HT1-5 of 2014/15", "4.2", "95.8", 14, "3.8")
    assert newest(found["absence_secondary"]) == ("HT1-5 of 2014/15", "5.9", "94.1", 3, "5.4")
    assert {key: said(part.since_start.value) for key, part in found.items() if "six" not in key} == {
        "absence_primary": "-1.8",
        "absence_secondary": "-5.3",
    }
    assert {key: part.verdict.word for key, part in found.items() if "six" not in key} == {
        "absence_primary": Word.BETTER,
        "absence_secondary": Word.BETTER,
    }


def test_six_half_terms_are_real_and_meet_the_published_rates_of_the_city(demonstration: Release) -> None:
    """DfE's rates for the authority, and those of the named schools: 4.63% and 9.24% in 2014/15."""
    found = parts_of(build_attendance(demonstration, demonstration.clusters["seacroft-manston"], Month(2016, 3)))
    assert newest(found["absence_primary_six"])[0] == "six half-terms of 2014/15"
    for key, mine, city in (("absence_primary_six", "4.6", "3.9"), ("absence_secondary_six", "9.2", "5.6")):
        assert (newest(found[key])[1], newest(found[key])[4]) == (mine, city)
        assert {year.provenance for year in found[key].years} == {"published"}


def test_made_up_years_are_known_as_such(demonstration: Release) -> None:
    found = parts_of(build_attendance(demonstration, demonstration.clusters["aces"], Month(2017, 3)))
    kinds = {year.school_year: year.provenance for year in found["absence_primary"].years}
    assert {year for year, kind in kinds.items() if kind == "published"} == {
        "2006/07", "2007/08", "2008/09", "2009/10", "2010/11", "2011/12",
    }  # fmt: skip
    assert len(kinds) == 10


def test_special_schools_are_counted_in_one_place_and_say_so_elsewhere(demonstration: Release) -> None:
    special = parts_of(build_attendance(demonstration, demonstration.clusters["silc"], Month(2017, 3)))
    assert newest(special["absence_special_six"]) == ("six half-terms of 2015/16", "9.0", "91.0", 7, "9.0")
    others = [part for key, part in special.items() if key != "absence_special_six"]
    assert all(part.years == () and part.why_not.startswith("SILC is") for part in others)
    elsewhere = parts_of(build_attendance(demonstration, demonstration.clusters["aces"], Month(2017, 3)))
    assert (elsewhere["absence_special_six"].years, elsewhere["absence_special_six"].why_not) == (
        (),
        "Counted in SILC alone.",
    )


def test_a_year_is_not_held_against_the_year_before_across_six_half_terms(demonstration: Release) -> None:
    found = parts_of(build_attendance(demonstration, demonstration.clusters["otley"], Month(2014, 3)))
    six, five = found["absence_primary_six"], found["absence_primary"]
    assert (newest(six)[0], six.before and six.before.school_year) == ("six half-terms of 2012/13", "2011/12")
    assert (said(six.since_year.value), six.since_year.why[:13]) == ("N/A", "Up to 2011/12")
    assert [found.label for found in six.breaks] == ["Six half-terms"]
    assert said(five.since_year.value) != "N/A"
    assert five.breaks == ()


# An invented council.

PRIMARY = absence("primary", phase="Primary", covers="HT1-5 of {academic_year}")
LONGER = absence("longer", phase="Primary", covers="six half-terms of {academic_year}", baseline=date(2014, 7, 31))
SECONDARY = absence("secondary", phase="Secondary", sheet_order=3)

DRAWN = """
    period      ash          beech         cedar         none
    2014-05  60/1000/30   50/1000/30    40/1000/30    50/1000/30
    2015-05  55/1000/30   50/1000/30    35/1000/30    50/1000/30
    2016-05  45/1000/30   50/1000/30    30/1000/30    50/1000/30
"""
HIDDEN = DRAWN.replace("35/1000/30", "8/100/4   ")


def invented(
    data: Path, indicators: list[Entry], drawn: dict[str, str], changes: list[Entry] | None = None, coverage: object = 9
) -> Release:
    """A council of three clusters with these measures of absence, as published at the end of 2016."""
    found_council(
        data,
        [cluster("ash"), cluster("beech"), cluster("cedar")],
        [indicator(baseline=date(2016, 10, 31)), *indicators],
        changes or [],
    )
    extract(data, "period ash beech cedar none\n" + "\n".join(f"2016-{month} 20 30 40 50" for month in (10, 11, 12)))
    for key, table in drawn.items():
        extract(data, table, key, coverage=coverage)
    publish(data, Month(2016, 12), date(2017, 2, 1), lambda line: None)
    return open_latest(data)[0]


def longer(drawn: str) -> str:
    return drawn.replace("-05", "-07")


@pytest.fixture
def council(tmp_path: Path) -> Release:
    return invented(tmp_path, [PRIMARY, LONGER], {"primary": DRAWN, "longer": longer(DRAWN)})


def test_measures_of_one_phase_stand_together_and_apart(council: Release) -> None:
    (phase,) = build_attendance(council, council.clusters["ash"], council.month).phases
    assert phase.name == "Primary"
    assert [(part.indicator.key, part.covers) for part in phase.parts] == [
        ("primary", "HT1-5"),
        ("longer", "six half-terms"),
    ]


def test_the_latest_the_year_before_and_the_start(council: Release) -> None:
    part = parts_of(build_attendance(council, council.clusters["ash"], council.month))["primary"]
    assert newest(part)[:3] == ("HT1-5 of 2015/16", "4.5", "95.5")
    assert part.before is not None
    assert (part.before.school_year, said(part.before.absence)) == ("2014/15", "5.5")
    assert (said(part.since_year.value), said(part.start), said(part.since_start.value)) == ("-1.0", "6.0", "-1.5")
    assert (part.verdict.word, part.verdict.reason[:7]) == (None, "Too few")


def test_what_is_not_yet_known_is_not_there_for_the_city_either(council: Release) -> None:
    part = parts_of(build_attendance(council, council.clusters["ash"], Month(2015, 12)))["primary"]
    assert [year.school_year for year in part.years] == ["2013/14", "2014/15"]
    assert [figure.period_end.year for figure in part.city.figures] == [2014, 2015]
    before = parts_of(build_attendance(council, council.clusters["ash"], Month(2014, 4)))["primary"]
    assert (before.years, before.latest, before.why_not) == ((), None, "No figure is known yet.")


def test_a_hidden_year_hides_its_attendance_its_schools_and_the_changes_from_it(tmp_path: Path) -> None:
    release = invented(tmp_path, [PRIMARY], {"primary": HIDDEN}, coverage=3)
    part = parts_of(build_attendance(release, release.clusters["cedar"], Month(2015, 12)))["primary"]
    assert newest(part)[1:4] == ("[c]", "[c]", None)
    assert [said(v) for v in (part.since_year.value, part.since_start.value)] == ["[c]", "[c]"]
    assert part.verdict.word is None
    later = parts_of(build_attendance(release, release.clusters["cedar"], release.month))["primary"]
    assert (newest(later)[1], newest(later)[3], said(later.since_year.value)) == ("3.0", 3, "[c]")


def test_schools_are_those_of_the_figure(tmp_path: Path) -> None:
    release = invented(tmp_path, [PRIMARY], {"primary": DRAWN}, coverage={"ash": 1, "beech": 4})
    schools = {
        code: [
            year.schools
            for year in parts_of(build_attendance(release, release.clusters[code], release.month))["primary"].years
        ]
        for code in ("ash", "beech")
    }
    assert schools == {"ash": [1, 1, 1], "beech": [4, 4, 4]}


def test_a_cluster_without_schools_of_a_phase_says_so(tmp_path: Path) -> None:
    none = "\n".join(line.replace(line.split()[1], "0/0/0") if "20" in line else line for line in DRAWN.splitlines())
    release = invented(tmp_path, [PRIMARY], {"primary": none})
    part = parts_of(build_attendance(release, release.clusters["ash"], release.month))["primary"]
    assert (part.years, part.why_not) == ((), "No school of this kind in this cluster.")


def test_a_year_is_not_held_against_the_year_before_across_a_boundary_move(tmp_path: Path) -> None:
    moved = change("boundary", "2015-09", ["ash"], "beech")
    release = invented(tmp_path, [PRIMARY], {"primary": DRAWN}, [moved])
    found = {
        code: parts_of(build_attendance(release, release.clusters[code], release.month))["primary"]
        for code in ("ash", "cedar")
    }
    assert (said(found["ash"].since_year.value), found["ash"].since_year.why) == ("N/A", "boundary of ash into beech")
    assert found["ash"].verdict.word is Word.NOT_COMPARABLE
    assert found["cedar"].since_year.why == ""
    earlier = parts_of(build_attendance(release, release.clusters["ash"], Month(2015, 12)))["primary"]
    assert said(earlier.since_year.value) == "-0.5"


def test_a_missing_year_is_looked_up_and_not_stepped_over(tmp_path: Path) -> None:
    drawn = "\n".join(line for line in DRAWN.splitlines() if "2015" not in line)
    release = invented(tmp_path, [absence("primary", context=True, improvement="none")], {"primary": drawn})
    part = parts_of(build_attendance(release, release.clusters["ash"], release.month))["primary"]
    assert (part.before, said(part.since_year.value)) == (None, "[x]")


def test_an_indicator_without_a_phase_stands_by_itself_and_counts_of_people_nowhere(tmp_path: Path) -> None:
    release = invented(tmp_path, [absence("primary"), SECONDARY], {"primary": DRAWN, "secondary": DRAWN})
    found = build_attendance(release, release.clusters["ash"], release.month)
    assert [phase.name for phase in found.phases] == ["Name of primary", "Secondary"]
