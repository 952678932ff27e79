"""What does the standard ask of the file that describes columns, and of the two together? One rule a function."""

import re
from collections import Counter

from tests.pages.documents.open_data_pair import Pair, say
from tests.pages.documents.open_data_rules_place import OBSERVED, PLACE

REQUIRED = (
    "col_name", "col_type", "label", "indicator_grouping", "indicator_unit", "indicator_dp", "filter_hint",
    "filter_grouping_column",
)  # fmt: skip
OPTIONAL = ("filter_default",)
UNITS = ("", "%", "pp", "£", "£m", "numberstring")
SYMBOLS = ("c", "z", "x", "low", "u")
# Filters by kind that belong in rows of their own, not in the names of indicators.
SMUSHED = re.compile(r"(^|_)(male|female|boys|girls|white|black|asian|mixed)(_|$)")


def col_req_meta(pair: Pair) -> str:
    return say("missing", (name for name in REQUIRED if name not in pair.meta_columns))


def col_invalid_meta(pair: Pair) -> str:
    return say("unknown", (name for name in pair.meta_columns if name not in (*REQUIRED, *OPTIONAL)))


def col_to_rows(pair: Pair) -> str:
    return "" if len(pair.meta) <= len(pair.columns) - 5 else "more rows than there are columns to describe"


def cross_meta_to_data(pair: Pair) -> str:
    return say("not in the data", (row["col_name"] for row in pair.meta if row["col_name"] not in pair.columns))


def cross_data_to_meta(pair: Pair) -> str:
    described = {*OBSERVED, *(row["col_name"] for row in pair.meta), *pair.groups}
    left = (name for name in pair.columns if name not in described)
    return say("not described", (name for name in left if len(set(pair.values(name))) > 1))


def col_ind_smushed(pair: Pair) -> str:
    return say("holds a filter's value", (name for name in pair.named("Indicator") if SMUSHED.search(name)))


def meta_col_type(pair: Pair) -> str:
    return say("unknown", (row["col_type"] for row in pair.meta if row["col_type"] not in ("Filter", "Indicator")))


def meta_ob_unit(pair: Pair) -> str:
    return say("is of time or place", (name for name in [*_names(pair), *pair.groups] if name in OBSERVED))


def meta_geog_catch(pair: Pair) -> str:
    return say("is of a place", (name for name in [*pair.named("Filter"), *pair.groups] if PLACE.search(name)))


def meta_col_name_dupe(pair: Pair) -> str:
    return say("there twice", (name for name, count in Counter(_names(pair)).items() if count > 1))


def meta_col_name_spaces(pair: Pair) -> str:
    return say("with a space", (name for name in _names(pair) if re.search(r"\s", name)))


def meta_label(pair: Pair) -> str:
    return say("without a label", (row["col_name"] for row in pair.meta if not row["label"].strip()))


def meta_dupe_label(pair: Pair) -> str:
    return say("two have it", (label for label, count in Counter(r["label"] for r in pair.meta).items() if count > 1))


def meta_filters_plain(pair: Pair) -> str:
    keys = ("indicator_grouping", "indicator_unit", "indicator_dp")
    filters = (row for row in pair.meta if row["col_type"] == "Filter")
    return say(
        "a filter with what indicators have", (r["col_name"] for r in filters if any(r.get(key) for key in keys))
    )


def meta_indicators_plain(pair: Pair) -> str:
    keys = ("filter_hint", "filter_grouping_column", "filter_default")
    found = (row for row in pair.meta if row["col_type"] == "Indicator")
    return say("an indicator with what filters have", (r["col_name"] for r in found if any(r.get(key) for key in keys)))


def meta_ind_unit_validation(pair: Pair) -> str:
    return say("unknown", (row["indicator_unit"] for row in pair.meta if row["indicator_unit"] not in UNITS))


def meta_ind_dp_values(pair: Pair) -> str:
    return say("not a number", (row["indicator_dp"] for row in pair.meta if not re.fullmatch("[0-9]*", _places(row))))


def meta_ind_dp_set(pair: Pair) -> str:
    return say("not set", (r["col_name"] for r in pair.meta if r["col_type"] == "Indicator" and not _places(r)))


def meta_fil_grp_match(pair: Pair) -> str:
    return say("not in the data", (name for name in pair.groups if name not in pair.columns))


def meta_fil_grp_is_fil(pair: Pair) -> str:
    return say("a group that is a filter too", (name for name in pair.groups if name in _names(pair)))


def meta_fil_grp_dupe(pair: Pair) -> str:
    return say("two filters have it", (name for name, count in Counter(pair.groups).items() if count > 1))


def meta_fil_grp_stripped(pair: Pair) -> str:
    return say("told apart by signs alone", (name for name in pair.groups if _differ_by_signs(set(pair.values(name)))))


def filter_group_level(pair: Pair) -> str:
    filters = (
        (row["col_name"], row["filter_grouping_column"]) for row in pair.meta if row.get("filter_grouping_column")
    )
    return say(
        "more groups than values",
        (name for name, group in filters if len(set(pair.values(group))) > len(set(pair.values(name)))),
    )


def filter_not_singular(pair: Pair) -> str:
    return say("has one value", (name for name in pair.named("Filter") if len(set(pair.values(name))) < 2))


def filter_defaults(pair: Pair) -> str:
    defaults = _defaults(pair)
    return say("without its default", (name for name in defaults if defaults[name] not in pair.values(name)))


def filter_defaults_together(pair: Pair) -> str:
    """A reader who chooses nothing finds a row for every period and level, or figures are lost without a word.

    Asked of filters that have their default at all: the rule before this one tells of the others.
    """
    defaults = {name: default for name, default in _defaults(pair).items() if default in pair.values(name)}
    of = ("time_period", "time_identifier", "geographic_level")
    places = list(zip(*(pair.values(name) for name in of), strict=True))
    chosen = zip(places, *(pair.values(name) for name in defaults), strict=True)
    found = {place for place, *values in chosen if values == list(defaults.values())}
    return say("no row of defaults", (" ".join(place) for place in places if place not in found))


def filter_blanks(pair: Pair) -> str:
    return say("has empty cells", (n for n in [*pair.named("Filter"), *pair.groups] if "" in pair.values(n)))


def filter_whitespace(pair: Pair) -> str:
    held = (value for name in pair.named("Filter") for value in set(pair.values(name)))
    return say("begins or ends with a space", (value for value in held if value != value.strip()))


def filter_item_limit(pair: Pair) -> str:
    return say("more than 25,000 values", (n for n in pair.named("Filter") if len(set(pair.values(n))) > 25_000))


def general_dupes(pair: Pair) -> str:
    # What one row is of: time and place, filters, and columns that filters are grouped by.
    key = [name for name in pair.columns if name in OBSERVED or name in (*pair.named("Filter"), *pair.groups)]
    seen = Counter(zip(*(pair.values(name) for name in key), strict=True))
    return say("rows of the same", (" ".join(row) for row, count in seen.items() if count > 1))


def ind_blanks(pair: Pair) -> str:
    return say("has empty cells", (name for name in pair.named("Indicator") if "" in pair.values(name)))


def ind_invalid_entry(pair: Pair) -> str:
    """Symbols that were given up: those of the Department's screener, and others its guidance names."""
    held = {value for name in pair.named("Indicator") for value in pair.values(name)}
    return say("obsolete", held & {"~", ":", ".", "..", "-", "*", "N/A", "n/a"})


def ind_numeric(pair: Pair) -> str:
    held = {value for name in pair.named("Indicator") for value in pair.values(name)}
    known = (*SYMBOLS, "", "~", ":", ".", "..", "-", "*", "N/A", "n/a")
    return say("not a number", (v for v in held if v not in known and not re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", v)))


def api_char_items(pair: Pair) -> str:
    items = (value for name in pair.named("Filter") for value in set(pair.values(name)))
    labels = (row["label"] for row in pair.meta)
    return say("too long", [*(v for v in items if len(v) > 120), *(label for label in labels if len(label) > 100)])


def _names(pair: Pair) -> list[str]:
    return [row["col_name"] for row in pair.meta]


def _defaults(pair: Pair) -> dict[str, str]:
    """What is chosen until a reader chooses, by filter; of what filters are grouped by it is always Total."""
    filters = (row for row in pair.meta if row["col_type"] == "Filter")
    return {
        **dict.fromkeys(pair.groups, "Total"),
        **{row["col_name"]: row.get("filter_default") or "Total" for row in filters},
    }


def _differ_by_signs(values: set[str]) -> bool:
    return len({re.sub(r"[\W_]", "", value) for value in values}) < len(values)


def _places(row: dict[str, str]) -> str:
    return row.get("indicator_dp", "")


META_RULES = (
    col_req_meta, col_invalid_meta, col_to_rows, cross_meta_to_data, cross_data_to_meta, col_ind_smushed, meta_col_type,
    meta_ob_unit, meta_geog_catch, meta_col_name_dupe, meta_col_name_spaces, meta_label, meta_dupe_label,
    meta_filters_plain, meta_indicators_plain, meta_ind_unit_validation, meta_ind_dp_values, meta_ind_dp_set,
    meta_fil_grp_match, meta_fil_grp_is_fil, meta_fil_grp_dupe, meta_fil_grp_stripped, filter_group_level,
    filter_not_singular, filter_defaults, filter_defaults_together, filter_blanks, filter_whitespace, filter_item_limit,
    general_dupes, ind_blanks, ind_invalid_entry, ind_numeric, api_char_items,
)  # fmt: skip
