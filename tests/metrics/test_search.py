"""Is what a reader means found however she spells it, and nothing else offered beside it?"""

from difflib import SequenceMatcher
from itertools import pairwise

import pytest

from metrics import Release
from metrics.postcodes import PostcodeArea, find_postcode
from metrics.schools import School
from metrics.search import SearchEntry, SearchIndex, build_search
from metrics.spelling import fold, slips, slips_allowed

SCHOOLS = (
    School("Harehills Primary School", "Primary", "LS8 5DQ", "2gether"),
    School("St Luke’s Church of England Primary School", "Primary", "LS11 8NR", "jess"),
    School("St. Theresa's Catholic Primary School", "Primary", "LS15 8RQ", "seacroft-manston"),
    School("Clapgate Primary School", "Primary", "LS10 4AW", "bcm"),
    School("Nôtre Dame Sixth Form & College", "16 plus", "LS2 9BL", "open-xs"),
)


@pytest.fixture(scope="module")
def index(demonstration: Release) -> SearchIndex:
    """The demonstration's clusters and indicators, five schools and a word."""
    return build_search(demonstration, SCHOOLS, [SearchEntry("word", "baseline", ("Baseline", "start"))])


def found(index: SearchIndex, asked: str) -> list[str]:
    """What is found, best first: keys, and names of schools."""
    entries = index.find(asked).entries
    return [SCHOOLS[int(entry.key)].name if entry.group == "school" else entry.key for entry in entries]


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        # By any name, in any case and order.
        ("CLA", "cla"),
        ("LAC", "cla"),
        ("looked after", "cla"),
        ("children in care", "cla"),
        ("Children LOOKED after", "cla"),
        ("l.a.c.", "cla"),
        ("NEETs", "neet"),
        ("neet's", "neet"),
        ("attendance", "absence_primary"),
        ("secondary attendance", "absence_secondary"),
        ("EPOSS", "epos"),
        ("epos", "epos"),
        ("Armley", "aces"),
        ("armley cluster", "aces"),
        ("the Armley cluster", "aces"),
        ("Chapeltown", "2gether"),
        ("tingley and ardsley", "ardsley-tingley"),
        ("start", "baseline"),
        # Begun, and with a space too few or too many.
        ("seac", "seacroft-manston"),
        ("seacroft man", "seacroft-manston"),
        ("sea croft", "seacroft-manston"),
        ("seacroftmanston", "seacroft-manston"),
        ("inner northwest hub", "inner-north-west"),
        ("beeston,cottingley&middleton", "bcm"),
        # A letter left out, added, wrong, swapped.
        ("Harehils", "2gether"),
        ("seacroft mansten", "seacroft-manston"),
        ("secroft manstone", "seacroft-manston"),
        ("chaplton", "2gether"),
        ("amrley", "aces"),
        ("moretown", "arm"),
        ("wetherbee", "epos"),
        ("together", "2gether"),
        ("nete", "neet"),
        ("lca", "cla"),
        ("jses", "jess"),
        ("loked atfer", "cla"),
        ("atendance", "absence_primary"),
        ("abscence", "absence_primary"),
        # Schools: accents, saints, points, ampersands.
        ("saint lukes", "St Luke’s Church of England Primary School"),
        ("St. Luke's", "St Luke’s Church of England Primary School"),
        ("st theresas", "St. Theresa's Catholic Primary School"),
        ("Saint Teresa's", "St. Theresa's Catholic Primary School"),
        ("notre dame", "Nôtre Dame Sixth Form & College"),
        ("NÔTRE DAME", "Nôtre Dame Sixth Form & College"),
        ("sixth form and college", "Nôtre Dame Sixth Form & College"),
        ("harehills primary", "Harehills Primary School"),
        ("primary harehils", "Harehills Primary School"),
    ],
)
def test_what_is_meant_comes_first(index: SearchIndex, asked: str, first: str) -> None:
    assert found(index, asked)[:1] == [first]


@pytest.mark.parametrize(
    "asked", ["", " ", "zzzz", "qqq xxx", "?!", "\x00", "<script>", "a", "é", "xxx of the yyy", "9999"]
)
def test_nothing_near_finds_nothing(index: SearchIndex, asked: str) -> None:
    assert index.find(asked).entries == ()


def test_a_right_name_leaves_out_what_is_merely_like_it(index: SearchIndex) -> None:
    assert found(index, "morley") == ["morley"]  # not Otley, Horsforth
    assert found(index, "cla") == ["cla", "Clapgate Primary School"]
    assert index.find("morley").exact
    assert not index.find("morleyy").exact
    assert found(index, "morleyy") == ["morley"]


def test_every_cluster_that_has_the_place_is_offered(index: SearchIndex) -> None:
    assert set(found(index, "beeston")) == {"bcm", "jess"}


def test_most_of_the_words_are_enough_and_said_to_be_a_guess(index: SearchIndex) -> None:
    guess = index.find("figures for looked after kids in Atlantis")
    assert guess.entries == ()  # two of five
    guess = index.find("looked after numbers")
    assert [(entry.group, entry.key) for entry in guess.entries] == [
        ("indicator", "cla"), ("measure", "cla_number"), ("measure", "cla_rate"),
    ]  # fmt: skip
    assert not guess.exact


@pytest.mark.parametrize(
    ("asked", "key"), [("teenage conceptions", "teenage_conceptions"), ("atainment 8", "attainment_8")]
)
def test_the_citys_figures_are_found(index: SearchIndex, asked: str, key: str) -> None:
    assert ("measure", key) in [(entry.group, entry.key) for entry in index.find(asked).entries]


def test_the_word_for_areas_tells_nothing_beside_another(index: SearchIndex) -> None:
    assert index.find("atlantis cluster").entries == ()
    assert index.find("cluster").entries == ()


def test_numbers_are_not_misspelt(index: SearchIndex) -> None:
    assert found(index, "imd 2015") == ["deprived_imd"]
    assert "deprived_imd" not in found(index, "2016")
    assert found(index, "201") == []


def test_nothing_to_look_in_finds_nothing() -> None:
    assert SearchIndex((), "cluster").find("anything").entries == ()


@pytest.mark.parametrize("asked", ["a" * 100_000, "é" * 1000, "ﷺ" * 1000, "a b " * 10_000, "\u202e😀", "'" * 500])
def test_endless_and_odd_text_is_looked_at_briefly(index: SearchIndex, asked: str) -> None:
    assert len(index.find(asked).entries) < 5


def slipped(word: str) -> set[str]:
    """A word with one letter left out, or two neighbours swapped, in every way."""
    left_out = {word[:place] + word[place + 1 :] for place in range(len(word))}
    swapped = {word[:i] + b + a + word[i + 2 :] for i, (a, b) in enumerate(pairwise(word))}
    return (left_out | swapped) - {word}


def test_one_slip_in_any_name_still_finds_it(index: SearchIndex) -> None:
    """Every name of every cluster and indicator, with some of the slips there can be in each."""
    missed = [
        (asked, name)
        for entry in index.entries
        if entry.group in ("cluster", "indicator")
        for name in entry.names[:-1]
        if 4 <= len(name) < 40
        for asked in sorted(slipped(name.casefold()))[::4]
        if entry not in index.find(asked).entries
    ]
    assert missed == []


def test_slips_find_as_much_as_difflib_and_little_more_than_half_as_much_beside_it(index: SearchIndex) -> None:
    """Why the standard library's likeness is not used: at the cut-off that finds as many words, it is less sure."""
    known = sorted({w for e in index.entries for name in e.names for w in fold(name) if len(w) > 2 and w.isalpha()})
    asked = [(word, typed) for word in known[::4] for typed in sorted(slipped(word))[::2] if len(typed) > 2]
    ours = [{other for other in known if slips(typed, other, slips_allowed(typed)) is not None} for _, typed in asked]
    theirs = [{other for other in known if SequenceMatcher(None, typed, other).ratio() >= 0.75} for _, typed in asked]
    hits = [sum(word in near for (word, _), near in zip(asked, found, strict=True)) for found in (ours, theirs)]
    beside = [sum(map(len, found)) - hit for found, hit in zip((ours, theirs), hits, strict=True)]
    assert hits[0] >= hits[1] > 0.95 * len(asked)
    assert beside[0] < 0.6 * beside[1]


@pytest.mark.parametrize(
    ("typed", "meant", "count"),
    [("adel", "adel", 0), ("adle", "adel", 1), ("ade", "adel", 1), ("addel", "adel", 1), ("edle", "adel", 2)],
)
def test_a_swap_is_one_slip(typed: str, meant: str, count: int) -> None:
    assert slips(typed, meant, 2) == count
    assert slips(meant, typed, 2) == count
    assert slips(typed, meant, count - 1) is None


def school(postcode: str, cluster: str, is_open: bool = True) -> School:
    return School(f"School at {postcode}", "Primary", postcode, cluster, is_open)


PLACED = (
    school("LS14 6LX", "seacroft-manston"),
    school("LS14 6PQ", "seacroft-manston"),
    school("LS14 6PR", "inner-east"),
    school("LS14 2AB", "brigshaw"),
    school("LS1 4AB", "open-xs"),
    school("LS1 2AB", "none"),
    school("LS15 1AB", "tnlp", is_open=False),
    school("", "arm"),
)


@pytest.mark.parametrize("asked", ["LS14 6", "ls14 6", "ls146", "LS 14 6", " Ls-14  6 ", "ls14.6", "ＬＳ１４ 6"])
def test_a_postcode_area_names_every_cluster_its_schools_are_in(asked: str) -> None:
    area = find_postcode(PLACED, asked)
    assert area == PostcodeArea("LS14 6", "LS14 6", (("seacroft-manston", 2), ("inner-east", 1)))


def test_a_district_run_together_is_not_the_beginning_of_another() -> None:
    """LS1 4AB begins with LS14 too, once the space is gone."""
    assert find_postcode(PLACED, "LS14") == PostcodeArea(
        "LS14", "LS14", (("seacroft-manston", 2), ("brigshaw", 1), ("inner-east", 1))
    )
    assert find_postcode(PLACED, "LS1 4") == PostcodeArea("LS1 4", "LS1 4", (("open-xs", 1),))
    assert find_postcode(PLACED, "LS1") == PostcodeArea("LS1", "LS1", (("none", 1), ("open-xs", 1)))
    assert find_postcode(PLACED[4:5], "LS14") == PostcodeArea("LS14", "LS14", ())


def test_where_no_school_has_the_postcode_the_area_around_it_is_told() -> None:
    assert find_postcode(PLACED, "ls14 6lx") == PostcodeArea("LS14 6LX", "LS14 6LX", (("seacroft-manston", 1),))
    near = find_postcode(PLACED, "LS146ZZ")
    assert near is not None
    assert (near.asked, near.within, dict(near.clusters)["seacroft-manston"]) == ("LS14 6ZZ", "LS14 6", 2)
    far = find_postcode(PLACED, "LS14 9ZZ")
    assert far is not None
    assert (far.within, len(far.clusters)) == ("LS14", 3)


def test_a_district_without_an_open_school_is_a_postcode_and_empty() -> None:
    assert find_postcode(PLACED, "BD3") == PostcodeArea("BD3", "BD3", ())
    assert find_postcode(PLACED, "LS15") == PostcodeArea("LS15", "LS15", ())
    assert find_postcode((), "LS14") == PostcodeArea("LS14", "LS14", ())


@pytest.mark.parametrize(
    "asked", ["", "LS", "14", "2015", "Harehills", "LS14 6ABC", "LS14 6AB extra", "1LS", "2gether"]
)
def test_what_begins_no_postcode_is_none(asked: str) -> None:
    assert find_postcode(PLACED, asked) is None
