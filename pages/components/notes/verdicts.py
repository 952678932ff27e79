"""How does the tracker decide that something is better or worse? Said for those who must act on it.

The numbers are those of `metrics.verdict` and `metrics.funnel`; a test holds them against each other.
"""

from metrics import MONTH_ALARMS, START_ALARMS, Release, Word, rounded, smallest_called
from pages.components.chips import build_chip
from pages.components.html import Markup, join, tag
from pages.components.notes.sections import build_section

_EXAMPLE = 100  # a count of a usual size, for the reach of the test


def build_verdicts_html(release: Release) -> Markup:
    """The five words, how each question is judged, and how often a verdict is wrong."""
    start, word = release.words["start"], release.words["area_word"]
    return build_section(
        release,
        "notes-verdicts",
        tag(
            "p",
            "A number that has moved has not always moved for a reason. Where few children are counted, one family’s "
            "move changes the figure. A verdict says whether a movement is more than that. There are five words:",
        ),
        tag("dl", *(join(tag("dt", build_chip(w)), tag("dd", said)) for w, said in WORDS.items()), class_="facts"),
        tag(
            "p",
            "Where there is no word, no verdict was possible: a figure is hidden or not yet known, or there is too "
            "little history. The reason, and how large a change would have been called, stand beside each verdict.",
        ),
        *_question("This month: is the change larger than changes usually are here?", _month(release)),
        *_question(f"Since {start}: could chance alone have produced it?", _start(start)),
        *_question(f"Absence: is the change larger than {word}s’ changes differ?", _points(word)),
        *_question("Against the city: is it further away than its size explains?", _city(release)),
        *_question("Why not watch the level itself?", _level()),
        *_question("How often is a verdict wrong?", _alarms(len(release.open_clusters(release.month)), word)),
    )


def _question(heading: str, said: list[str]) -> list[Markup]:
    return [tag("h3", heading), *(tag("p", sentence) for sentence in said)]


WORDS = {
    Word.BETTER: "It moved the wanted way, by more than the usual ups and downs or chance explain.",
    Word.WORSE: "It moved the unwanted way, by more than that.",
    Word.UNCLEAR: "It moved by no more than is usual, or not at all. This does not say that nothing has happened: a "
    "change may be real and still too small to tell from chance.",
    Word.TOO_SMALL: "The counts are so small that even a fall to nought could be chance.",
    Word.NOT_COMPARABLE: "What is counted, or the area, changed in between. The two figures are both right, and not of "
    "the same thing.",
}


def _month(release: Release) -> list[str]:
    swinging = ", ".join(indicator.short_name for indicator in release.indicators.values() if indicator.smoothed)
    season = [
        f"Some figures swing with the year ({swinging}). There a change beyond the limit is still a usual one if the "
        "same month of an earlier year moved the same way beyond it: what happens every September is news once."
    ]
    return [
        "Children looked after and young people NEET are mostly the same people from one month to the next. So the "
        "question is not whether the count is high but whether it has just moved unusually far. We take every monthly "
        "change before this one since the last break, up or down, find their average size, and multiply it by 3.268. "
        "A change beyond that is unusual; one of 1 or 2 never is.",
        "Example: if the count has moved by 2.5 a month on average, a change of up to 8 is usual, and 9 is called.",
        "It takes 24 monthly changes for a firm verdict. From 12 to 23 the verdict is called provisional; with fewer "
        "there is none. Hidden months give no change.",
        *(season if swinging else []),
    ]


def _start(start: str) -> list[str]:
    rise, fall = smallest_called(_EXAMPLE, 1), smallest_called(_EXAMPLE, -1)
    least = next(count for count in range(1, _EXAMPLE) if smallest_called(count, -1) <= count)
    return [
        f"Here two counts are held against each other: {start} and now. If nothing had changed, each child of the two "
        "counts would be as likely to belong to the one as to the other, as by the toss of a coin. How often chance "
        "alone would share them out so unevenly is worked out exactly, and a change is called only where that is less "
        "than once in 100.",
        "Once in 100, and not the more common 5, because brothers and sisters enter care together: counts of children "
        "vary more than counts of single, unconnected people would.",
        f"What that can see: from {_EXAMPLE} it takes a rise to {_EXAMPLE + rise} or a fall to {_EXAMPLE - fall}. If "
        f"neither count reaches {least}, not even a fall to nought could be told from chance: too small to judge.",
    ]


def _points(word: str) -> list[str]:
    return [
        "Absence counts half-days, and one pupil’s half-days come together, in an illness or a term of staying away. "
        "Chance cannot be worked out from half-days as if each were a toss of a coin. So a change since the start is "
        f"held against how much the changes of all {word}s over the same years differ from each other, and is called "
        f"if it is larger than 99 in 100 of them would be. The spread is taken around the middle {word}, so that a few "
        f"odd ones do not widen it. It takes at least 8 {word}s with figures for both years.",
        "Absence is published once a year, so it has no monthly verdict.",
    ]


def _city(release: Release) -> list[str]:
    place, word = release.place, release.words["area_word"]
    return [
        f"Rates of small {word}s scatter more widely around {place}’s than those of large ones, by chance alone. So "
        "limits are drawn as a funnel: wide where few children live, narrow where many do. They are exact limits for "
        "counts, at 95% and at 99.8%: chance alone would leave 2 in 1,000 outside the outer ones.",
        f"But {word}s are not alike. Some are much more deprived than others, and their rates differ whatever anyone "
        f"does there. So verdicts go by wider limits, which add to chance how far {word}s differ from each other "
        f"anyway (statisticians call it over-dispersion). A {word} beyond those is unusual even among such. One "
        "between the two is more than chance, and no news: no clear difference.",
        f"Absence has no funnel, for the reason above: its limits are the spread of the {word}s’ own figures around "
        f"{place}’s. Either takes at least 8 {word}s with a figure. The lists are in order of name: a place in a list "
        "is not a verdict.",
    ]


def _level() -> list[str]:
    return [
        "The usual control chart draws limits around the level and calls what falls outside. It is made for figures "
        "that start afresh each month, such as accidents. The number of children in care does not: it drifts slowly up "
        "and down, although nothing has changed in how many come and go, and is soon outside any such limits. Tried on "
        "invented histories in which nothing happened, limits on the level gave an alarm in a third to more than half "
        "of all months, limits on the change in fewer than "
        f"{MONTH_ALARMS.numerator} in {MONTH_ALARMS.denominator}.",
    ]


def _alarms(clusters: int, word: str) -> list[str]:
    return [
        f"No rule is always right. Where nothing at all has happened, up to {MONTH_ALARMS.numerator} in "
        f"{MONTH_ALARMS.denominator} monthly changes and about {START_ALARMS.numerator} in {START_ALARMS.denominator} "
        "changes since the start are called all the same (up to 5 in 100 months where many brothers and sisters enter "
        f"together). Over {clusters} {word}s that is up to {rounded(clusters * MONTH_ALARMS, 1)} such calls a month "
        "for each indicator. Real changes that are small, on the other hand, are not called at all.",
        "So a verdict is a reason to ask a question, not the answer to one. What happened, and why, is known to the "
        "people who work there.",
    ]
