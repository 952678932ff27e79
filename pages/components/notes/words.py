"""What do the words and signs mean? One entry each, to be read here and found by search."""

from collections.abc import Mapping
from dataclasses import dataclass

from metrics import Release, Status
from pages.components import wording
from pages.components.html import Markup, join, tag
from pages.components.notes.sections import build_section


@dataclass(frozen=True)
class Term:
    """A word, what it means, and what else a reader may look for when she means it."""

    word: str
    meaning: str
    aliases: tuple[str, ...] = ()


def anchor_of(key: str) -> str:
    """The place of a word on the page of notes."""
    return f"word-{key}"


def build_words_html(release: Release) -> Markup:
    """The glossary, in order of the alphabet."""
    terms = sorted(build_terms(release).items(), key=lambda item: item[1].word.casefold())
    listed = [
        join(tag("dt", term.word, id=anchor_of(key), tabindex=-1, class_="anchor"), tag("dd", term.meaning))
        for key, term in terms
    ]
    return build_section(release, "notes-words", tag("dl", *listed, class_="facts terms"))


def build_terms(release: Release) -> Mapping[str, Term]:
    """The words of the tracker, by key, as this release uses them."""
    area, start = release.words["area_word"], release.words["start"]
    unseen = {status: wording.unseen(status, release.symbol) for status in Status if status is not Status.PUBLISHED}
    return {
        "absence": Term(
            "Absence",
            "Sessions (half-days) missed for any reason as a share of all possible sessions. Attendance is the rest: "
            "4% absence is 96% attendance.",
            ("attendance", "missed sessions"),
        ),
        "arrow": Term(
            f"Arrows {wording.ARROWS[1]} {wording.ARROWS[-1]} {wording.ARROWS[0]}",
            "Where the number went: up, down, or nowhere. Whether that is wanted is said by a word beside it.",
            ("arrow", "triangle"),
        ),
        "area": Term(
            area.capitalize(),
            f"A group of schools and the area around them: what each sheet is about ({release.place}).",
        ),
        "break": Term(
            "Break in series",
            "A month from which on figures are not comparable with those before, because a definition or a boundary "
            "changed.",
            ("not comparable", "discontinuity", "boundary move"),
        ),
        "half-terms": Term(
            "Half-terms",
            "A school year has six. HT1-5 is the first five, from September to the end of May: the part that can be "
            "published within the school year.",
            ("HT1-5", "HT5", "HT6", "half terms 1 to 5", "six half-terms"),
        ),
        "coverage": Term("Coverage", "How many schools stand behind a figure.", ("number of schools",)),
        "direction": Term(
            "Improvement direction", "Whether up or down is wanted. Here it is nearly always down.", ("polarity",)
        ),
        "extract": Term("Extract", "The raw figures of one indicator, as the council’s analyst supplies them."),
        "funnel": Term(
            "Funnel",
            "Limits around the whole city’s rate, wide where few people live, narrow where many do. Outside lies what "
            "is more than chance.",
            ("control limits", "over-dispersion"),
        ),
        "latest": Term("Latest position", "The newest figure known in the reporting month."),
        "looked-after": Term(
            "Children looked after (CLA)",
            "Children in the care of the council, on the last day of the month.",
            ("LAC", "looked after children", "children in care"),
        ),
        "lsoa": Term(
            "LSOA",
            "Lower-layer super output area: a neighbourhood of about 1,500 people, the smallest area figures of "
            "population and deprivation are made for.",
            ("neighbourhood", "small area"),
        ),
        "month": Term(
            "Reporting month", "The month a sheet is for. What was known at its end is on it, nothing later."
        ),
        "neet": Term(
            "NEET",
            "Not in education, employment or training. Unadjusted: as recorded. Adjusted: with a share of those whose "
            "status is not known.",
            ("unadjusted", "adjusted", "not known"),
        ),
        "obsession": Term(
            "Obsession", "One of the few figures that everybody works on together, and that the tracker is for."
        ),
        "plan": Term(
            start,
            f"The start of the {release.words['plan']}, which changes are measured from. Each indicator has its own.",
            ("baseline", "start", release.words["plan"]),
        ),
        "points": Term(
            "Percentage points", "The difference between two percentages: from 6.0% to 4.2% is 1.8 points.", ("points",)
        ),
        "rate": Term(
            "Rate",
            "A count for each so many people of the same ages, so that large and small areas can be compared.",
            ("per 10,000", "per 1,000"),
        ),
        "release": Term("Release", "What was published for one month. It never changes; a correction is a new one."),
        "restated": Term(
            "Restated",
            f"Earlier figures recounted as if a {area} that was merged or renamed had always been one.",
            ("merged", "renamed"),
        ),
        "suppressed": Term(
            f"Suppressed {unseen[Status.SUPPRESSED]}",
            f"Hidden, because the figure is below {release.policy['threshold']} or would give away one that is.",
            ("hidden", "small numbers", "confidential", "disclosure control"),
        ),
        "synthetic": Term(
            "Synthetic",
            "Made up for the demonstration. Each such figure says so.",
            ("demonstration", "made up", "provenance"),
        ),
        "unavailable": Term(f"Not available {unseen[Status.NOT_AVAILABLE]}", "No figure is held.", ("missing",)),
        "inapplicable": Term(
            f"Not applicable {unseen[Status.NOT_APPLICABLE]}", "A figure would have no meaning here.", ("N/A", "[z]")
        ),
    }
