"""Which keys may a reference file hold, and what may each of them say?

The tables below are the whole grammar of data/reference; data/README.md says what each key means.
A rule takes one value as TOML read it and returns what is wrong with it ("must be ..."), or None.
"""

import re
import unicodedata
from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from loaders.public_tables import SCHEMAS

Rule = Callable[[object], str | None]


@dataclass(frozen=True)
class Key:
    """One key of a table: the rule its value keeps, and whether it may be left out."""

    rule: Rule
    required: bool = True


def optional(rule: Rule) -> Key:
    """A key that may be left out."""
    return Key(rule, required=False)


def text(value: object) -> str | None:
    """Any words on one line; whatever they are, they are escaped where they are shown."""
    if not isinstance(value, str) or not value.strip():
        return "must be text in quotes and not empty"
    if any(unicodedata.category(letter) in {"Cc", "Cs", "Zl", "Zp"} for letter in value):
        return "must be one line without control characters"
    return None


def number(value: object) -> str | None:
    """A number other than nought."""
    fits = isinstance(value, int | float) and not isinstance(value, bool) and value and abs(value) <= 1_000_000
    return None if fits else "must be a number other than 0"


def place_in_grid(value: object) -> str | None:
    """Two whole numbers: a column and a row, from 1."""
    fits = isinstance(value, list) and len(value) == 2 and all(type(part) is int and 1 <= part <= 99 for part in value)
    return None if fits else "must be a column and a row, such as [3, 2]"


def flag(value: object) -> str | None:
    """True or false."""
    return None if isinstance(value, bool) else "must be true or false"


def texts(value: object) -> str | None:
    """A list of texts, which may be empty."""
    if not isinstance(value, list) or any(text(item) for item in value):
        return 'must be a list of texts, such as ["one", "two"]'
    return "names something twice" if len(set(value)) < len(value) else None


def named_measures(value: object) -> str | None:
    """A list of pairs: what readers call it, and the key of a published measure."""
    fits = isinstance(value, list) and all(
        isinstance(pair, list) and len(pair) == 2 and not text(pair[0]) and not plain_key(pair[1]) for pair in value
    )
    return None if fits else 'must be a list of names with their measures, such as [["Autumn term", "absence_autumn"]]'


def some_texts(value: object) -> str | None:
    """A list of at least one text."""
    return texts(value) or (None if value else "must name at least one")


def choice(*allowed: str) -> Rule:
    """One of a few words."""
    words = ", ".join(f'"{word}"' for word in allowed)
    return lambda value: None if isinstance(value, str) and value in allowed else f"must be one of {words}"


def choices(*allowed: str) -> Rule:
    """A list of at least one of a few words."""
    words = ", ".join(f'"{word}"' for word in allowed)
    return lambda value: (
        some_texts(value)
        or (None if isinstance(value, list) and set(value) <= set(allowed) else f"may hold only {words}")
    )


def whole_number(least: int, most: int) -> Rule:
    """A whole number within limits, both included."""

    def rule(value: object) -> str | None:
        # TOML's true is Python's 1, so a bool is turned away by its type.
        fits = type(value) is int and least <= value <= most
        return None if fits else f"must be a whole number from {least} to {most}"

    return rule


def cluster_code(value: object) -> str | None:
    """A cluster's code: it stands in addresses and extracts. `none` and `city` have a meaning of their own."""
    if not isinstance(value, str) or not re.fullmatch(r"[a-z0-9-]{1,60}", value):
        return "must be lower-case letters, digits and hyphens"
    return f'must not be "{value}", which the tracker keeps for itself' if value in {"none", "city"} else None


def national_code(value: object) -> str | None:
    """A place's code in national statistics, "E08000035"."""
    fits = isinstance(value, str) and re.fullmatch(r"[A-Z][0-9]{8}", value)
    return None if fits else 'must be a letter and eight digits, such as "E08000035"'


def plain_key(value: object) -> str | None:
    """A short name for use between files."""
    fits = isinstance(value, str) and re.fullmatch(r"[a-z0-9_-]{1,60}", value)
    return None if fits else "must be lower-case letters, digits, hyphens and underscores"


def indicator_key(value: object) -> str | None:
    """An indicator's key: it is also the name of the extract's file."""
    if problem := plain_key(value):
        return problem
    return f'must not be "{value}", which is the name of a table of public figures' if value in SCHEMAS else None


def month(value: object) -> str | None:
    """A month as text, "2013-04"."""
    fits = isinstance(value, str) and re.fullmatch(r"(19|20)[0-9]{2}-(0[1-9]|1[0-2])", value)
    return None if fits else 'must be a month such as "2013-04"'


def month_end(value: object) -> str | None:
    """A date that can end a period: the last day of a month."""
    if not isinstance(value, date) or isinstance(value, datetime):
        return "must be a date without quotes, such as 2011-04-30"
    return None if value.day == monthrange(value.year, value.month)[1] else "must be the last day of a month"


def symbol(value: object) -> str | None:
    """What stands in place of a hidden figure: never something that can be read as one."""
    problem = text(value)
    if problem is None and (len(str(value)) > 10 or any(letter.isdigit() for letter in str(value))):
        return "must be at most 10 characters without a digit, so that nobody reads it as a figure"
    return problem


def sub_table(value: object) -> str | None:
    """A table of its own, whose keys another table below rules."""
    return None if isinstance(value, dict) else "must be a table of keys"


def sub_tables(value: object) -> str | None:
    """A list of tables, whose keys another table below rules."""
    fits = isinstance(value, list) and all(isinstance(item, dict) for item in value)
    return None if fits else "must be written as tables in double square brackets"


Keys = Mapping[str, Key]

TRACKER: Keys = {name: Key(text) for name in ("title", "start", "plan", "area_word", "licence", "provenance")}
PLACE: Keys = {"name": Key(text), "areas": Key(text)}

INDICATOR: Keys = {
    "key": Key(indicator_key),
    "name": Key(text),
    "short_name": Key(text),
    "aliases": optional(texts),
    "objective": Key(text),
    "sheet_order": optional(whole_number(1, 999)),
    "only_clusters": optional(some_texts),
    "context": optional(flag),
    "groups": optional(text),
    "measure": Key(choice("count", "percent")),
    "unit": Key(text),
    "counts": Key(choice("people", "sessions", "open")),
    "improvement": Key(choice("down", "up", "none")),
    "frequency": Key(choice("monthly", "annual")),
    "basis": Key(choice("residence", "school")),
    "phase": optional(text),
    "covers": optional(text),
    "terms": optional(named_measures),
    "baseline": Key(month_end),
    "population": optional(indicator_key),
    "rate_per": optional(whole_number(1, 1_000_000)),
    "rate_from": optional(month),
    "definition": Key(text),
    "source": Key(text),
    "next_update": optional(text),
    "notes": Key(texts),
    "breaks": optional(sub_tables),
    "year_to_date": optional(flag),
    "nested": optional(sub_table),
    "smoothed": optional(flag),
    "target": optional(sub_table),
}
BREAK: Keys = {"month": Key(month), "label": Key(text), "note": Key(text)}
NESTED: Keys = {"breakdown": Key(text), "categories": Key(some_texts)}
TARGET: Keys = {"change": Key(number), "by": Key(month), "label": Key(text)}

CLUSTER: Keys = {
    "code": Key(cluster_code),
    "name": Key(text),
    "places": optional(texts),
    "aliases": optional(texts),
    "closed": optional(month),
    "tile": optional(place_in_grid),
    "not_applicable": optional(sub_table),
}
NOT_APPLICABLE: Keys = {"indicators": Key(some_texts), "reason": Key(text)}

CHANGE: Keys = {
    "kind": Key(choice("boundary", "merge", "rename")),
    "month": Key(month),
    "gave": Key(some_texts),
    "received": Key(text),
    "affects": Key(choices("residence", "school")),
    "note": Key(text),
    "source": Key(text),
}

POLICY: Keys = {
    "threshold": Key(whole_number(2, 100)),
    "zeros": Key(choice("hide", "show")),
    "level": Key(choice("insider", "full")),
    "symbol": Key(symbol),
    "year_starts": Key(whole_number(1, 12)),
    "helper_order": Key(some_texts),
    "breakdowns": Key(choice("whole_rows", "none")),
}
