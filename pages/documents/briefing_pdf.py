"""What does the briefing pack look like on paper? Two A4 pages as a tagged PDF, laid out by briefing.typ."""

import json
import re
from collections.abc import Callable
from dataclasses import asdict
from datetime import UTC, datetime, time
from pathlib import Path
from typing import cast

from pages.documents.content import Briefing
from pages.documents.pack import build_pack
from pages.documents.pictures import COLOURS, FONT
from pages.documents.plain import Words, make_plain

_TEMPLATE = Path(__file__).with_name("briefing.typ")
_UNDRAWABLE = re.compile(r'the text `"(.+?)"` could not be displayed')
_LONGEST_WORD = re.compile(r"(\S{30})(?=\S)")
_WHOLE = {"title", "link", "picture", "alt"}  # what is not laid out as words


def build_briefing_pdf(briefing: Briefing) -> bytes:
    """The pack as a PDF that PDF/UA-1 is asked of: tagged, with title, language, reading order and alternative texts.

    It looks the same on every machine, for it carries its letters with it. Only for signs these have not (Arabic,
    Chinese) it takes those of the machine, and a box for what no font there can draw.
    """
    import font_source_sans_pro  # noqa: PLC0415 - only when a document is asked for
    import typst  # noqa: PLC0415 - only when a document is asked for

    published = datetime.combine(briefing.release.published_on, time(), UTC)
    pack = _change_words(make_plain(asdict(build_pack(briefing))), lambda text: _LONGEST_WORD.sub("\\1\u200b", text))
    own_fonts_alone = True
    while True:
        said = json.dumps({"pack": pack, "colours": COLOURS, "font": FONT})
        compiler = typst.Compiler(
            _TEMPLATE,
            root=_TEMPLATE.parent,
            font_paths=[font_source_sans_pro.font_directory],
            ignore_system_fonts=own_fonts_alone,
            sys_inputs={"said": said},
        )
        try:
            return cast(bytes, compiler.compile(format="pdf", pdf_standards=["ua-1"], timestamp=published))
        except typst.TypstError as error:
            undrawable = "".join(_UNDRAWABLE.findall(error.diagnostic))
            changed = pack if own_fonts_alone else _box(pack, undrawable)
            if not undrawable or (changed == pack and not own_fonts_alone):
                raise
            pack, own_fonts_alone = changed, False


def _box(pack: Words, undrawable: str) -> Words:
    """The pack with a box in place of each of some signs."""
    boxes = dict.fromkeys(map(ord, undrawable), "□")
    return _change_words(pack, lambda text: text.translate(boxes))


def _change_words(said: Words, change: Callable[[str], str]) -> Words:
    """The same with every text that is laid out as words changed."""
    if isinstance(said, dict):
        return {key: inner if key in _WHOLE else _change_words(inner, change) for key, inner in said.items()}
    if isinstance(said, list):
        return [_change_words(inner, change) for inner in said]
    return said and change(said)
