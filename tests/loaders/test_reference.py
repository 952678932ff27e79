"""Is every slip in the reference files told in one sentence that names file and entry?"""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from loaders.errors import ReferenceInvalid
from loaders.reference import load_reference
from tests.loaders.drawn import INDICATORS, POLICY

SHIPPED = Path(__file__).parents[2] / "data" / "reference"

CLUSTERS = """
[place]
name = "Place"
areas = "clusters"

[[cluster]]
code = "aces"
name = "ACES"

[[cluster]]
code = "brigshaw"
name = "Brigshaw"

[[cluster]]
code = "old"
name = "Old"
"""

CHANGE = """
[[change]]
kind = "merge"
month = "2015-09"
gave = ["old"]
received = "aces"
affects = ["residence", "school"]
note = "Old joined ACES."
source = "List"
"""

Edit = Callable[..., tuple[str, ...]]


@pytest.fixture
def problems_of(tmp_path: Path) -> Edit:
    """A door to small right files, which says what is wrong once some of them are replaced."""

    def problems(indicators: str = INDICATORS, clusters: str = CLUSTERS, policy: str = POLICY) -> tuple[str, ...]:
        for name, text in (("indicators", indicators), ("clusters", clusters), ("policy", policy)):
            (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
        try:
            load_reference(tmp_path)
        except ReferenceInvalid as error:
            return error.problems
        return ()

    return problems


def test_the_files_that_ship_are_right() -> None:
    reference = load_reference(SHIPPED)
    assert reference.indicators[0]["baseline"] == date(2011, 4, 30)
    assert {change["kind"] for change in reference.changes} <= {"boundary", "merge", "rename"}
    assert reference.policy["threshold"] == 5


def test_small_files_are_right_and_a_mark_of_notepad_is_ignored(problems_of: Edit) -> None:
    assert problems_of() == ()
    assert problems_of(clusters="\ufeff" + CLUSTERS + CHANGE) == ()


def test_names_may_hold_anything_but_control_characters(problems_of: Edit) -> None:
    hostile = CLUSTERS.replace('"Brigshaw"', """'<script>alert("1")</script>'""")
    assert problems_of(clusters=hostile) == ()
    assert problems_of(clusters=CLUSTERS.replace("Brigshaw", r"Brig\u0000shaw")) == (
        'clusters.toml, cluster "brigshaw": name must be one line without control characters.',
    )


def test_a_slip_of_toml_names_its_line(problems_of: Edit) -> None:
    assert problems_of(policy=POLICY.replace('"hide"', '"hide')) == (
        "policy.toml, line 3: this is not TOML (Illegal character '\\n'); look for a missing quote, bracket or '='.",
    )


def test_missing_files_and_other_alphabets(tmp_path: Path) -> None:
    shutil.copytree(SHIPPED, tmp_path, dirs_exist_ok=True)
    (tmp_path / "policy.toml").unlink()
    (tmp_path / "clusters.toml").write_bytes("[place]\nname = 'Caf\xe9'".encode("latin-1"))
    with pytest.raises(ReferenceInvalid) as caught:
        load_reference(tmp_path)
    assert caught.value.problems == (
        "clusters.toml is not plain UTF-8 text: save it again as UTF-8.",
        "policy.toml is not there: put it in the reference folder of the data (see data/README.md).",
    )


CLA = 'indicators.toml, indicator "cla": '


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ('improvement = "down"', 'improvement = "lower"', 'improvement must be one of "down", "up", "none".'),
        ('measure = "count"', 'measure = "rate"', 'measure must be one of "count", "percent".'),
        ('counts = "people"', 'counts = "pupils"', 'counts must be one of "people", "sessions", "open".'),
        ('frequency = "monthly"', 'frequency = "weekly"', 'frequency must be one of "monthly", "annual".'),
        ('basis = "residence"', "basis = 3", 'basis must be one of "residence", "school".'),
        ("2015-10-31", "2015-10-30", "baseline must be the last day of a month."),
        ("2015-10-31", '"2015-10-31"', "baseline must be a date without quotes, such as 2011-04-30."),
        ('unit = "children"\n', "", "unit is missing."),
        ("notes = []", 'notes = "none"', 'notes must be a list of texts, such as ["one", "two"].'),
        ("notes = []", "notes = []\nsheet_order = true", "sheet_order must be a whole number from 1 to 999."),
        ("notes = []", "notes = []\ncontext = 1", "context must be true or false."),
        ("notes = []", "notes = []\nphase = 1", "phase must be text in quotes and not empty."),
        (
            "notes = []",
            'notes = []\nterms = [["Autumn term"]]',
            'terms must be a list of names with their measures, such as [["Autumn term", "absence_autumn"]].',
        ),
        (
            "notes = []",
            'notes = []\nterms = [["Autumn term", "Absence Autumn"]]',
            'terms must be a list of names with their measures, such as [["Autumn term", "absence_autumn"]].',
        ),
        ('unit = "children"', 'unit = " "', "unit must be text in quotes and not empty."),
    ],
)
def test_one_wrong_value(problems_of: Edit, old: str, new: str, sentence: str) -> None:
    assert problems_of(INDICATORS.replace(old, new)) == (CLA + sentence,)


def test_a_misspelt_key_is_answered_with_the_right_one(problems_of: Edit) -> None:
    assert problems_of(INDICATORS.replace("improvement", "imporvement")) == (
        CLA + 'unknown key "imporvement"; did you mean "improvement"?',
        CLA + "improvement is missing.",
    )


def test_wrong_shapes(problems_of: Edit) -> None:
    assert problems_of(clusters="cluster = 3\n[place]\nname = 'P'\nareas = 'a'\n")[:2] == (
        "clusters.toml: cluster must be written as tables in double square brackets.",
        "clusters.toml: there must be at least one [[cluster]].",
    )
    assert problems_of(
        INDICATORS + '[[indicator.breaks]]\nmonth = "2016-13"\nlabel = "New"\nnote = "Not the same"\n'
    ) == ('indicators.toml, indicator "cla", break 1: month must be a month such as "2013-04".',)
    assert problems_of(INDICATORS + 'key = "cla"\n')[0].startswith("indicators.toml, line 25: this is not TOML")


def test_codes(problems_of: Edit) -> None:
    def coded(code: str) -> tuple[str, ...]:
        return problems_of(clusters=CLUSTERS.replace('code = "old"', f'code = "{code}"'))

    assert coded("Old One") == (
        'clusters.toml, cluster "Old One": code must be lower-case letters, digits and hyphens.',
    )
    assert coded("../etc") == ('clusters.toml, cluster "../etc": code must be lower-case letters, digits and hyphens.',)
    for kept in ("none", "city"):
        assert coded(kept) == (
            f'clusters.toml, cluster "{kept}": code must not be "{kept}", which the tracker keeps for itself.',
        )
    assert coded("aces") == ('clusters.toml: two clusters have the code "aces"; each needs its own.',)
    twice = INDICATORS + INDICATORS[INDICATORS.index("[[") :]
    assert 'indicators.toml: two indicators have the key "cla"; each needs its own.' in problems_of(twice)


def test_names_that_are_not_defined(problems_of: Edit) -> None:
    lacking = 'not_applicable = { indicators = ["claa"], reason = "Why." }\n'
    assert problems_of(
        INDICATORS + 'only_clusters = ["brigshav"]\npopulation = "children"\n',
        CLUSTERS + lacking + CHANGE.replace('["old"]', '["odl"]').replace('"aces"', '"xyz"'),
        POLICY.replace('"aces"', '"acse"'),
    ) == (
        CLA.replace(": ", "") + ': only_clusters: unknown cluster "brigshav"; did you mean "brigshaw"?',
        CLA + 'population: unknown indicator "children"; there is no such indicator.',
        'clusters.toml, cluster "old", not_applicable: unknown indicator "claa"; did you mean "cla"?',
        'clusters.toml, change "2015-09": gave: unknown cluster "odl"; did you mean "old"?',
        'clusters.toml, change "2015-09": received: unknown cluster "xyz"; there is no such cluster.',
        'policy.toml: helper_order: unknown cluster "acse"; did you mean "aces"?',
    )


def changed(gave: str, received: str, month: str = "2015-09", kind: str = "merge") -> str:
    """One change of the clusters."""
    text = CHANGE.replace('"aces"', f'"{received}"').replace('["old"]', f'["{gave}"]')
    return text.replace("2015-09", month).replace('"merge"', f'"{kind}"')


def test_changes_that_cannot_be(problems_of: Edit) -> None:
    def history(*changes: str) -> tuple[str, ...]:
        return problems_of(clusters=CLUSTERS + "".join(changes))

    assert history(changed("old", "brigshaw", "2013-09", "rename"), changed("brigshaw", "aces")) == ()
    assert history(changed("old", "aces", kind="split")) == (
        'clusters.toml, change "2015-09": kind must be one of "boundary", "merge", "rename".',
    )
    assert history(changed("old", "aces", "2015-9")) == (
        'clusters.toml, change "2015-9": month must be a month such as "2013-04".',
    )
    assert history(changed("old", "aces"), changed("aces", "old", kind="rename")) == (
        "clusters.toml: the changes go in a circle (old to aces to old); one of them must be wrong.",
    )
    assert history(changed("old", "old")) == (
        "clusters.toml: the changes go in a circle (old to old); one of them must be wrong.",
    )
    assert history(changed("old", "aces"), changed("old", "brigshaw", "2016-09")) == (
        'clusters.toml: "old" ends twice (2015-09 and 2016-09): keep one merge or rename.',
    )
    assert history(changed("old", "brigshaw"), changed("brigshaw", "aces", "2013-09")) == (
        'clusters.toml: "old" becomes "brigshaw" in 2015-09, but "brigshaw" has ended by then (2013-09).',
    )
    assert history(changed("aces", "aces", kind="boundary")) == (
        'clusters.toml, change "2015-09": "aces" cannot both give and receive.',
    )


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("threshold = 5", "threshold = 0", "threshold must be a whole number from 2 to 100."),
        ("threshold = 5", 'threshold = "5"', "threshold must be a whole number from 2 to 100."),
        ('"hide"', '"hidden"', 'zeros must be one of "hide", "show".'),
        ('"insider"', '"none"', 'level must be one of "insider", "full".'),
        (
            '"[c]"',
            '"0"',
            "symbol must be at most 10 characters without a digit, so that nobody reads it as a figure.",
        ),
        ("year_starts = 4", "year_starts = 13", "year_starts must be a whole number from 1 to 12."),
        ('level = "insider"\n', "", "level is missing."),
        ('"whole_rows"', '"cells"', 'breakdowns must be one of "whole_rows", "none".'),
        ('breakdowns = "whole_rows"\n', "", "breakdowns is missing."),
    ],
)
def test_the_policy(problems_of: Edit, old: str, new: str, sentence: str) -> None:
    assert problems_of(policy=POLICY.replace(old, new)) == (f"policy.toml: {sentence}",)


def test_kinds_that_are_not_protected_together(problems_of: Edit) -> None:
    grows, nested = "year_to_date = true\n", 'nested = { breakdown = "duration", categories = ["3+", "6+"] }\n'
    percent = INDICATORS.replace('measure = "count"', 'measure = "percent"')
    assert percent != INDICATORS
    monthly = f'{CLA}year_to_date is for a monthly count of people (counts = "people", measure = "count").'
    plain = f'{CLA}nested is for a count of people (counts = "people", measure = "count"), not year to date.'
    assert problems_of(percent + grows) == (monthly,)
    assert problems_of(percent + nested) == (plain,)
    assert problems_of(INDICATORS + grows + nested) == (plain,)
    shown = POLICY.replace('"hide"', '"show"')
    assert problems_of(INDICATORS + grows, policy=shown) == (f'{CLA}year_to_date needs zeros = "hide" in policy.toml.',)
    assert problems_of(INDICATORS + 'year_to_date = "yes"\n') == (f"{CLA}year_to_date must be true or false.",)
    assert problems_of(INDICATORS + 'nested = { breakdown = "x", categories = [] }\n') == (
        f"{CLA.rstrip(': ')}, nested: categories must name at least one.",
    )


def test_all_files_are_told_at_once(problems_of: Edit) -> None:
    problems = problems_of("[tracker", CLUSTERS.replace('name = "ACES"\n', ""), POLICY.replace("5", "1"))
    assert [problem.split(".toml")[0] for problem in problems] == ["indicators", "clusters", "policy"]


def test_groups_are_told_by_one_public_figure_of_context(problems_of: Edit) -> None:
    public = '\ncontext = true\ncounts = "open"\ngroups = "deprivation"'
    right = INDICATORS.replace('\ncounts = "people"', public)
    assert problems_of(right) == ()
    sentence = CLA + 'groups is for a public figure of context (context = true, counts = "open").'
    assert problems_of(right.replace('"open"', '"people"')) == (sentence,)
    assert problems_of(right.replace("context = true\n", "")) == (sentence,)
    assert problems_of(right.replace('"deprivation"', "true")) == (
        CLA + "groups must be text in quotes and not empty.",
    )
    other = right[right.index("[[") :].replace("cla", "poor").replace("Children looked after", "Deprivation")
    assert problems_of(right + other) == (
        'indicators.toml: "cla" and "poor" have the key groups; only one indicator may group clusters.',
    )


def test_two_clusters_cannot_have_one_tile(problems_of: Edit) -> None:
    tiled = CLUSTERS.replace('"ACES"', '"ACES"\ntile = [1, 2]').replace('"Old"', '"Old"\ntile = [2, 1]')
    assert problems_of(clusters=tiled) == ()
    assert problems_of(clusters=tiled.replace("[2, 1]", "[1, 2]")) == (
        'clusters.toml: "aces" and "old" have the same tile; each needs its own.',
    )
    assert problems_of(clusters=tiled.replace("[2, 1]", "[0, 1]")) == (
        'clusters.toml, cluster "old": tile must be a column and a row, such as [3, 2].',
    )
