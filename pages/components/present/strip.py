"""Where does my cluster lie among all? A line of dots an obsession, mine and the city named, hidden ones left out."""

from metrics import Standing, Status
from pages.components.axes import build_rule, build_words
from pages.components.chips import build_chip
from pages.components.compare.view import CompareView, describe_spread, say_word
from pages.components.html import Markup, tag

# The picture's units are pixels on the smallest projector, where letters are 32 high and about half as wide.
_WIDE, _HIGH, _EDGE, _LETTER, _MIDDLE = 944.0, 96, 16.0, 16.0, 48.0


def build_strip(view: CompareView) -> Markup:
    """One obsession: what is compared, mine against the city, and the dots."""
    mine = view.mine
    word = mine.against_city.word if mine else None
    chip = [" ", build_chip(word, say_word(word, view.release.place))] if word else []
    name = view.comparison.indicator.short_name
    return tag(
        "div",
        tag("h3", name, tag("span", f" {view.measure}", class_="measure"), *chip),
        _picture(view),
        class_="strip",
    )


def _missing(mine: Standing) -> str:
    """Why there is no dot of mine."""
    if mine.value.status is Status.SUPPRESSED:
        return ": not shown, to protect small numbers"
    if mine.value.value is None:
        return ": no figure is held"
    return ": how far it has moved cannot be compared"


def _picture(view: CompareView) -> Markup:
    """From nought, or below where figures are, to the highest: a dot each, and an upright for the city."""
    levels, city = [level for _, level in view.compared], view.comparison.city_compared.value
    ends = [0.0, *levels, *([] if city is None else [float(city)])]
    low, high = min(ends), max(ends) if max(ends) > min(ends) else min(ends) + 1

    def across(level: float) -> float:
        return _EDGE + (_WIDE - 2 * _EDGE) * (level - low) / (high - low)

    drawn = [build_rule(across(low), across(high), _MIDDLE, _MIDDLE, "grid")]
    drawn += [_dot(across(level), 9, "dot other") for one, level in view.compared if not view.is_mine(one)]
    if low < 0:
        drawn.append(build_rule(across(0), across(0), _MIDDLE - 16, _MIDDLE + 16, "start"))
    if city is not None:
        drawn.append(build_rule(across(float(city)), across(float(city)), _MIDDLE - 20, _MIDDLE + 20, "whole"))
        words = f"{view.release.place} {view.amount(view.comparison.city_compared)}"
        drawn.append(_name(words, across(float(city)), _MIDDLE + 40, "city"))
    mine, missing = view.mine, ""
    if mine and mine.compared.value is not None:
        at = across(float(mine.compared.value))
        drawn += [_dot(at, 15, "dot"), _name(_fit(mine.cluster.name, f" {view.amount(mine.compared)}"), at, 26, "mine")]
    elif mine:
        missing = _fit(mine.cluster.name, _missing(mine))
        drawn.append(_name(missing, 0, 26, "mine"))
    return tag(
        "svg",
        *drawn,
        role="img",
        aria_label=f"{describe_spread(view)} {missing}".strip(),
        class_="chart",
        viewBox=f"0 0 {_WIDE:.0f} {_HIGH}",
        preserveAspectRatio="xMinYMid meet",
    )


def _dot(x: float, radius: int, class_: str) -> Markup:
    return tag("circle", cx=f"{x:.1f}", cy=_MIDDLE, r=radius, class_=class_)


def _name(words: str, x: float, y: float, class_: str) -> Markup:
    """Words centred at a place, or as near as keeps them within the picture."""
    half = len(words) * _LETTER / 2
    return build_words(words, min(max(x, half), max(_WIDE - half, half)), y, class_)


def _fit(name: str, more: str) -> str:
    """A name and what is said of it, the name cut where both would not fit the picture."""
    most = int(_WIDE / _LETTER) - len(more)
    return f"{name if len(name) <= most else f'{name[: most - 1]}…'}{more}"
