"""Where does this tracker differ from the printed sheet it takes the place of, and why?"""

from metrics import Release
from pages.components.html import Markup, tag
from pages.components.notes.sections import build_section


def build_differences_html(release: Release) -> Markup:
    """A table: what the sheet did, what is done here, and why."""
    rows = [
        tag("tr", tag("th", before, scope="row"), tag("td", now), tag("td", why)) for before, now, why in _rows(release)
    ]
    heads = ("On the printed sheet", "Here", "Why")
    return build_section(
        release,
        "notes-differences",
        tag("p", "The figures themselves are meant to be the same. These things are not, on purpose."),
        tag(
            "table",
            tag("caption", "Differences from the printed sheet", class_="unseen"),
            tag("thead", tag("tr", *(tag("th", head, scope="col") for head in heads))),
            tag("tbody", *rows),
            class_="areas",
        ),
    )


def _rows(release: Release) -> list[tuple[str, str, str]]:
    symbol, start, word = release.symbol, release.words["start"], release.words["area_word"]
    return [
        (
            "An arrow beside each change; an up arrow stood beside falls.",
            "The arrow says where the number went. A word and a colour say whether that is better or worse.",
            "Fewer children looked after is a fall and good news. One sign cannot say both.",
        ),
        (
            "A change, and nothing on whether it means anything.",
            "A verdict of five words beside it, with the reason and how large a change would have been called.",
            "Most monthly changes are chance. A head teacher with a minute should not have to guess which are not.",
        ),
        (
            f"The note on a boundary move under the sheet of a {word} it does not touch.",
            f"Notes stand only under the {word}s and figures they apply to.",
            "Notes that seldom apply are not read where they do.",
        ),
        (
            f"Changes since {start} also where a boundary or a definition had changed in between.",
            "Not comparable, and why.",
            "Such a difference mixes what happened with what is counted.",
        ),
        (
            f"Counts below {release.policy['threshold']} left out.",
            f"Others are hidden with them, under the same {symbol}, and so is everything worked out from them.",
            "With the city’s total known, a gap could be filled by taking the rest away.",
        ),
        (
            "Absence, with the half-terms in a note.",
            "Half-terms 1 to 5 and six half-terms are two indicators, each named.",
            "They cover different parts of a year and may not be mixed in one line.",
        ),
        (
            f"{start}, without saying when that was.",
            "The month or school year of each start, and its figure.",
            "A change cannot be checked without what it is measured from.",
        ),
        (
            "Figures without a mark of where they come from.",
            "Each says where it comes from, and whether it is published or synthetic.",
            "A figure made up for a demonstration must not be taken for a real one.",
        ),
    ]
