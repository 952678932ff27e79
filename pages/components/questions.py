"""What is worth asking in the meeting? Questions from Outcomes Based Accountability, by what each verdict is.

The method is the clusters' own (M. Friedman, Trying Hard Is Not Good Enough, 2005): the story behind the baseline, who
can help, what works, and how much was done, how well, and whether anyone is better off.
"""

from metrics import Release, Sheet, SheetRow, Status, Word

_BY_WORD = {
    Word.BETTER: "{name} is better than at {start}, by more than chance. What lies behind it, and what would keep it "
    "so? Who could learn from it?",
    Word.WORSE: "{name} is worse than at {start}, by more than chance. What is the story behind it? Who can help to "
    "turn it, and what has worked elsewhere?",
    Word.UNCLEAR: "{name} shows no clear change since {start}. If it goes on like this, is that good enough? What "
    "would turn the curve?",
    Word.TOO_SMALL: "{name} is too small a number to judge. What do those who know the children say?",
    Word.NOT_COMPARABLE: "{name} cannot be compared with {start}. What has happened since it began to be counted as it "
    "is now?",
}
_HIDDEN = "{name} is not shown, to protect small numbers. Where may those who know the children speak?"
_UNJUDGED = "{name}: what do you know that the figure does not tell?"
_OF_ALL = (
    "How much did we do, how well did we do it, and is anyone better off?",
    "Who else can help, and what will each of us do before the next meeting?",
)


def build_questions(release: Release, sheet: Sheet) -> list[str]:
    """One question for each obsession that has a meaning here, and two on what was done."""
    asked = [row for row in sheet.rows if row.latest.status is not Status.NOT_APPLICABLE]
    return [*(_ask(row, release.words["start"]) for row in asked), *_OF_ALL]


def _ask(row: SheetRow, start: str) -> str:
    word = row.start_verdict.word
    judged = _BY_WORD[word] if word else _UNJUDGED
    words = _HIDDEN if row.latest.status is Status.SUPPRESSED else judged
    return words.format(name=row.indicator.short_name, start=start)
