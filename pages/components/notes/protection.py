"""How are small numbers protected? Said so that a councillor can follow it, from the release's own policy."""

from metrics import Month, Release
from pages.components.html import Markup, tag
from pages.components.notes.sections import build_section


def build_protection_html(release: Release) -> Markup:
    """The rules this release was published by, why they are there, and what they cannot do."""
    return build_section(
        release,
        "notes-protection",
        tag("p", "Behind a small number are children whom a neighbour, a classmate or a colleague may recognise. So:"),
        tag("ul", *(tag("li", rule) for rule in _rules(release))),
        tag("h3", "What this cannot do"),
        tag("ul", *(tag("li", risk) for risk in _risks(release))),
    )


def _rules(release: Release) -> list[str]:
    policy, promise, symbol = release.policy, release.promise, release.symbol
    threshold, word = policy["threshold"], release.words["area_word"]
    year = str(Month(2000, policy["year_starts"])).split()[0]
    first = [release.clusters[code].name if code in release.clusters else code for code in policy["helper_order"]]
    listed = ", ".join(f"children in no {word}" if name == "none" else name for name in first)
    return [
        f"A count of people below {threshold} is hidden and shown as {symbol}. {_ZEROS[policy['zeros']]}",
        f"Hiding it alone would not do: {release.place}’s total is public, so one hidden figure could be found by "
        f"taking the others away. At least {promise['fewest_hidden']} figures are hidden together, under the same "
        f"{symbol}, and more where those are not enough.",
        "Which larger figures are hidden with the small ones is settled by figures shown earlier, never by those of "
        f"the month itself, so the choice tells nothing. It starts afresh each {year}. Where nothing has been shown "
        f"yet, the order is: {listed}; then the others.",
        f"The promise: each hidden figure below {threshold} could still be anything from {promise['lowest']} to "
        f"{promise['highest']}, {_LEVELS[policy['level']]}.",
        f"Where nearly all children counted are in one {word}, or the total is below {threshold}, the month is hidden "
        "whole, with the total.",
        "Everything else here (changes, percentages, rates, charts, words, the order of a list) is worked out from the "
        "figures that are shown. A hidden month is a gap in a chart.",
        "A figure once hidden stays hidden for that month, and one once shown counts as known for ever. The hidden "
        "figures are not on this web server at all.",
        _BREAKDOWNS[policy["breakdowns"]].format(word=word),
        f"Absence counts half-days, not people: it is hidden only where fewer than {threshold} pupils stand behind it, "
        "and where another figure must be hidden with such a one.",
    ]


def _risks(release: Release) -> list[str]:
    return [
        "A hidden month can be guessed from the months around it; such a guess is right about half the time, and "
        "nobody can tell which half.",
        f"The promise is kept {_LIMITS[release.policy['level']]} More people who put together what they know may learn "
        "more.",
        "Figures given out elsewhere, such as in answer to a freedom-of-information request, must be held against the "
        "same list of what has been shown.",
    ]


_ZEROS = {
    "hide": "Nought is hidden too: to know that there is nobody is to know something of everybody.",
    "show": "Nought is shown.",
}
_BREAKDOWNS = {
    "whole_rows": "Where a figure is broken down, such as by age, a {word}’s parts are all shown or all hidden. If any "
    "{word}’s are, at least three are; if that cannot be shown to be safe, everybody’s are.",
    "none": "Figures broken down, such as by age, are not published at all.",
}
_LEVELS = {
    "insider": "even for someone who knows one of the other hidden figures, as staff know their own caseload",
    "full": "even for two people who each know one of the other hidden figures and put them together",
}
_LIMITS = {
    "insider": "against one person who knows one hidden figure.",
    "full": "against two people who know one hidden figure each.",
}
