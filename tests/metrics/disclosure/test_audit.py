"""Does the audit find what a mask gives away, and nothing else? Small tables, worked out by hand."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from metrics.disclosure import relations
from metrics.disclosure.audit import AuditResult, audit
from metrics.disclosure.cells import CITY, Cell, PublishedCell, PublishedRelease, Relation
from metrics.disclosure.policy import Policy
from metrics.disclosure.system import Contradiction, System
from tests.metrics.disclosure.invented import POLICY

APRIL, MAY = date(2011, 4, 30), date(2011, 5, 31)


def release(
    *months: str,
    name: str = "2011-05",
    policy: Policy = POLICY,
    successors: Mapping[str, str] | None = None,
    ties: tuple[Relation, ...] = (),
    sessions: bool = False,
) -> PublishedRelease:
    """Each month as "a=12 b=c city=40"; c is hidden, z not applicable. With a breakdown: "a/age/young=3"."""
    rows = []
    for end, month in zip((APRIL, MAY), months, strict=False):
        for word in month.split():
            address, figure = word.split("=")
            area, *part = address.split("/")
            breakdown, category = part or (None, None)
            numerator, _, denominator = figure.partition(":")
            status = figure if figure in ("c", "z", "x") else ""
            rows.append(
                PublishedCell(
                    area,
                    "cla",
                    end,
                    breakdown,
                    category,
                    None if status else int(numerator),
                    int(denominator) if denominator else None,
                    status,
                )
            )
    return PublishedRelease(
        name, rows, policy, successors or {}, sessions=frozenset({"cla"} if sessions else ()), relations=ties
    )


def ranges(result: AuditResult, end: date = APRIL) -> dict[str, tuple[int, int | None]]:
    return {p.cell.area: (p.lowest, p.highest) for p in result.proofs if p.cell.period_end == end}


def kinds(result: AuditResult) -> set[tuple[str, str]]:
    return {(breach.cell.area, breach.kind) for breach in result.breaches}


def test_what_is_left_of_the_city_bounds_hidden_figures() -> None:
    result = audit([release("a=c b=c c=c d=c e=20 city=60")])
    assert ranges(result) == dict.fromkeys("abcd", (0, 40))
    assert result.passed


def test_one_hidden_figure_is_no_secret() -> None:
    result = audit([release("a=c b=20 city=23")])
    assert ranges(result) == {"a": (3, 3)}
    assert kinds(result) == {("a", "exact"), ("a", "few")}
    assert not any(character.isdigit() for b in result.breaches for character in b.sentence.replace("2011-04-30", ""))


def test_too_little_left_narrows() -> None:
    assert kinds(audit([release("a=c b=c c=c d=c e=20 city=23")])) == {(area, "narrow") for area in "abcd"}


def test_a_small_figure_shown_is_a_breach_and_noughts_by_policy() -> None:
    assert kinds(audit([release("a=3 b=20 city=23")])) == {("a", "shown")}
    assert kinds(audit([release("a=0 b=20 city=20")])) == {("a", "shown")}
    showing = Policy(5, "show", "insider", "[c]", 4, ())
    assert audit([release("a=0 b=20 city=20", policy=showing)]).passed


def test_a_hidden_city_total_ties_nothing() -> None:
    result = audit([release("a=c b=c c=c city=c")])
    assert ranges(result) == dict.fromkeys("abc", (0, None))
    assert result.passed


def test_figures_that_are_missing_or_have_no_meaning_are_left_out() -> None:
    assert audit([release("a=20 b=z c=x city=20")]).passed


def test_truth_brings_in_insiders() -> None:
    """An insider who knows the 100 is left with 3 to share out: nobody can be 4."""
    month = release("a=c b=c c=c d=c e=20 city=133")
    truth = {Cell(a, "cla", APRIL): n for a, n in {"a": 1, "b": 100, "c": 6, "d": 6}.items()}
    assert audit([month]).passed
    result = audit([month], truth)
    assert kinds(result) == {("a", "rule"), ("a", "narrow")}
    assert "an insider of b" in next(b.sentence for b in result.breaches if b.kind == "narrow")
    safe = {Cell(a, "cla", APRIL): n for a, n in {"a": 1, "b": 90, "c": 11, "d": 11}.items()}
    assert audit([month], safe).passed


def test_two_insiders_at_level_full() -> None:
    month = "a=c b=c c=c d=c e=c f=c g=c h=c i=20 city=85"
    full = Policy(5, "hide", "full", "[c]", 4, ())
    truth = {Cell(a, "cla", APRIL): n for a, n in zip("abcdefgh", (1, 12, 11, 10, 9, 8, 7, 7), strict=True)}
    assert audit([release(month, policy=full)], truth).passed
    few = {Cell(a, "cla", APRIL): n for a, n in zip("abcdefgh", (1, 19, 15, 5, 5, 5, 5, 10), strict=True)}
    assert audit([release(month)], few).passed
    assert audit([release("a=c b=c c=c d=c e=20 city=40", policy=full)]).breaches[0].kind == "few"


NOW, BEFORE = Cell("a", "cla", MAY), Cell("a", "cla", APRIL)


@pytest.mark.parametrize(
    "ties",
    [
        [relations.change("change", NOW, BEFORE, -9)],
        relations.percent_change("%", NOW, BEFORE, -750),
        [relations.rate("rate", NOW, 1000, 300)],
        [relations.share("share", NOW, 60, 50)],
        [relations.axis("axis", NOW, 3)],
    ],
    ids=lambda ties: ties[0].name,
)
def test_every_channel_beside_the_mask_is_noticed(ties: list[Relation]) -> None:
    months = ("a=12 b=12 c=12 d=12 e=22 city=70", "a=c b=c c=c d=c e=20 city=60")
    assert audit([release(*months)]).passed
    result = audit([release(*months, ties=tuple(ties))])
    assert kinds(result) & {("a", "exact"), ("a", "narrow")}
    assert ties[0].name in result.breaches[0].sentence


def test_whole_numbers_prove_more_than_fractions() -> None:
    """+33.3% from a figure below 5 to another: an LP says 1.33 to 4 and more, whole numbers say 3 to 4."""
    now, before = Cell("a", "cla", MAY), Cell("a", "cla", APRIL)
    ties = (*relations.percent_change("%", now, before, 333), relations.axis("axis", now, 4))
    hidden = "a=c b=c c=c d=c e=20 city=60"
    result = audit([release(hidden, hidden, ties=ties)])
    assert ranges(result, MAY)["a"] == (4, 4)
    assert ranges(result, APRIL)["a"] == (3, 3)


def test_a_figure_shown_once_is_known_for_ever() -> None:
    first = release("a=c b=c c=c d=c e=20 city=60", name="2011-04")
    later = release("a=3 b=c c=c d=c e=20 city=60", name="2011-05")
    assert ("a", "exact") in kinds(audit([first, later]))


HIDES = "a=c b=c c=c d=c e=20 city=60"


@pytest.mark.parametrize("shown_first", [False, True])
def test_a_figure_hidden_once_and_shown_once_is_a_breach_whatever_it_is(shown_first: bool) -> None:
    """Also where one of the two releases calls the indicator open, so that no arithmetic is asked of it."""
    hides = release(HIDES, name="2011-04")
    shows = release("a=3 b=12 c=12 d=13 e=20 city=60", name="2011-05")
    releases = [hides, replace(shows, open=frozenset({"cla"}))]
    result = audit(releases[::-1] if shown_first else releases)
    assert kinds(result) == {(area, "unhidden") for area in "abcd"}
    assert audit([hides, replace(hides, name="2011-05")]).passed


def test_a_sum_shown_of_which_a_part_was_hidden_is_a_breach() -> None:
    hides = release(HIDES, name="2011-04")
    merged = release("b=15 c=12 d=13 e=20 city=60", name="2011-05", successors={"a": "b"})
    assert ("b", "unhidden") in kinds(audit([hides, replace(merged, open=frozenset({"cla"}))]))
    apart = release("a=20 b=c c=c d=c f=c city=60", name="2011-04")
    together = release("a=c c=c d=c f=c city=60", name="2011-05", successors={"b": "a"})
    assert "unhidden" not in {kind for _, kind in kinds(audit([apart, together]))}


def test_a_different_pattern_for_the_same_month_is_solved_jointly() -> None:
    """Each release alone is safe; together they leave one figure."""
    first = release("a=c b=c c=c d=c e=20 f=10 city=60", name="2011-04")
    later = release("a=c b=12 c=8 d=8 e=c f=c city=60", name="2011-05")
    result = audit([first, later])
    assert ("a", "exact") in kinds(result)
    assert "earlier releases" in next(b.sentence for b in result.breaches if b.kind == "exact")


def test_a_revision_that_makes_a_shown_figure_small_is_found_out() -> None:
    first = release("a=c b=c c=c d=c e=12 f=20 city=60", name="2011-04")
    later = release("a=c b=c c=c d=c e=c f=20 city=51", name="2011-05")
    assert ("e", "exact") in kinds(audit([first, later]))


def test_a_revision_within_the_same_pattern_passes() -> None:
    first = release("a=c b=c c=c d=c e=12 f=20 city=60", name="2011-04")
    later = release("a=c b=c c=c d=c e=13 f=20 city=63", name="2011-05")
    assert audit([first, later]).passed


def test_a_third_release_does_not_hide_what_two_gave_away() -> None:
    first = release("a=c b=c c=c d=c e=12 f=20 city=60", name="2011-04")
    later = release("a=c b=c c=c d=c e=c f=20 city=51", name="2011-05")
    last = release("a=c b=c c=c d=c e=c f=21 city=58", name="2011-06")
    assert ("e", "exact") in kinds(audit([first, later, last]))


def test_a_merge_shown_after_its_parts_were_hidden_is_found_out() -> None:
    first = release("a=c b=c c=c d=c e=20 city=60", name="2011-04")
    safe = release("a=c c=c d=c e=20 city=60", name="2011-05", successors={"b": "a"})
    assert audit([first, safe]).passed
    shown = release("a=6 c=c d=c e=20 city=60", name="2011-05", successors={"b": "a"})
    assert not audit([first, shown]).passed
    from_parts = release("a=c c=c d=c e=20 b=c city=60", name="2011-04")
    assert audit([from_parts, safe]).passed


def test_sessions_must_only_not_be_exact() -> None:
    assert audit([release("a=c b=c c=c d=c e=3 city=5", sessions=True)]).passed
    assert kinds(audit([release("a=c b=20 city=22", sessions=True)])) == {("a", "exact")}


def test_percentages_of_people_protect_the_others_too() -> None:
    assert kinds(audit([release("a=18:20 b=30:60 city=48:80")])) == {("a", "shown")}


def test_categories_that_add_up_are_an_equation() -> None:
    """Two rows withheld in one category only: the other category and the area's total give them away."""
    plain = "a=20 b=20 c=20 city=60 "
    table = "a/age/young=c b/age/young=c c/age/young=10 city/age/young=30 "
    table += "a/age/old=12 b/age/old=8 c/age/old=10 city/age/old=30"
    result = audit([release(plain + table)])
    assert {b.kind for b in result.breaches} >= {"few"}
    young = {p.cell.area: (p.lowest, p.highest) for p in result.proofs}
    assert young == {"a": (8, 8), "b": (12, 12)}


def test_two_breakdowns_of_one_period_are_a_breach() -> None:
    """However harmless each looks; if of one nothing is told, not even of the city, there is only one."""
    plain = "a=40 b=40 c=40 city=120 "
    ages = "".join(
        f"{area}/age/young={n} {area}/age/old={n} " for area, n in (("a", 20), ("b", 20), ("c", 20), ("city", 60))
    )
    assert audit([release(plain + ages)]).passed
    assert kinds(audit([release(plain + ages + ages.replace("age", "band"))])) == {(CITY, "overlap")}
    withheld = " ".join(f"{area}/band/{band}=c" for area in ("a", "b", "c", "city") for band in ("young", "old"))
    assert audit([release(plain + ages + withheld)]).passed


def test_contradicting_figures_are_a_breach() -> None:
    assert kinds(audit([release("a=c b=c c=c d=c e=70 city=60")])) == {(CITY, "contradiction")}


def test_the_result_as_json() -> None:
    told = audit([release("a=c b=20 city=23")]).to_dict()
    assert told["passed"] is False
    assert told["hidden"][0] == {
        "area": "a",
        "indicator": "cla",
        "period_end": "2011-04-30",
        "breakdown": None,
        "category": None,
        "release": "2011-05",
        "lowest": 3,
        "highest": 3,
    }


def test_systems_are_solved_in_whole_numbers() -> None:
    system = System({"x": (0, 9), "y": (0, 9), "z": (0, 9)})
    system.add({"x": 2, "y": 3}, 12, 12)
    system.add({"y": 1, "z": 1}, 4, 4)
    assert system.ranges() == {"x": (0, 6), "y": (0, 4), "z": (0, 4)}
    system.add({"x": 1}, 1, 5)
    assert system.ranges() == {"x": (3, 3), "y": (2, 2), "z": (2, 2)}
    system.add({"z": 1}, 3, None)
    with pytest.raises(Contradiction):
        system.ranges()
    with pytest.raises(Contradiction):
        System().add({}, 1, 1)
