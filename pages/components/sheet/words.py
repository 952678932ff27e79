"""What does the sheet say in words? The answer in a line, rates, the city beside, reasons: for screen and documents."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from metrics import Indicator, Sheet, SheetRow, Status, Verdict, Word, rounded
from pages.components import wording


@dataclass(frozen=True)
class Answer:
    """A verdict on each obsession: since when, and by word the obsessions it is said of."""

    since: str
    said: Mapping[Word, Sequence[str]]


def say_in_short(sheet: Sheet, start: str) -> list[Answer]:
    """The answer in a line: the verdict on each obsession since the start; then what stands out this month, if any."""
    called = (Word.BETTER, Word.WORSE)
    said = [(row.indicator, row.start_verdict.word) for row in sheet.rows]
    news = [(row.indicator, row.month_verdict.word) for row in sheet.rows if row.month_verdict.word in called]
    return [*_answer(f"Since {start}:", said), *_answer("Unusual this month:", news)]


def say_hidden(sheet: Sheet) -> str:
    """The obsessions the answer leaves out because their newest figure is hidden; empty where there are none."""
    hidden = [wording.spoken(row.indicator) for row in sheet.rows if row.latest.status is Status.SUPPRESSED]
    return f"Hidden, so not judged: {', '.join(hidden)}." if hidden else ""


def _answer(since: str, said: Sequence[tuple[Indicator, Word | None]]) -> list[Answer]:
    named = {word: [wording.spoken(indicator) for indicator, found in said if found is word] for word in Word}
    found = {word: names for word, names in named.items() if names}
    return [Answer(since, found)] if found else []


def say_rate(row: SheetRow) -> str:
    """ "97.4 per 10,000 of 11,088 children, mid-2017"; empty where there is none."""
    people = row.population
    if people is None or row.rate.value is None or people.value.value is None:
        return ""
    rate = f"{rounded(row.rate.value, 1)} per {row.indicator.rate_per:,}"
    return f"{rate} of {rounded(people.value.value, 0)} {people.indicator.unit}, {people.period}"


def say_city(row: SheetRow, symbol: str, start: str) -> list[str]:
    """The whole city's figure, then what can be compared: rates, percentages, and changes in percent."""
    city, indicator = row.city, row.indicator
    said = [wording.figure(city.value, indicator, symbol)]
    if city.rate.value is not None:
        said.append(f"{rounded(city.rate.value, 1)} per {indicator.rate_per:,}")
    if city.since_start.value.value is not None:
        unit = "%" if indicator.measure == "count" else " points"
        said.append(f"{wording.movement(city.since_start, 1, symbol, unit)} since {start}")
    return said


def say_verdict(verdict: Verdict) -> str:
    """The word, the reason for it, and what would have been called."""
    word = f"{verdict.word.value}. " if verdict.word else ""
    return f"{word}{verdict.reason} {verdict.power}".strip()


def say_why_no_word(row: SheetRow) -> str:
    """What stands where there is no verdict since the start; empty where the reason says it all."""
    status = row.since_start.value.status
    if status is Status.PUBLISHED and not row.breaks:
        return ""
    if status is Status.SUPPRESSED:
        return "Hidden"
    if row.breaks:
        return "Not comparable"
    return "N/A" if status is Status.NOT_APPLICABLE else "Not available"


def say_start(row: SheetRow, symbol: str, start: str) -> str:
    """ "CYPP start: April 2011, 88." """
    return f"{start}: {row.baseline_period}, {wording.figure(row.baseline, row.indicator, symbol)}."


def say_definition(row: SheetRow) -> str:
    """What the indicator counts, and why there is no rate where there is none."""
    counted = row.indicator.measure == "count" and row.population is None
    none = " No rate is given: no population of the same ages is held." if counted else ""
    return f"{row.indicator.definition}{none}"


def find_drawn(sheet: Sheet) -> list[SheetRow]:
    """The obsessions that have a chart."""
    return [row for row in sheet.rows if row.progress.figures and row.period]
