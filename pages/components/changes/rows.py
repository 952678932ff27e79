"""What is said of each cluster that stands out? A row with its figures, the change, the verdict, and the reason."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from metrics import Cluster, Finding, Indicator, Look, Month, Movement, Release, rounded
from pages.components import wording
from pages.components.chips import build_chip
from pages.components.html import Markup, join, tag
from pages.components.tables import build_body, build_wide_table


@dataclass(frozen=True)
class Found:
    """A finding, and the look it was found in."""

    look: Look
    finding: Finding


@dataclass(frozen=True)
class Scope:
    """What every row needs to know: the release, the month looked at, and the reader's own cluster."""

    release: Release
    month: Month
    mine: Cluster | None


@dataclass(frozen=True)
class Column:
    """One column: its head, its looks, and what a row says in it."""

    head: str
    class_: str
    cell: Callable[[Scope, Found], Markup]


def build_month_rows(scope: Scope, found: Sequence[Found]) -> Markup:
    """All that stands out in one month, whatever the figure."""
    columns = (
        Column("Figure", "what", _figure),
        Column(_periods(found), "ends", _ends),
        Column("Change", "change", _change),
        Column("Why it stands out", "why", _why),
    )
    return _table(scope, f"What stands out in {scope.month}", columns, found)


def build_start_rows(scope: Scope, caption: str, found: Sequence[Found]) -> Markup:
    """One figure's changes since the start; the reason in each row where it is not the same in all."""
    columns = [
        Column(_periods(found), "ends", _ends),
        Column(f"Change since {scope.release.words['start']}", "change", _change),
    ]
    if all(one.look.outran_city(one.finding) is not None for one in found):
        columns.append(Column(f"Beside {scope.release.place}", "beside", _beside))
    if not shared_reason(found):
        columns.append(Column("Why it stands out", "why", _why))
    return _table(scope, caption, columns, found)


def shared_reason(found: Sequence[Found]) -> str:
    """The reason that several rows share; empty where there is more than one reason, or one row."""
    reasons = {say_reason(one) for one in found}
    return reasons.pop() if len(reasons) == 1 and len(found) > 1 else ""


def say_reason(one: Found) -> str:
    """Why a change is called. For a count since the start in brief: how likely chance was is on its page of trends."""
    verdict = one.finding.verdict
    since_start = one.finding.movement.percent.value is not None
    return f"{wording.begin(verdict.brief)}." if since_start and verdict.brief else verdict.reason


def _periods(found: Sequence[Found]) -> str:
    """The two periods compared, where all rows have the same."""
    periods = {(one.look.before, one.look.latest) for one in found}
    before, latest = periods.pop()
    return "From one period to the next" if periods else f"From {before} to {latest}"


def say_change(movement: Movement, indicator: Indicator, symbol: str) -> str:
    """ "-47 (-28.7%)", "-1.8 points", "[c]"."""
    value, percent = movement.change.value, movement.percent.value
    if value is None:
        return wording.unseen(movement.change.status, symbol)
    points = " points" if indicator.measure == "percent" else ""
    share = f" ({rounded(percent, 1)}%)" if percent is not None else ""
    return f"{rounded(value, indicator.places)}{points}{share}"


def _table(scope: Scope, caption: str, columns: Sequence[Column], found: Sequence[Found]) -> Markup:
    heads = (scope.release.words["area_word"].capitalize(), *(column.head for column in columns))
    return build_wide_table(caption, heads, build_body(_row(scope, columns, one) for one in found), looks="sheet moved")


def _row(scope: Scope, columns: Sequence[Column], one: Found) -> Markup:
    cluster = one.finding.cluster
    own = cluster == scope.mine
    asked = {"cluster": cluster.code, "month": scope.month.key, "indicator": one.look.indicator.key}
    link = tag(
        "a",
        cluster.name,
        tag("span", f": trend of {wording.spoken(one.look.indicator)}", class_="unseen"),
        href=f"./trends?{urlencode(asked)}",
        target="_self",
    )
    yours = [" ", tag("span", f"Your {scope.release.words['area_word']}", class_="yours")] if own else []
    return tag(
        "tr",
        tag("th", link, *yours, scope="row", role="rowheader"),
        *(tag("td", c.cell(scope, one), role="cell", class_=c.class_) for c in columns),
        role="row",
        class_="mine" if own else None,
    )


def _figure(scope: Scope, one: Found) -> Markup:
    return tag("span", one.look.indicator.short_name)


def _ends(scope: Scope, one: Found) -> Markup:
    look, movement = one.look, one.finding.movement
    before, latest = (
        wording.figure(value, look.indicator, scope.release.symbol) for value in (movement.before, movement.latest)
    )
    made = wording.provenance(movement.provenance)
    chip = [" ", tag("span", made, class_="made")] if made else []
    return join(tag("span", f"{before} to {latest}", class_="num"), *chip)


def _change(scope: Scope, one: Found) -> Markup:
    movement, indicator = one.finding.movement, one.look.indicator
    word = one.finding.verdict.word
    return join(
        tag("span", wording.arrow(movement.change, indicator), class_="arrow", aria_hidden="true"),
        tag("span", say_change(movement, indicator, scope.release.symbol), class_="num"),
        *([Markup(" "), build_chip(word)] if word else []),
    )


def _beside(scope: Scope, one: Found) -> Markup:
    """Whether the cluster did more than go along with the city."""
    place = scope.release.place
    if one.look.outran_city(one.finding):
        return tag("span", f"Further than {place}")
    return tag("span", f"No further than {place}", class_="quiet")


def _why(scope: Scope, one: Found) -> Markup:
    return tag("span", say_reason(one), class_="quiet")
