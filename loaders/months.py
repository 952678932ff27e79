"""How are months counted? As whole numbers, so that the month before is the number before.

Month 0 is January of year 0; `2015-12` is 2015 * 12 + 11.
"""

from datetime import date, timedelta


def month_number(text: str) -> int:
    """The number of a month written `2015-12`. Raises ValueError for anything else."""
    year, month = text.split("-")
    if len(text) != 7 or not 1 <= int(month) <= 12:
        raise ValueError(f"{text} is not a month written like 2015-12.")
    return int(year) * 12 + int(month) - 1


def calendar_month(number: int) -> int:
    """1 for January to 12 for December."""
    return number % 12 + 1


def last_day(number: int) -> date:
    """The last day of the month."""
    following = number + 1
    return date(following // 12, calendar_month(following), 1) - timedelta(days=1)
