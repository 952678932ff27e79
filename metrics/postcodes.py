"""Which clusters do the schools of a postcode lie in? Of a whole postcode, of its first part, or anything between."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from unicodedata import normalize

from metrics.schools import School

_DISTRICT = r"[A-Z]{1,2}[0-9][A-Z0-9]?"
_REST = r"[0-9][A-Z]{0,2}"  # as much as there is of a digit for the sector and two letters for the street


@dataclass(frozen=True)
class PostcodeArea:
    """Where the schools of a postcode area lie.

    `asked` is the area as understood ("LS14 6"); `within` the one looked in, wider where no school has what was asked;
    `clusters` the codes of theirs with the number of schools, most first. Empty: no school lies in the district.
    """

    asked: str
    within: str
    clusters: tuple[tuple[str, int], ...]


def find_postcode(schools: Iterable[School], asked: str) -> PostcodeArea | None:
    """Where the open schools of a postcode area lie; None where what was asked does not begin a postcode."""
    held = [(*_split(school.postcode), school.cluster_code) for school in schools if school.is_open]
    read = _read(asked)
    if read is None:
        return None
    district, rest = read

    def lying(part: str) -> Counter[str]:
        return Counter(code for place, inner, code in held if place == district and inner.startswith(part))

    within = next((part for part in (rest, rest[:1]) if lying(part)), "")
    ordered = sorted(lying(within).items(), key=lambda item: (-item[1], item[0]))
    return PostcodeArea(_words(district, rest), _words(district, within), tuple(ordered))


def _split(postcode: str) -> tuple[str, str]:
    """A whole postcode's district and the three places after it."""
    plain = "".join(postcode.split()).upper()
    return plain[:-3], plain[-3:]


def _words(district: str, rest: str) -> str:
    return f"{district} {rest}".strip()


def _read(asked: str) -> tuple[str, str] | None:
    """The district and the rest of what was asked; None where it is no postcode.

    A space tells where the district ends. Run together, "LS14" is a district and never the beginning of "LS1 4".
    """
    words = re.findall(r"[A-Z0-9]+", normalize("NFKC", asked).upper())
    whole = "".join(words)
    spaced = [("".join(words[:-1]), words[-1])] if len(words) > 1 else []
    together = [(whole[:end], whole[end:]) for end in range(len(whole), 1, -1)]
    for district, rest in (*spaced, *together):
        if re.fullmatch(_DISTRICT, district) and re.fullmatch(f"({_REST})?", rest):
            return district, rest
    return None
