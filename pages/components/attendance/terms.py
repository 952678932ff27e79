"""What was absence in the whole city, term by term? A small table a phase; by cluster no such figures are supplied."""

from collections.abc import Sequence

from metrics import Reading, Release, Terms, rounded
from pages.components.city import words as city_words
from pages.components.html import Markup, tag


def build_terms_html(release: Release, found: Sequence[Terms]) -> Markup:
    """A table for each indicator that has figures by term, newest year first; one sentence where none has."""
    without = f"By {release.words['area_word']}, figures by term are not supplied."
    if not found:
        return tag("div", tag("p", without, class_="quiet"), class_="t attend")
    return tag(
        "div",
        tag(
            "section",
            tag("h3", f"{release.place} by term"),
            tag("p", f"Published figures. {without}", class_="quiet"),
            tag("div", *(_table(terms) for terms in found), class_="by-term"),
        ),
        class_="t attend",
    )


def _table(terms: Terms) -> Markup:
    indicator = terms.indicator
    title = f"{indicator.phase} absence, by term" if indicator.phase else f"{indicator.name}, by term"
    heads = ("School year", *terms.names)
    editions = ", ".join(city_words.edition(edition) for edition in terms.editions)
    missing = any(reading.value is None for year in terms.years for reading in year.readings)
    return tag(
        "section",
        tag("h4", title),
        tag(
            "table",
            tag("caption", title, class_="unseen"),
            tag("thead", tag("tr", *(tag("th", head, scope="col") for head in heads))),
            tag(
                "tbody",
                *(
                    tag("tr", tag("th", year.school_year, scope="row"), *(tag("td", _said(r)) for r in year.readings))
                    for year in terms.years
                ),
            ),
        ),
        tag(
            "p",
            f"Source: {indicator.source}, {editions}.{' [x]: not available.' if missing else ''}",
            class_="quiet",
        ),
    )


def _said(reading: Reading) -> str:
    return city_words.sign(reading) if reading.value is None else f"{rounded(reading.value, 1)}%"
