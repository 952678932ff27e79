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
    better = [wording.spoken(look.indicator) for look in looks if _among(look.better, mine)]
    worse = [wording.spoken(look.indicator) for look in looks if _among(look.worse, mine)]
    called = [join(build_chip(w), " ", ", ".join(n)) for w, n in ((Word.BETTER, better), (Word.WORSE, worse)) if n]
    hidden = [wording.spoken(look.indicator) for look in looks if mine in look.hidden]
    others = [
        wording.spoken(look.indicator) for look in looks if any(mine in found for found in look.unjudged.values())
    ]
    said: list[str] = []
    if called:
        said.append(join(*called, ". "))
    elif any(mine in look.judged for look in looks):
        said.append("nothing stands out. ")
    if hidden:
        said.append(f"Hidden, so not judged: {', '.join(hidden)}. ")
    if others:
        said.append(f"Not judged: {', '.join(others)}; the reasons are at the end.")
    return tag("p", f"{when}: ", *(said or ["nothing can be judged here."]), class_="lead")


def _among(found: Iterable[Finding], mine: Cluster) -> bool:
    return any(finding.cluster == mine for finding in found)
