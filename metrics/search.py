"""What did the reader mean by what she typed? Anything that has a name, by any of its names, however spelt."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Literal

from metrics.clusters import Cluster
from metrics.release import Release
from metrics.schools import School
from metrics.spelling import fold, slips, slips_allowed

Group = Literal["cluster", "indicator", "measure", "word", "section", "school"]

LONGEST_ASKED = 60  # what is typed, or stands in an address, may be of any length; this much of it is looked at
_MOST_WORDS = 8
_SHORTEST_START = 2  # letters that stand for the rest of a word; run together, for the rest of a name twice as many
_UNTELLING = frozenset(fold("a an and are at by do does for how in is my of on our the to what which"))


@dataclass(frozen=True)
class SearchEntry:
    """Something to be found: `key` is what its group knows it by, `names` are all it goes by, the one shown first."""

    group: Group
    key: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class SearchFound:
    """What was found, best first; `exact` if every word typed is one of the thing's own, or begins one."""

    entries: tuple[SearchEntry, ...] = ()
    exact: bool = False


@dataclass(frozen=True, order=True)
class _Likeness:
    """How well a name fits, best first: words of it not found, slips, words only begun, words of the name not asked."""

    missing: int
    slips: int
    begun: int
    unasked: int


@dataclass(frozen=True)
class _Name:
    """One name of an entry, in its plainest form: the words that tell, and neighbours run together."""

    words: tuple[str, ...]
    pairs: frozenset[str]
    whole: str

    @classmethod
    def of(cls, text: str, untelling: frozenset[str]) -> "_Name":
        folded = fold(text)
        telling = tuple(word for word in folded if word not in untelling) or tuple(folded)
        pairs = frozenset(a + b for a, b in pairwise(folded))
        return cls(telling, pairs, "".join(folded))


@dataclass(frozen=True)
class SearchIndex:
    """All that can be found. Made once a release: reading the names costs more than finding one.

    `area_word`, such as cluster, tells nothing beside another word: "Armley cluster" is Armley.
    """

    entries: tuple[SearchEntry, ...]
    area_word: str

    def find(self, asked: str) -> SearchFound:
        """What was meant; nothing where nothing is near.

        Whatever has more of the words typed, or as many with fewer slips, leaves the rest out: where a name is right,
        none that is merely like it is offered. At least half of the words must fit.
        """
        wanted = _Name.of(asked[:LONGEST_ASKED], self._untelling)
        words = wanted.words[:_MOST_WORDS]
        if not words or not self.entries:
            return SearchFound()
        near = [{known: found for known in self._vocabulary if (found := _word_slips(w, known))} for w in words]
        fits = [
            (min(_likeness(wanted, words, near, name) for name in names), place)
            for place, names in enumerate(self._names)
        ]
        missing, slips_made = min((fit.missing, fit.slips) for fit, _ in fits)
        if 2 * missing > len(words):
            return SearchFound()
        best = [place for fit, place in sorted(fits) if (fit.missing, fit.slips) == (missing, slips_made)]
        return SearchFound(tuple(self.entries[place] for place in best), exact=not missing and not slips_made)

    @cached_property
    def _untelling(self) -> frozenset[str]:
        return _UNTELLING.union(fold(self.area_word))

    @cached_property
    def _names(self) -> list[list[_Name]]:
        return [[_Name.of(name, self._untelling) for name in entry.names] for entry in self.entries]

    @cached_property
    def _vocabulary(self) -> list[str]:
        return list(dict.fromkeys(word for names in self._names for name in names for word in name.words))


def _word_slips(typed: str, known: str) -> tuple[int, int] | None:
    """Slips, and whether the word was only begun; None where it is another word."""
    if typed == known:
        return 0, 0
    begun = len(typed) >= _SHORTEST_START and known.startswith(typed) and not typed.isdecimal()
    if begun or typed == f"{known}s":  # "NEETs", or "neet's", is NEET
        return 0, 1
    found = slips(typed, known, slips_allowed(typed))
    return None if found is None else (found, 0)


def _likeness(
    wanted: _Name, words: Sequence[str], near: Sequence[dict[str, tuple[int, int]]], name: _Name
) -> _Likeness:
    """How well one name fits: word by word in any order, or all run together as if no space had been typed."""
    missing = slips_made = begun = 0
    used: set[str] = set()
    for word, known_near in zip(words, near, strict=True):
        found = min(((known_near[known], known) for known in name.words if known in known_near), default=None)
        if found:
            slips_made, begun = slips_made + found[0][0], begun + found[0][1]
            used.add(found[1])
        elif word not in name.pairs:
            missing += 1
    apart = _Likeness(missing, slips_made, begun, len(set(name.words) - used))
    if wanted.whole == name.whole:
        return _Likeness(0, 0, 0, 0)
    if len(wanted.whole) >= 2 * _SHORTEST_START and name.whole.startswith(wanted.whole):
        return min(apart, _Likeness(0, 0, 1, 0))
    together = slips(wanted.whole, name.whole, slips_allowed(wanted.whole))
    return apart if together is None else min(apart, _Likeness(0, together, 0, 0))


def cluster_entries(clusters: Iterable[Cluster]) -> list[SearchEntry]:
    """Clusters by name, place, alias and code."""
    return [SearchEntry("cluster", c.code, (c.name, *c.places, *c.aliases, c.code, c.label)) for c in clusters]


def build_search(release: Release, schools: Sequence[School], more: Iterable[SearchEntry]) -> SearchIndex:
    """All that a release has a name for, and `more` that a page has.

    Indicators go by name, short name and alias, the city's published figures by name; a school's key is its place in
    the list, for names are not unique.
    """
    entries = (
        *cluster_entries(release.clusters.values()),
        *(SearchEntry("indicator", i.key, (i.name, i.short_name, *i.aliases)) for i in release.indicators.values()),
        *(SearchEntry("measure", m.key, (m.name,)) for m in release.measures),
        *more,
        *(SearchEntry("school", str(place), (school.name,)) for place, school in enumerate(schools)),
    )
    return SearchIndex(entries, release.words["area_word"])
