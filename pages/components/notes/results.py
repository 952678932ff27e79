"""What was found, and where does it lead? A few results of each kind, each with the link that opens it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from metrics import Month, PostcodeArea, Release, SearchEntry, echo, find_postcode
from pages.components.frame import PAGES
from pages.components.html import Markup, join, tag
from pages.components.notes import definitions
from pages.components.notes import words as notes_words
from pages.components.notes.catalogue import Catalogue
from pages.components.notes.sections import build_link, section_heading

_MOST = 6  # of each kind; more of a name tells which was meant


@dataclass(frozen=True)
class Desk:
    """What is looked in, and the choices of the reader that links keep: her month (None: the newest) and cluster."""

    catalogue: Catalogue
    month: Month | None = None
    mine: str = ""

    @property
    def release(self) -> Release:
        """The release that is looked in."""
        return self.catalogue.release


def build_results_html(desk: Desk, asked: str) -> Markup:
    """What goes by the name that was typed."""
    catalogue = desk.catalogue
    area = find_postcode(catalogue.schools, asked) if catalogue.schools else None
    found = catalogue.index.find(asked)
    # Who types a postcode means the postcode: what is merely spelt like it is left out.
    entries = found.entries if found.exact or not (area and area.clusters) else ()
    groups = [_group(desk, kind, [e for e in entries if e.group == kind]) for kind in _in_order(entries)]
    if area and area.clusters:
        groups.insert(0, _postcode(desk, area))
    if not groups:
        return tag("div", tag("p", _nothing(catalogue, asked, area), role="status"), class_="t found")
    if (area and area.clusters) or any(entry.group == "school" for entry in entries):
        groups.append(tag("p", desk.release.words["provenance"], class_="quiet"))
    said = (
        f"Found for “{echo(asked)}”:" if found.exact or not entries else f"Nothing is called “{echo(asked)}”. Nearest:"
    )
    return tag("div", tag("p", said, role="status"), *groups, class_="t found")


def _in_order(entries: Sequence[SearchEntry]) -> list[str]:
    """The kinds that were found, that of the best result first."""
    return list(dict.fromkeys(entry.group for entry in entries))


def _group(desk: Desk, kind: str, entries: Sequence[SearchEntry]) -> Markup:
    lines = [_LINES[kind](desk, entry.key) for entry in entries[:_MOST]]
    left = len(entries) - _MOST
    more = [tag("p", f"and {left:,} more: type more of the name.", class_="quiet")] if left > 0 else []
    return _listed(_heading(desk.release, kind), lines, *more)


def _listed(heading: str, lines: Sequence[Markup], *more: Markup) -> Markup:
    return tag("section", tag("h3", heading), tag("ul", *(tag("li", line) for line in lines)), *more)


def _heading(release: Release, kind: str) -> str:
    area = f"{release.words['area_word'].capitalize()}s"
    indicators = {"indicator": "Indicators", "measure": "Figures of the whole city"}
    return {"cluster": area, **indicators, "word": "Words", "section": "On this page"}.get(kind, "Schools")


def _sheet(desk: Desk, code: str) -> Markup:
    """A cluster with the way to its sheet, or to that of the one it is counted in now."""
    release = desk.release
    cluster = release.clusters.get(code)
    if cluster is None:
        return join(f"no {release.words['area_word']}")
    heir = release.ended.get(code)
    if heir:
        return join(f"{cluster.name}: counted in ", _sheet(desk, heir))
    month = desk.month or release.month
    closed = cluster.closed if not cluster.open_in(month) else None
    kept = closed or desk.month
    also = f" (also {', '.join(cluster.aliases)})" if cluster.aliases else ""
    ended = f" (closed after {closed})" if closed else ""
    return join(_to("Tracker", cluster.label, {"cluster": code, **({"month": kept.key} if kept else {})}), also, ended)


def _to(page: str, words: str, address: Mapping[str, str], unseen: str = "") -> Markup:
    more = [tag("span", unseen, class_="unseen")] if unseen else []
    return tag("a", words, *more, href=f"./{PAGES[page]}?{urlencode(address)}", target="_self")


def _indicator(desk: Desk, key: str) -> Markup:
    indicator = desk.release.indicators[key]
    trend = _to("Trends", "trend", {"indicator": key, **_kept(desk)}, unseen=f" of {indicator.name}")
    return join(build_link(definitions.anchor_of(indicator), indicator.name), " · ", trend)


def _measure(desk: Desk, key: str) -> Markup:
    """One of the city's published figures, with the way to the page that has it."""
    found = next(measure for measure in desk.release.measures if measure.key == key)
    city = _to("City", "on the page City", _kept(desk), unseen=f": {found.name}")
    return join(build_link(definitions.anchor_of_measure(found), found.name), " · ", city)


def _kept(desk: Desk) -> dict[str, str]:
    kept = {"cluster": desk.mine, "month": desk.month.key if desk.month else ""}
    return {name: value for name, value in kept.items() if value}


def _word(desk: Desk, key: str) -> Markup:
    term = desk.catalogue.terms[key]
    return join(build_link(notes_words.anchor_of(key), term.word), f": {term.meaning}")


def _section(desk: Desk, key: str) -> Markup:
    return build_link(key, section_heading(desk.release, key))


def _school(desk: Desk, key: str) -> Markup:
    school = desk.catalogue.schools[int(key)]
    facts = [school.phase.lower(), school.postcode, "" if school.is_open else "closed"]
    return join(f"{school.name} ({', '.join(fact for fact in facts if fact)}): ", _sheet(desk, school.cluster_code))


_LINES: Mapping[str, Callable[[Desk, str], Markup]] = {
    "cluster": _sheet,
    "indicator": _indicator,
    "measure": _measure,
    "word": _word,
    "section": _section,
    "school": _school,
}


def _postcode(desk: Desk, area: PostcodeArea) -> Markup:
    release = desk.release
    word = release.words["area_word"]
    lines = [join(_sheet(desk, code), f": {count} school{'' if count == 1 else 's'}") for code, count in area.clusters]
    wider = [tag("p", f"No school has {area.asked}; these are in {area.within}.")] if area.within != area.asked else []
    return _listed(
        f"Schools in {area.within} are in",
        lines,
        *wider,
        tag(
            "p",
            f"Found by where schools are, not homes: whoever lives in {area.within} may be counted in another {word}.",
        ),
    )


def _nothing(catalogue: Catalogue, asked: str, area: PostcodeArea | None) -> str:
    word = catalogue.release.words["area_word"]
    kinds = [f"an indicator, a {word} or a place in it", "a word used here"]
    if catalogue.schools:
        example = next((f", such as {s.postcode.split()[0]}" for s in catalogue.schools if " " in s.postcode), "")
        kinds += ["a school", f"the beginning of its postcode{example}"]
    why = f"No open school is in {area.asked}." if area else f"Nothing is called “{echo(asked)}”."
    return f"{why} Look for {', '.join(kinds[:-1])} or {kinds[-1]}."
