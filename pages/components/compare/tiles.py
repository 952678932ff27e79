"""Where in the city are high and low figures? A map of tiles in four greys, with a key; hidden tiles have no shade."""

from collections.abc import Sequence

from metrics import Standing, Status
from pages.components import wording
from pages.components.compare.view import CompareView
from pages.components.html import Markup, tag

_STEPS = 4


def build_map(view: CompareView) -> Markup:
    """The tiles of the clusters that have one; nothing where none has."""
    comparison = view.comparison
    tiled = [one for one in (*comparison.shown, *comparison.hidden, *comparison.without) if one.cluster.tile]
    if not tiled:
        return Markup("")
    chosen = {one.cluster.code for one in view.chosen((*comparison.shown, *comparison.hidden, *comparison.without))}
    steps = find_steps([found for _, found in view.compared])
    tiled.sort(key=lambda one: (one.cluster.tile or (0, 0))[::-1])
    place = view.release.place
    return tag(
        "section",
        tag("h3", f"Where in {place}"),
        tag(
            "p",
            f"Each tile lies roughly where its {view.release.words['area_word']} does; it is not a boundary. Darker is "
            f"higher ({view.measure}). ",
            tag("strong", _areas(view.release.words["provenance"])),
            class_="quiet",
        ),
        _key(view, steps),
        tag("ul", *(_tile(view, one, steps, one.cluster.code in chosen) for one in tiled), class_="tiles"),
        tag("p", _briefs(tiled), class_="quiet briefs", aria_hidden="true"),
    )


def find_steps(figures: list[float]) -> list[float]:
    """The highest figure of each of four shades, lowest first: quarters of the figures shown. Equal ones share one."""
    ordered = sorted(figures)
    if not ordered:
        return []
    ends = [ordered[-(-len(ordered) * step // _STEPS) - 1] for step in range(1, _STEPS + 1)]
    return sorted(set(ends))


def _step(steps: list[float], figure: float) -> int:
    return next(place for place, end in enumerate(steps, start=1) if figure <= end)


def _tile(view: CompareView, one: Standing, steps: list[float], chosen: bool) -> Markup:
    column, row = one.cluster.tile or (1, 1)
    figure = (
        view.amount(one.compared)
        if one.value.value is not None
        else wording.unseen(one.value.status, view.release.symbol)
    )
    looks = "out"
    if chosen:
        shown = one.value.value is not None and one.compared.value is not None
        looks = f"step{_step(steps, float(one.compared.value or 0))}" if shown else _unshaded(one)
    own = [tag("span", f" (your {view.release.words['area_word']})", class_="unseen")] if view.is_mine(one) else []
    name = one.cluster.name
    return tag(
        "li",
        tag(
            "a",
            tag("span", name, class_="full"),
            tag("span", abbreviate(name), class_="brief", aria_hidden="true"),
            " ",
            tag("strong", figure if chosen else ""),
            *own,
            href=view.address(one),
            target="_self",
        ),
        class_=f"tile {looks}{' mine' if own else ''}",
        style=f"grid-column:{column};grid-row:{row}",
    )


def _unshaded(one: Standing) -> str:
    return "hatched" if Status.SUPPRESSED in (one.value.status, one.compared.status) else "bare"


def abbreviate(name: str) -> str:
    """A name for a tile on a phone: initials of several words, the first letters of one."""
    words = [word for word in name.replace(",", " ").split() if word[0].isupper() or word[0].isdigit()]
    if len(words) > 1 and not words[0].isupper():
        return "".join(word[0] for word in words)
    return name if len(name) <= 5 else name.split(maxsplit=1)[0][:4]


def _briefs(tiled: Sequence[Standing]) -> str:
    """What the abbreviations stand for, where tiles have no room for names."""
    names = sorted((one.cluster.name for one in tiled), key=str.casefold)
    return " · ".join(f"{abbreviate(name)} {name}" for name in names if abbreviate(name) != name)


def _areas(provenance: str) -> str:
    """What a release says of its areas: the sentences of its provenance that speak of them."""
    sentences = (sentence.strip(". ") for sentence in provenance.split(". "))
    return " ".join(f"{sentence}." for sentence in sentences if "areas" in sentence.lower())


def _key(view: CompareView, steps: list[float]) -> Markup:
    """What each shade means, from the figures shown in it."""
    cells = []
    shown = sorted(view.compared, key=lambda found: found[1])
    for place in range(1, len(steps) + 1):
        inside = [one for one, figure in shown if _step(steps, figure) == place]
        ends = (view.amount(inside[0].compared), view.amount(inside[-1].compared))
        said = ends[0] if ends[0] == ends[1] else f"{ends[0]} to {ends[1]}"
        cells.append(tag("li", tag("span", "", class_=f"swatch step{place}", aria_hidden="true"), said))
    if view.chosen(view.comparison.hidden):
        cells.append(tag("li", tag("span", "", class_="swatch hatched", aria_hidden="true"), "hidden"))
    if view.narrowed:
        cells.append(tag("li", tag("span", "", class_="swatch out", aria_hidden="true"), "not similar"))
    return tag("ul", *cells, class_="key", aria_label="Shades")
