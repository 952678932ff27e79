"""Which clusters does a reader compare, in which order, and how are their figures said?"""

from dataclasses import dataclass
from urllib.parse import urlencode

from metrics import THIRDS, Comparison, Month, PublishedValue, Release, Standing, Word, rounded
from pages.components import wording
from pages.components.html import Markup, tag


@dataclass(frozen=True)
class CompareView:
    """A comparison as one reader asked for it: her own cluster if she named it, all or those like hers, and the order.

    The order is of the table alone; pictures have theirs.
    """

    release: Release
    comparison: Comparison
    own: str
    similar: bool
    by_figure: bool

    @property
    def mine(self) -> Standing | None:
        """The reader's own cluster's standing."""
        return self.comparison.find(self.own)

    @property
    def alike(self) -> tuple[str, ...]:
        """The codes of the clusters in the own one's third, if there are thirds and it is in one."""
        grouping = self.comparison.grouping
        return grouping.alike(self.own) if grouping else ()

    @property
    def narrowed(self) -> bool:
        """Whether only similar clusters are shown: asked for, and known."""
        return self.similar and bool(self.alike)

    def chosen(self, standings: tuple[Standing, ...]) -> list[Standing]:
        """Those of some standings that belong to the view, by name."""
        return [one for one in standings if not self.narrowed or one.cluster.code in self.alike]

    @property
    def shown(self) -> list[Standing]:
        """Those that show a figure, by name."""
        return self.chosen(self.comparison.shown)

    @property
    def compared(self) -> list[tuple[Standing, float]]:
        """Those with a figure that can be set beside others', with it, by name."""
        return [(one, float(one.compared.value)) for one in self.shown if one.compared.value is not None]

    def amount(self, value: PublishedValue) -> str:
        """A compared figure: "97.4", "4.1%", "+22.7%"."""
        if value.value is None:
            return wording.unseen(value.status, self.release.symbol)
        basis = self.comparison.basis
        sign = "+" if basis == "change" and value.value > 0 else ""
        return f"{sign}{rounded(value.value, 1)}{'' if basis == 'rate' else '%'}"

    @property
    def measure(self) -> str:
        """What a compared figure is: "per 10,000 children", "of possible sessions", "since the start"."""
        indicator, people = self.comparison.indicator, self.comparison.population
        if self.comparison.basis == "change":
            return f"since {self.release.words['start']}"
        if self.comparison.basis == "rate" and people:
            return f"per {indicator.rate_per:,} {people.indicator.unit}"
        return indicator.unit

    def link(self, standing: Standing, page: str = "") -> Markup:
        """A cluster's name, leading to its own page of the same month."""
        return tag("a", standing.cluster.name, href=self.address(standing, page), target="_self")

    def address(self, standing: Standing, page: str = "") -> str:
        """Where a cluster's own page of the same month is."""
        asked = {"cluster": standing.cluster.code, "month": self.comparison.month.key}
        if page:
            asked["indicator"] = self.comparison.indicator.key
        return f"./{page}?{urlencode(asked)}"

    def is_mine(self, standing: Standing) -> bool:
        """Whether this is the reader's own cluster."""
        return standing.cluster.code == self.own

    def third(self, standing: Standing) -> str:
        """ "lowest third": a cluster's place among all by the figure they are grouped by; empty where it has none."""
        grouping = self.comparison.grouping
        place = grouping.thirds.get(standing.cluster.code) if grouping else None
        return "" if place is None else f"{THIRDS[place]} third"


def say_month(month: Month, period: str) -> str:
    """The period shown, and the month it was known in where that is another."""
    return period if period == str(month) else f"{period}, as known in {month}"


def say_word(word: Word, place: str) -> str:
    """A verdict's word where the question was not of a change."""
    said = {Word.UNCLEAR: "No clear difference", Word.BETTER: f"Better than {place}", Word.WORSE: f"Worse than {place}"}
    return said.get(word, word.value)


def describe_spread(view: CompareView) -> str:
    """What a line of points from lowest to highest shows, for those who do not see it; at least one is shown."""
    comparison, shown = view.comparison, sorted(view.compared, key=lambda found: found[1])
    mine = view.mine
    own = f" {mine.cluster.name} has {view.amount(mine.compared)}." if mine and mine.compared.value is not None else ""
    return (
        f"{comparison.indicator.name}, {comparison.period}, {view.measure}: {len(shown)} points from "
        f"{view.amount(shown[0][0].compared)} to {view.amount(shown[-1][0].compared)}. {view.release.place} has "
        f"{view.amount(comparison.city_compared)}.{own}"
    )
