"""How does the last slide close? Where the cluster stands among all, and as many questions as there is room for."""

from collections.abc import Iterator

from metrics import Status
from pages.components.chips import LOOKS
from pages.components.compare.view import CompareView, say_word
from pages.documents.content import Briefing
from pages.documents.fitting import Box, Letters
from pages.documents.pack import NOT_JUDGED, Chip, Pack, Place, say_unjudged
from pages.documents.plain import make_plain
from pages.documents.slides_deck import Deck, add_slide
from pages.documents.slides_table import add_table, head, judged
from pages.documents.slides_words import APART, Words, add_words

_GAP = 12.0  # points between the table and the questions
_FEWEST = 2  # figures that can be set side by side
_ROWS = 4  # of the table: below it are questions
_STAND, _STAND_NARROW = (29, 12, 12, 12, 13, 30), (36, 15, 15, 15, 16)  # parts of its width


def add_questions(deck: Deck, briefing: Briefing, pack: Pack, *, wide: bool) -> None:
    """The last slide; its notes have the reasons, and all questions."""
    places = list(_stand(briefing))[:_ROWS]
    notes = [*(_say(place, pack) for place in pack.places), *say_unjudged(briefing), *pack.questions]
    slide = add_slide(deck, f"{'Where we stand, and q' if places else 'Q'}uestions to ask", notes)
    body, below = deck.body, deck.body.top
    if places:
        name, low, _, high, own, city, against = pack.places_heads
        heads = [head(words) for words in (name, own, city, low, high, against)]
        columns = range(6) if wide else range(5)
        table = [[row[column] for column in columns] for row in (heads, *places)]
        shows = f"Where {pack.cluster} lies on each obsession between the lowest and the highest, and {pack.city}."
        below = add_table(slide, body, _STAND if wide else _STAND_NARROW, table, ("Where we stand", shows)) + _GAP
    room = Box(body.left, below, body.width, body.bottom - below)
    add_words(slide, room, [Words(f"• {question}") for question in _choose(briefing, pack, room)], "Questions", APART)


def _stand(briefing: Briefing) -> Iterator[list[Words]]:
    """A row for each obsession that others have a figure of too."""
    for row in briefing.rows:
        indicator = row.indicator
        comparison = briefing.comparisons.get(indicator.key)
        if comparison is None:
            continue
        view = CompareView(briefing.release, comparison, briefing.sheet.cluster.code, similar=False, by_figure=False)
        mine, levels = view.mine, sorted((one.compared for one, _ in view.compared), key=lambda level: level.value or 0)
        if mine is None or len(levels) < _FEWEST:
            continue
        units = {"rate": f" per {indicator.rate_per:,}", "change": f" {view.measure}", "percentage": ""}
        amounts = (mine.compared, comparison.city_compared, levels[0], levels[-1])
        word = mine.against_city.word
        yield [
            Words(make_plain(f"{indicator.short_name}{units[comparison.basis]}"), bold=True),
            *(Words(view.amount(amount), bold=place == 0) for place, amount in enumerate(amounts)),
            judged(Chip(make_plain(say_word(word, view.release.place)), LOOKS[word]) if word else None, NOT_JUDGED),
        ]


def _say(place: Place, pack: Pack) -> str:
    """Where the cluster lies on one obsession, for the speaker."""
    chip = f"{place.chip.word}. " if place.chip else ""
    return (
        f"{place.name} ({place.measure}): {pack.cluster} {place.own}, {pack.city} {place.city}, lowest {place.lowest}, "
        f"highest {place.highest}. {chip}{place.reason}"
    )


def _choose(briefing: Briefing, pack: Pack, room: Box) -> list[str]:
    """Questions that fit, in their order; room is kept for the last ones, which are about everything."""
    asked = sum(row.latest.status is not Status.NOT_APPLICABLE for row in briefing.sheet.rows)
    first, last = pack.questions[:asked], pack.questions[asked:]
    left = room.height - sum(_measure(question, room) for question in last)
    chosen: list[str] = []
    for question in first:
        left -= _measure(question, room)
        if left < 0:
            break
        chosen.append(question)
    return [*chosen, *last]


def _measure(question: str, room: Box) -> float:
    return Letters().height(f"• {question}", room.width) + APART
