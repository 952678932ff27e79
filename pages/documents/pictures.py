"""How does a picture of the screen stand alone in a document? The same SVG with its looks written into it."""

import json
import re
from collections.abc import Sequence
from typing import cast
from xml.sax.saxutils import quoteattr

from pages.components.axes import build_rule
from pages.components.compare.view import CompareView
from pages.components.html import Markup, join, tag
from pages.components.style import STYLE

# The colours of the screen by their names there, and the one that marks what is made up.
COLOURS: dict[str, str] = {**dict(re.findall(r"--(\w+):(#[0-9a-f]{6})", STYLE)), "made": "#5b3a78"}
FONT = "Source Sans Pro"

# The rules of the screen's style that pictures need. Their words are larger: on paper a chart is half a page wide.
_RULES = (
    "path.line", ".dot", ".start", ".grid", ".tick", ".break", ".chart text", ".chart .end", ".chart .year,.chart .gap",
    ".chart .gap", ".chart .note", ".chart .value",
)  # fmt: skip
_OWN = f"text{{font-family:'{FONT}'}}.chart text{{font-size:14.5px}}.chart .value{{font-size:17px}}"
_STRIP = (240, 28)
_SHARPNESS = 220  # pixels an inch of the picture's own size, which on paper is about two thirds of that
_PHOTOGRAPH = b"""
#set page(width: auto, height: auto, margin: 0pt)
#for picture in json(bytes(sys.inputs.pictures)) { page(image(bytes(picture), format: "svg")) }
"""


def _find_rule(selector: str) -> str:
    found = re.search(rf"^{re.escape(selector)}\{{[^}}]*\}}", STYLE, re.MULTILINE)
    if found is None:
        raise KeyError(selector)
    return re.sub(r"var\(--(\w+)\)", lambda name: COLOURS[name[1]], found[0])


_LOOKS = "".join(map(_find_rule, _RULES)) + _OWN


def build_picture(drawn: Markup) -> str:
    """An SVG of the screen as a file of its own; empty where nothing is drawn."""
    if not drawn:
        return ""
    opening, rest = drawn.split(">", 1)
    width, height = re.findall(r'viewBox="0 0 (\d+) (\d+)"', opening)[0]
    size = f"xmlns={quoteattr('http://www.w3.org/2000/svg')} width={quoteattr(width)} height={quoteattr(height)}"
    return f"{opening} {size}><style>{_LOOKS}</style>{rest}"


def build_strip(view: CompareView) -> str:
    """Where the reader's cluster lies between the lowest and the highest: a dot for each that shows a figure.

    Empty where fewer than two can be set side by side.
    """
    levels, city = [level for _, level in view.compared], view.comparison.city_compared.value
    if len(levels) < 2:
        return ""
    low, high = min(levels), max(levels)
    width, height = _STRIP
    middle = height / 2

    def across(level: float) -> float:
        return 9 + (width - 18) * (level - low) / ((high - low) or 1)

    drawn = [build_rule(across(low), across(high), middle, middle, "axis")]
    drawn += [_dot(across(level), middle, 4.6, "other") for one, level in view.compared if not view.is_mine(one)]
    if city is not None and low <= city <= high:
        drawn.append(build_rule(across(float(city)), across(float(city)), 2, height - 2, "whole"))
    drawn += [_dot(across(level), middle, 8.5, "mine") for one, level in view.compared if view.is_mine(one)]
    looks = (
        f".axis{{stroke:{COLOURS['rule']};stroke-width:2}}.other{{fill:#93a0a5;stroke:#fff;stroke-width:1}}"
        f".whole{{stroke:{COLOURS['ink']};stroke-width:3.2}}"
        f".mine{{fill:{COLOURS['accent']};stroke:#fff;stroke-width:1.5}}"
    )
    return tag(
        "svg",
        tag("style", looks),
        join(*drawn),
        xmlns="http://www.w3.org/2000/svg",
        width=width,
        height=height,
        viewBox=f"0 0 {width} {height}",
    )


def _dot(x: float, y: float, radius: float, class_: str) -> Markup:
    return tag("circle", cx=f"{x:.1f}", cy=f"{y:.1f}", r=radius, class_=class_)


def make_pixels(pictures: Sequence[str]) -> list[bytes]:
    """Each SVG as a PNG, for files whose readers cannot be trusted with SVG."""
    import font_source_sans_pro  # noqa: PLC0415 - only when a document is asked for
    import typst  # noqa: PLC0415 - only when a document is asked for

    if not pictures:
        return []
    compiler = typst.Compiler(
        _PHOTOGRAPH,
        font_paths=[font_source_sans_pro.font_directory],
        sys_inputs={"pictures": json.dumps(list(pictures))},
    )
    made = compiler.compile(format="png", ppi=_SHARPNESS)
    return cast(list[bytes], made if isinstance(made, list) else [made])
