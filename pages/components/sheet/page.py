"""How is the tracker's sheet laid out? A real table, its notes, and a chart with a table twin for each obsession."""

from urllib.parse import urlencode

from metrics import Change, Release, Sheet, SheetRow, Status, Verdict
from pages.components import wording
from pages.components.charts import build_chart, build_sparkline, describe
from pages.components.chips import build_chip
from pages.components.html import Markup, join, tag
from pages.components.sentences import build_sentences
from pages.components.sheet.notes import build_notes_html
from pages.components.sheet.words import (
    Answer,
    find_drawn,
    say_city,
    say_definition,
    say_hidden,
    say_in_short,
    say_rate,
    say_start,
    say_verdict,
    say_why_no_word,
)
from pages.components.tables import build_body, build_wide_table
from pages.components.twins import build_twin_html

# Where on the page the documents are offered: below the sheet.
TAKE_ALONG = "take-along"


def build_sheet_html(release: Release, sheet: Sheet) -> Markup:
    """The whole view of one cluster and month: heading, sheet, notes, charts."""
    return tag(
        "article",
        _heading(release, sheet),
        _table(release, sheet),
        _in_words(release, sheet),
        build_notes_html(release, sheet),
        _charts(release, sheet),
        class_="t",
    )


def _heading(release: Release, sheet: Sheet) -> Markup:
    view = urlencode({"cluster": sheet.cluster.code, "month": sheet.month.key})
    parts = [
        tag("h2", sheet.cluster.name, tag("span", f" {sheet.month}", class_="when")),
        tag("a", "Present", href=f"./present?{view}", target="_self", class_="go noprint"),
        tag("a", "Take along", href=f"#{TAKE_ALONG}", target="_self", class_="go noprint"),
        tag("p", f"Showing {sheet.cluster.name}, {sheet.month}.", class_="unseen", role="status"),
        *(_in_short(answer) for answer in say_in_short(sheet, release.words["start"])),
    ]
    if not_judged := say_hidden(sheet):
        parts.append(tag("p", not_judged, class_="quiet"))
    if sheet.cluster.why_not:
        parts.append(tag("p", sheet.cluster.why_not, class_="banner"))
    return tag("header", *parts)


def _in_short(answer: Answer) -> Markup:
    found = [tag("span", build_chip(word), " ", ", ".join(names), class_="said") for word, names in answer.said.items()]
    return tag("p", answer.since, *found, class_="lead short")


def _table(release: Release, sheet: Sheet) -> Markup:
    start = release.words["start"]
    heads = (
        "Obsession",
        "Latest position",
        release.place,
        "Change since last month",
        f"% change since {start}",
        f"Change since {start}",
        f"Progress since {start}",
    )
    caption = f"{release.words['title']}: {sheet.cluster.name}, {sheet.month}"
    return build_wide_table(caption, heads, build_body(_row(release, sheet, row, heads) for row in sheet.rows))


def _row(release: Release, sheet: Sheet, row: SheetRow, heads: tuple[str, ...]) -> Markup:
    symbol, indicator = release.symbol, row.indicator
    cells = (
        _position(row, symbol),
        _city(row, symbol, release.words["start"]),
        _movement(row.since_last_month, row, symbol, row.month_verdict),
        join(tag("span", wording.movement(row.percent_since_start, 1, symbol, "%"), class_="num")),
        _movement(row.since_start, row, symbol),
        _progress(release, sheet, row),
    )
    return tag(
        "tr",
        tag(
            "th",
            indicator.objective,
            *_references(row),
            _why(release, row),
            scope="row",
            role="rowheader",
        ),
        *(tag("td", cell, role="cell", data_label=head) for cell, head in zip(cells, heads[1:], strict=True)),
        role="row",
    )


def _position(row: SheetRow, symbol: str) -> Markup:
    made = wording.provenance(row.latest_provenance)
    under = [tag("span", row.period, *([" ", _made(made)] if made else []), class_="quiet")] if row.period else []
    rate = say_rate(row)
    if rate:
        under.append(tag("span", rate, class_="quiet"))
    size = "num" if row.latest.status is Status.NOT_APPLICABLE else "big"
    return tag("div", tag("span", wording.figure(row.latest, row.indicator, symbol), class_=size), *under)


def _city(row: SheetRow, symbol: str, start: str) -> Markup:
    """The whole city beside the cluster: what can be compared are rates, percentages, and changes in percent."""
    figure, *more = say_city(row, symbol, start)
    said = [tag("span", figure, class_="num"), *(tag("span", words, class_="quiet") for words in more)]
    made = wording.provenance(row.city.provenance)
    return tag("div", *said, *([" ", _made(made)] if made else []))


def _made(words: str) -> Markup:
    return tag("span", words, class_="made")


def _movement(change: Change, row: SheetRow, symbol: str, verdict: Verdict | None = None) -> Markup:
    said = wording.movement(change, row.indicator.places, symbol)
    arrow = wording.arrow(change.value, row.indicator)
    parts = [tag("span", arrow, class_="arrow", aria_hidden="true")] if arrow else []
    parts.append(tag("span", said, class_="num"))
    if verdict and verdict.word:
        # A space, so that a screen reader does not run the number and the word together.
        parts.extend([Markup(" "), tag("span", build_chip(verdict.word), class_="under")])
    elif verdict and verdict.brief:
        parts.extend([Markup(" "), tag("span", wording.begin(verdict.brief), class_="quiet")])
    return tag("div", *parts)


def _progress(release: Release, sheet: Sheet, row: SheetRow) -> Markup:
    said = describe(row.progress, row.indicator.short_name, sheet.cluster.name)
    picture = build_sparkline(row.progress, said)
    word = (
        build_chip(row.start_verdict.word)
        if row.start_verdict.word
        else tag("span", say_why_no_word(row), class_="quiet")
    )
    made = wording.provenance(row.progress.provenance)
    return tag("div", tag("div", picture, word, class_="trend"), *([_made(made)] if made and picture else []))


def _references(row: SheetRow) -> list[Markup]:
    return [tag("sup", f" ({', '.join(map(str, row.notes))})")] if row.notes else []


def _why(release: Release, row: SheetRow) -> Markup:
    """On demand: why each verdict is what it is, the start and its value, and what the indicator counts."""
    start = release.words["start"]
    return tag(
        "details",
        tag("summary", "Why, and definition"),
        _reason("Since last month", row.month_verdict),
        _reason(f"Since {start}", row.start_verdict),
        tag("p", say_start(row, release.symbol, start), class_="quiet"),
        tag("p", say_definition(row), class_="quiet"),
        tag("p", f"Source: {row.indicator.source}.", class_="quiet"),
    )


def _reason(since: str, verdict: Verdict) -> Markup:
    return tag("p", tag("strong", f"{since}: "), say_verdict(verdict), class_="quiet")


def _in_words(release: Release, sheet: Sheet) -> Markup:
    """The sheet as sentences, to read out or to paste."""
    sentences = build_sentences(release, sheet)
    if not sentences:
        return Markup("")
    copy = {"type": "button", "class_": "copy noprint"}
    listed = [
        tag("li", tag("span", said), " ", tag("button", "Copy", aria_label=f"Copy sentence {place}", **copy))
        for place, said in enumerate(sentences, start=1)
    ]
    every = [tag("p", tag("button", "Copy all", **copy))] if len(sentences) > 1 else []
    return tag("section", tag("h3", "In words"), tag("ul", *listed), *every, class_="words")


def _charts(release: Release, sheet: Sheet) -> Markup:
    return tag(
        "div",
        *(_chart(release, sheet, row) for row in find_drawn(sheet)),
        class_="charts",
    )


def _chart(release: Release, sheet: Sheet, row: SheetRow) -> Markup:
    name, start = row.indicator.name, release.words["start"]
    picture = build_chart(row.progress, describe(row.progress, name, sheet.cluster.name), start)
    made = wording.provenance(row.progress.provenance)
    return tag(
        "section",
        tag("h3", name, *([" ", _made(made)] if made else [])),
        picture or tag("p", "No figure is shown.", class_="quiet"),
        tag(
            "details",
            tag("summary", f"{row.indicator.short_name} as a table"),
            build_twin_html(row.progress, release.symbol),
        ),
    )
