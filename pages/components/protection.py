"""How are small numbers protected? Said so that a councillor can follow it, from the release's own policy."""

from metrics import Release
from pages.components.html import Markup, tag


def build_protection_html(release: Release) -> Markup:
    """The rules this release was published by, why they are there, and what they cannot do."""
    policy = release.policy
    threshold, symbol, word = policy["threshold"], release.symbol, release.words["area_word"]
    return tag(
        "section",
        tag("h2", "How small numbers are protected"),
        tag("p", "Behind a small number are children whom a neighbour, a classmate or a colleague may recognise. So:"),
        tag(
            "ul",
            tag(
                "li", f"A count of people below {threshold} is hidden and shown as {symbol}. {_ZEROS[policy['zeros']]}"
            ),
            tag(
                "li",
                f"Hiding it alone would not do: {release.place}’s total is public, so one hidden figure could be "
                f"found by taking the others away. At least two other figures are hidden with it, under the same "
                f"{symbol}, and more where two are not enough.",
            ),
            tag(
                "li",
                "Which ones is decided by a fixed order that does not look at that month’s figures, so the choice "
                "itself tells nothing.",
            ),
            tag(
                "li",
                f"The promise: each figure below {threshold} could still be anything from 0 to {threshold - 1}, "
                f"{_LEVELS[policy['level']]}",
            ),
            tag(
                "li",
                "Everything else here (changes, percentages, rates, charts, words, the order of a list) is worked "
                "out from the figures that are shown. A hidden month is a gap in a chart.",
            ),
            tag(
                "li",
                "A figure once hidden stays hidden for that month, and one once shown counts as known for ever. "
                "The hidden figures are not on this web server at all.",
            ),
            tag("li", _BREAKDOWNS[policy["breakdowns"]].format(word=word)),
            tag(
                "li",
                "Absence counts half-days, not people: it is hidden only where fewer than "
                f"{threshold} pupils stand behind it.",
            ),
        ),
        tag("h3", "What this cannot do"),
        tag(
            "ul",
            tag(
                "li",
                "A hidden month can be guessed from the months around it; such a guess is right about half the "
                "time, and nobody can tell which half.",
            ),
            tag(
                "li",
                f"The promise is kept against one person who knows one {word}’s hidden figure. Two such people who "
                "put together what they know may learn more.",
            ),
            tag(
                "li",
                "Figures given out elsewhere, such as in answer to a freedom-of-information request, must be held "
                "against the same list of what has been shown.",
            ),
        ),
    )


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
    "insider": "even for someone who knows one of the other hidden figures, as staff know their own caseload.",
    "full": "even for someone who knows most of the other hidden figures.",
}
