"""Which briefings do tests of documents look at? The demonstration's, as it is or with a cluster's name changed."""

from dataclasses import fields, is_dataclass, replace

from metrics import Month, Release, SheetRow
from pages.components import wording
from pages.documents.content import Briefing, build_briefing

ADDRESS = "https://tracker.example/leeds/"
GOLDEN = ("seacroft-manston", "2015-12")

# Names that would be code, markup or a formula, turn text around, or lack letters.
HOSTILE = {
    "markup": "<b>&amp; \"quoted\" 'so' #let $x$ *b* [d] \\e `u` =1+1 -2 @SUM(A1)",
    "control": "a\x00b\x07c\n\n# d\u202eevil\ud800 \ufffe",
    "arabic": "حي سيكروفت",
    "hebrew": "שכונה",
    "emoji": "Seacroft 😀👩‍👩‍👧",
    "chinese": "中文区",
    "ancient": "𓀀 ꙮ 𝄞",
    "long": "A cluster of schools with a long name " * 6,
    "unbroken": "x" * 200,
}


def brief(release: Release, code: str, month: str) -> Briefing:
    return build_briefing(release, release.clusters[code], Month.parse(month), ADDRESS)


def brief_renamed(release: Release, name: str, code: str = "arm", month: str = "2017-03") -> Briefing:
    """The briefing of a cluster by another name."""
    cluster = replace(release.clusters[code], name=name)
    return brief(replace(release, clusters={**release.clusters, code: cluster}), code, month)


def expect_row(row: SheetRow, symbol: str) -> tuple[str, ...]:
    """The figures of a row as readers have them: latest, city, last month's change, % since the start, change since."""
    return (
        wording.figure(row.latest, row.indicator, symbol),
        wording.figure(row.city.value, row.indicator, symbol),
        wording.movement(row.since_last_month, row.indicator.places, symbol),
        wording.movement(row.percent_since_start, 1, symbol, "%"),
        wording.movement(row.since_start, row.indicator.places, symbol),
    )


def all_texts(said: object, spare: frozenset[str] = frozenset({"picture", "alt", "look", "title"})) -> list[str]:
    """Every text within dataclasses and tuples, but those of some fields."""
    if isinstance(said, str):
        return [said] if said else []
    if isinstance(said, tuple):
        return [text for inner in said for text in all_texts(inner, spare)]
    if is_dataclass(said):
        inner = (getattr(said, field.name) for field in fields(said) if field.name not in spare)
        return [text for value in inner for text in all_texts(value, spare)]
    return []


def squeeze(text: str) -> str:
    """The letters alone: how lines break does not matter."""
    return "".join("".join(character for character in text if character != "\u200b").split())
