"""Are the city's figures by term those the Department for Education printed, and only of years that had ended?"""

from dataclasses import replace

from metrics import Month, Release, Terms, build_terms


def by_key(release: Release, month: Month) -> dict[str, Terms]:
    return {terms.indicator.key: terms for terms in build_terms(release, month)}


def test_the_terms_stand_with_the_measure_they_are_parts_of(demonstration: Release) -> None:
    """DfE, absence by term: Leeds, as printed."""
    found = by_key(demonstration, Month(2016, 12))
    assert list(found) == ["absence_primary_six", "absence_secondary_six", "absence_special_six"]
    terms = found["absence_secondary_six"]
    assert (terms.names, terms.editions) == (("Autumn term", "Spring term", "Summer term"), ("2018-03",))
    assert [(year.school_year, [r.value and float(r.value) for r in year.readings]) for year in terms.years[:2]] == [
        ("2015/16", [5.0, 5.7, 6.4]),
        ("2014/15", [5.4, 5.7, 6.0]),
    ]


def test_a_year_is_not_there_before_it_has_ended(demonstration: Release) -> None:
    def years(month: Month) -> list[str]:
        found = by_key(demonstration, month)
        return [year.school_year for year in found["absence_primary_six"].years] if found else []

    assert years(Month(2013, 6)) == []
    assert years(Month(2013, 7)) == ["2012/13"]
    assert years(Month(2015, 6)) == ["2013/14", "2012/13"]


def test_a_term_that_was_not_collected_has_no_number(demonstration: Release) -> None:
    newest = by_key(demonstration, demonstration.month)["absence_special_six"].years[0]
    assert [(reading.value, reading.symbol) for reading in newest.readings[:2]] == [(None, "x"), (None, "x")]
    assert newest.readings[2].value is not None


def test_without_published_figures_there_are_no_terms(demonstration: Release) -> None:
    assert build_terms(replace(demonstration, dashboard=None), demonstration.month) == ()
    unnamed = {key: replace(found, terms=()) for key, found in demonstration.indicators.items()}
    assert build_terms(replace(demonstration, indicators=unnamed), demonstration.month) == ()
