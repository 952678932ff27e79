"""Does a policy refuse what it does not know?"""

from datetime import date
from typing import Any

import pytest

from metrics.disclosure.policy import Policy

SETTINGS: dict[str, Any] = {
    "threshold": 5,
    "zeros": "hide",
    "level": "insider",
    "symbol": "[c]",
    "year_starts": 4,
    "helper_order": ["none", "a"],
    "breakdowns": "whole_rows",
}


def test_settings_become_a_policy() -> None:
    policy = Policy.from_dict(SETTINGS)
    assert policy == Policy(5, "hide", "insider", "[c]", 4, ("none", "a"), "whole_rows")
    assert (policy.lowest, policy.highest, policy.insiders, policy.comfortable) == (0, 4, 1, 14)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("threshold", 1),
        ("threshold", "5"),
        ("threshold", True),
        ("zeros", "maybe"),
        ("level", "none"),
        ("symbol", " "),
        ("year_starts", 13),
        ("helper_order", "none"),
        ("breakdowns", "cells"),
        ("breakdowns", None),
        ("helper_order", ["a", "a"]),
        ("helper_order", [1]),
    ],
)
def test_an_unknown_value_stops(key: str, value: object) -> None:
    with pytest.raises(ValueError, match=key):
        Policy.from_dict(SETTINGS | {key: value})


def test_two_insiders_only_where_it_is_proved() -> None:
    assert Policy.from_dict(SETTINGS | {"level": "full", "threshold": 10}).insiders == 2
    assert Policy.from_dict(SETTINGS | {"threshold": 11}).insiders == 1
    with pytest.raises(ValueError, match='level "full" is proved for a threshold of at most 10'):
        Policy.from_dict(SETTINGS | {"level": "full", "threshold": 11})


@pytest.mark.parametrize("settings", [SETTINGS | {"extra": 1}, {k: v for k, v in SETTINGS.items() if k != "level"}])
def test_a_missing_or_unknown_key_stops(settings: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"extra|level"):
        Policy.from_dict(settings)


def test_noughts_are_small_only_where_hidden() -> None:
    assert Policy.from_dict(SETTINGS).is_small(0)
    showing = Policy.from_dict(SETTINGS | {"zeros": "show"})
    assert [count for count in range(7) if showing.is_small(count)] == [1, 2, 3, 4]


def test_the_year_starts_in_april() -> None:
    policy = Policy.from_dict(SETTINGS)
    assert [policy.year_of(date(2015, month, 28)) for month in (3, 4, 12)] == [2014, 2015, 2015]
