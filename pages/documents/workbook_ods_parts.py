"""What does an OpenDocument file hold beside its cells? Looks, properties, and where a sheet stands still."""

from collections.abc import Iterable
from datetime import datetime, time
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from pages.documents.workbook_table import Book

MIME = "application/vnd.oasis.opendocument.spreadsheet"
VERSION = "1.2"
_NAMES = "urn:oasis:names:tc:opendocument:xmlns"
# Written with their usual prefixes, which Element takes as they stand.
_PREFIXES = {
    **{name: f"{_NAMES}:{name}:1.0" for name in ("office", "style", "text", "table", "meta", "config", "manifest")},
    "number": f"{_NAMES}:datastyle:1.0",
    "fo": f"{_NAMES}:xsl-fo-compatible:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
}
_CENTIMETRES_A_LETTER = 0.19
_ACCENT, _WHITE = "#0b4f5c", "#ffffff"


def part(name: str, *inside: Element, said: str = "", **attributes: str) -> Element:
    """An element: `part("table:table-cell", office__value="1")` has the attribute office:value."""
    made = Element(name, {_name(key): value for key, value in attributes.items()})
    made.text = said or None
    made.extend(inside)
    return made


def _name(key: str) -> str:
    prefix, _, name = key.partition("__")
    return f"{prefix}:{name}".replace("_", "-")


def write_part(root: Element) -> bytes:
    """A whole file of the package, its prefixes declared."""
    for prefix, name in _PREFIXES.items():
        root.set(f"xmlns:{prefix}", name)
    return bytes(ElementTree.tostring(root, encoding="utf-8", xml_declaration=True))


def build_looks(places: Iterable[int], widths: Iterable[int]) -> Element:
    """The looks of cells: head, words, day, and amount1 for one decimal place; of columns width44; of rows row."""
    made = part("office:automatic-styles")
    for count in sorted(set(places)):
        number = part(
            "number:number", number__decimal_places=str(count), number__min_integer_digits="1", number__grouping="true"
        )
        made.append(part("number:number-style", number, style__name=f"places{count}"))
        made.append(_cell_look(f"amount{count}", style__data_style_name=f"places{count}"))
    dash = [part("number:text", said="-") for _ in range(2)]
    year, month, day = (part(f"number:{name}", number__style="long") for name in ("year", "month", "day"))
    made.append(part("number:date-style", year, dash[0], month, dash[1], day, style__name="iso"))
    made.append(_cell_look("day", style__data_style_name="iso"))
    made.append(_cell_look("words"))
    made.append(_cell_look("head", back=_ACCENT, letters=_WHITE))
    for width in sorted(set(widths)):
        size = part("style:table-column-properties", style__column_width=f"{width * _CENTIMETRES_A_LETTER:.2f}cm")
        made.append(part("style:style", size, style__name=f"width{width}", style__family="table-column"))
    high = part("style:table-row-properties", style__use_optimal_row_height="true")
    made.append(part("style:style", high, style__name="row", style__family="table-row"))
    shown = part("style:table-properties", table__display="true")
    made.append(
        part("style:style", shown, style__name="sheet", style__family="table", style__master_page_name="Default")
    )
    return made


def _cell_look(name: str, back: str = "", letters: str = "", **attributes: str) -> Element:
    ground = {"fo__background_color": back} if back else {}
    box = part("style:table-cell-properties", fo__wrap_option="wrap", style__vertical_align="top", **ground)
    ink = [part("style:text-properties", fo__color=letters, fo__font_weight="bold")] if letters else []
    return part("style:style", box, *ink, style__name=name, style__family="table-cell", **attributes)


def build_styles() -> bytes:
    """What holds for every cell and page: British English, A4 on its side."""
    words = part("style:text-properties", fo__language="en", fo__country="GB", fo__font_size="11pt")
    paper = part(
        "style:page-layout-properties",
        fo__page_width="29.7cm",
        fo__page_height="21cm",
        style__print_orientation="landscape",
        # All columns on one page, on as many pages down as it takes.
        style__scale_to_X="1",
        style__scale_to_Y="0",
    )
    return write_part(
        part(
            "office:document-styles",
            part("office:styles", part("style:default-style", words, style__family="table-cell")),
            part("office:automatic-styles", part("style:page-layout", paper, style__name="landscape")),
            part(
                "office:master-styles",
                part("style:master-page", style__name="Default", style__page_layout_name="landscape"),
            ),
            office__version=VERSION,
        )
    )


def build_meta(book: Book) -> bytes:
    """The file's properties: title, subject, language, and the day its figures were published."""
    published = datetime.combine(book.released, time()).isoformat()
    said = {
        "dc:title": book.title,
        "dc:description": book.subject,
        "dc:language": "en-GB",
        "meta:creation-date": published,
        "dc:date": published,
    }
    held = part("office:meta", *(part(name, said=words) for name, words in said.items()))
    return write_part(part("office:document-meta", held, office__version=VERSION))


def build_settings(book: Book) -> bytes:
    """Where each sheet stands still when a reader scrolls: below its head, beside its first columns."""
    sheets = [
        _entry(
            table.name,
            HorizontalSplitMode=("short", 2),
            HorizontalSplitPosition=("int", table.frozen),
            VerticalSplitMode=("short", 2),
            VerticalSplitPosition=("int", 1),
            ActiveSplitRange=("short", 3),
            PositionRight=("int", table.frozen),
            PositionBottom=("int", 1),
        )
        for table in book.tables
    ]
    view = part(
        "config:config-item-map-entry",
        _item("ViewId", "string", "view1"),
        part("config:config-item-map-named", *sheets, config__name="Tables"),
        _item("ActiveTable", "string", book.tables[0].name),
    )
    views = part("config:config-item-map-indexed", view, config__name="Views")
    settings = part("config:config-item-set", views, config__name="ooo:view-settings")
    return write_part(part("office:document-settings", part("office:settings", settings), office__version=VERSION))


def _entry(name: str, **items: tuple[str, int]) -> Element:
    held = (_item(key, kind, str(value)) for key, (kind, value) in items.items())
    return part("config:config-item-map-entry", *held, config__name=name)


def _item(name: str, kind: str, value: str) -> Element:
    return part("config:config-item", said=value, config__name=name, config__type=kind)


def build_manifest(files: Iterable[str]) -> bytes:
    """What is in the package."""
    whole = part("manifest:file-entry", manifest__full_path="/", manifest__version=VERSION, manifest__media_type=MIME)
    entries = (part("manifest:file-entry", manifest__full_path=name, manifest__media_type="text/xml") for name in files)
    return write_part(part("manifest:manifest", whole, *entries, manifest__version=VERSION))
