"""What of the reader's own cluster? Said first and in short: what stands out there, and what was not judged."""

from collections.abc import Iterable, Sequence

from metrics import Cluster, Finding, Look, Watch, Word
from pages.components import wording
from pages.components.chips import build_chip
from pages.components.html import Markup, join, tag


def build_mine(watch: Watch, mine: Cluster, start: str) -> Markup:
    """One line on this month, one on the time since the start."""
    return tag(
        "section",
        tag("h3", mine.name),
        _line("This month", watch.this_month, mine),
        _line(f"Since {start}", watch.since_start, mine),
        class_="mine",
    )


def _line(when: str, looks: Sequence[Look], mine: Cluster) -> Markup:
    named = {
        word: [wording.spoken(look.indicator) for look in looks if _among(found(look), mine)]
        for word, found in ((Word.BETTER, _better), (Word.WORSE, _worse))
    }
    called = [join(build_chip(word), " ", ", ".join(names)) for word, names in named.items() if names]
    hidden = [wording.spoken(look.indicator) for look in looks if mine in look.hidden]
    passed = [
        wording.spoken(look.indicator) for look in looks if any(mine in found for found in look.unjudged.values())
    ]
    said: list[str] = [join(*called, ".")] if called else ["nothing stands out."]
    if hidden:
        said.append(f" Hidden, so not judged: {', '.join(hidden)}.")
    if passed:
        said.append(f" Not judged: {', '.join(passed)}; why, is at the end.")
    return tag("p", f"{when}: ", *said, class_="lead")


def _better(look: Look) -> tuple[Finding, ...]:
    return look.better


def _worse(look: Look) -> tuple[Finding, ...]:
    return look.worse


def _among(found: Iterable[Finding], mine: Cluster) -> bool:
    return any(finding.cluster == mine for finding in found)
