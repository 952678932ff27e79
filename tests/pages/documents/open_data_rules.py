"""What does the standard ask of a file of figures by itself? One rule a function.

A rule gives a sentence where it is broken, and nothing where not. They are named as in the Department's screener
(dfe-analytical-services/eesyscreener) where it has them.
"""

import re
from collections import Counter

from tests.pages.documents.open_data_pair import Pair, say

MANDATORY = ("time_period", "time_identifier", "geographic_level", "country_code", "country_name")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
TERMS = ("Autumn term", "Spring term", "Summer term")
WEEKS = tuple(f"Week {number}" for number in range(1, 53))
QUARTERS = tuple(f"Financial year Q{number}" for number in range(1, 5))
HALVES = ("Part 1 (April to September)", "Part 2 (October to March)")
ONE_YEAR, TWO_YEARS = ("Calendar year", "Reporting year"), ("Academic year", "Financial year", "Tax year")
# Identifiers of time that may stand in one file together.
MIXES = (
    MONTHS, TERMS, WEEKS, QUARTERS, HALVES, ("Autumn and spring term",),
    *((word,) for word in (*ONE_YEAR, *TWO_YEARS)),
)  # fmt: skip
FOUR_DIGITS = (*ONE_YEAR, *MONTHS, *WEEKS)


def byte_order_mark(pair: Pair) -> str:
    return "the file begins with a byte-order mark" if pair.content.startswith(b"\xef\xbb\xbf") else ""


def col_req_data(pair: Pair) -> str:
    return say("missing", (name for name in MANDATORY if name not in pair.columns))


def col_name_dupe(pair: Pair) -> str:
    return say("there twice", (name for name, count in Counter(pair.columns).items() if count > 1))


def col_names_spaces(pair: Pair) -> str:
    return say("with a space", (name for name in pair.columns if re.search(r"\s", name)))


def col_snake_case(pair: Pair) -> str:
    return say("not snake_case", (name for name in pair.columns if not re.fullmatch(r"[a-z0-9_]+", name)))


def col_var_start(pair: Pair) -> str:
    return say("does not begin with a letter", (name for name in pair.columns if not name[:1].isalpha()))


def row_lengths(pair: Pair) -> str:
    wrong = [str(place) for place, row in enumerate(pair.rows, start=2) if len(row) != len(pair.columns)]
    return say("lines with more or fewer cells than there are columns", wrong)


def no_rows(pair: Pair) -> str:
    return "" if pair.rows else "there are no rows"


def empty_rows(pair: Pair) -> str:
    return "there is an empty row" if any(not any(row) for row in pair.rows) else ""


def empty_cols(pair: Pair) -> str:
    return say("empty", (name for name in pair.columns if not any(pair.values(name))))


def general_null(pair: Pair) -> str:
    held = {cell for row in pair.rows for cell in row}
    return say("stands for nothing", held & {"NA", "na", "Null", "null", "NULL"})


def time_period_num(pair: Pair) -> str:
    return say("not a number", (value for value in set(pair.values("time_period")) if not value.isdigit()))


def time_id_valid(pair: Pair) -> str:
    known = {word for mix in MIXES for word in mix}
    return say("unknown", (word for word in set(pair.values("time_identifier")) if word not in known))


def time_id_mix(pair: Pair) -> str:
    held = set(pair.values("time_identifier"))
    return "" if any(held <= set(mix) for mix in MIXES) else say("not to be mixed", sorted(held))


def time_period(pair: Pair) -> str:
    held = set(zip(pair.values("time_period"), pair.values("time_identifier"), strict=True))
    wrong = (f"{when} {word}" for when, word in held if len(when) != (4 if word in FOUR_DIGITS else 6))
    return say("four digits for a year or a part of one by the calendar, else six", wrong)


def time_period_six(pair: Pair) -> str:
    six = {value for value in pair.values("time_period") if len(value) == 6 and value.isdigit()}
    return say("not years on end", (value for value in six if (int(value[2:4]) + 1) % 100 != int(value[4:])))


def api_char_names(pair: Pair) -> str:
    return say("longer than 50 letters", (name for name in pair.columns if len(name) > 50))


# Where one of these is broken nothing else can be asked.
FORM_RULES = (col_req_data, row_lengths)
RULES = (
    byte_order_mark, col_name_dupe, col_names_spaces, col_snake_case, col_var_start, no_rows, empty_rows, empty_cols,
    general_null, time_period_num, time_id_valid, time_id_mix, time_period, time_period_six, api_char_names,
)  # fmt: skip
