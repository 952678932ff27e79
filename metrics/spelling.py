"""How far is what was typed from a word that is known? In slips of the keyboard; case and accents are none."""

import re
from unicodedata import combining, normalize

_APOSTROPHES = re.compile(r"['’‘`´]")
_INITIALS = re.compile(r"\b(\w)\.(?=\w\b)")  # L.A.C. is LAC
_ALIKE = {"saint": "st"}


def fold(text: str) -> list[str]:
    """The words of a text in their plainest form: "St. Luke’s Élan & Co" is st, lukes, elan, and, co."""
    plain = "".join(c for c in normalize("NFKD", text.casefold()) if not combining(c))
    plain = _INITIALS.sub(r"\1", _APOSTROPHES.sub("", plain)).replace("&", " and ")
    return [_ALIKE.get(word, word) for word in re.findall(r"[^\W_]+", plain)]


def slips_allowed(word: str) -> int:
    """How many slips a word of that length may have and still be meant: none in numbers and the shortest words."""
    if word.isdecimal() or len(word) < 3:
        return 0
    return 1 if len(word) < 6 else 2


def slips(typed: str, meant: str, most: int) -> int | None:
    """Letters left out, added, changed, or swapped with the next one, from one word to another; None beyond `most`.

    Optimal string alignment (F. Damerau, Communications of the ACM 7, 1964). difflib's ratio, cut where it finds as
    many of the words meant, brings twice as many others along: a swap is two changes to it, and short words suffer.
    """
    if abs(len(typed) - len(meant)) > most:
        return None
    before: list[int] = []
    last = list(range(len(meant) + 1))
    for row, letter in enumerate(typed, start=1):
        found = [row]
        for column, other in enumerate(meant, start=1):
            cost = min(last[column] + 1, found[-1] + 1, last[column - 1] + (letter != other))
            if row > 1 and column > 1 and letter == meant[column - 2] and typed[row - 2] == other:
                cost = min(cost, before[column - 2] + 1)
            found.append(cost)
        if min(found) > most:
            return None
        before, last = last, found
    return last[-1] if last[-1] <= most else None
