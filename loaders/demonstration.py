"""What might the monthly counts of each cluster have been? Made up, but meeting every figure that was published.

Nothing here is a fact: facts (city totals, one cluster's published months) and made-up settings (weights, flows) lie in
data/sources/demonstration, one TOML file an indicator. Areas come from the made-up lookup of the same folder.
"""

from collections.abc import Mapping
from random import Random

from loaders.stock_settings import Settings, interpolate
from loaders.stocks import WINDOW, Stocks, history, shift_starters

NO_CLUSTER = "none"
Weights = Mapping[int, Mapping[str, float]]  # month -> cluster -> weight


def make_up(settings: Settings, weights: Weights) -> dict[str, Stocks]:
    """Stocks of each cluster and of no cluster at each month's end, from `settings.first` to `settings.last`.

    weights: for those months and the month before, what each cluster weighs in the sharing out of the city's figure.
    Clusters with known figures go first, each following its own known share of the city; the others share what is left
    and are brought to the city's known totals. Raises ValueError if the known figures contradict each other.
    """
    months = range(settings.first - 1, settings.last + 1)
    known: dict[str, Stocks] = {}
    for cluster, figures in sorted(settings.known.items()):
        shares = {month: value / settings.level[month] for month, value in figures.items()}
        levels = {month: interpolate(shares, month) * settings.level[month] for month in months}
        known[cluster] = history(levels, figures, settings.flow, _rng(settings, cluster))
    taken = {month: sum(stocks[month] for stocks in known.values()) for month in months}
    stocks = {**known, **_others(settings, weights, taken)}
    return {name: {month: stocks[name][month] for month in months[1:]} for name in sorted(stocks)}


def _others(settings: Settings, weights: Weights, taken: Mapping[int, int]) -> dict[str, Stocks]:
    """Stocks of the clusters without known figures; `taken` is what the others leave them to share, month by month."""
    months = sorted(taken)
    shares = _shares(settings, weights, months)
    levels = {
        month: {name: (settings.level[month] - taken[month]) * share for name, share in shares[month].items()}
        for month in months
    }
    stocks: dict[str, Stocks] = {name: {months[0]: round(level)} for name, level in levels[months[0]].items()}
    rngs = {name: _rng(settings, name) for name in stocks}
    met = months[0]
    for month in months[1:]:
        grown = {name: weights[month][name] / weights[month - 1][name] for name in stocks if name != NO_CLUSTER}
        now = _moved({name: stocks[name][month - 1] for name in stocks}, grown)
        for name, area in stocks.items():
            before = levels[month - 1][name] * grown.get(name, 1.0)
            area[month] = settings.flow.next_stock(now[name], month, before, levels[month][name], rngs[name])
        if month in settings.city:
            difference = settings.city[month] - taken[month] - sum(area[month] for area in stocks.values())
            window = (max(met, month - WINDOW), month)
            shift_starters(stocks, difference, window, levels[month], _rng(settings, f"city {month}"))
            met = month
    return stocks


def _moved(now: dict[str, int], grown: Mapping[str, float]) -> dict[str, int]:
    """Stocks after a change of boundary: of each area that shrank, one at least now lives in the one that grew most."""
    moved = dict(now)
    for name, growth in grown.items():
        if growth < 1:
            people = min(now[name], max(1, round(now[name] * (1 - growth))))
            moved[name] -= people
            moved[max(grown, key=lambda other: grown[other])] += people
    return moved


def _shares(settings: Settings, weights: Weights, months: list[int]) -> dict[int, dict[str, float]]:
    """Shares of the city less the known clusters, by month: by weight, each drifting slowly up or down on its own."""
    names = sorted(set(weights[months[0]]) - set(settings.known))
    slope = {
        name: (2 * _rng(settings, f"drift of {name}").random() - 1) * settings.drift for name in [*names, NO_CLUSTER]
    }
    shares: dict[int, dict[str, float]] = {}
    for month in months:
        along = (month - months[0]) / (months[-1] - months[0]) - 0.5
        raw = {name: weights[month][name] * settings.tilt.get(name, 1.0) * (1 + slope[name] * along) for name in names}
        raw[NO_CLUSTER] = sum(raw.values()) * settings.none_share * (1 + slope[NO_CLUSTER] * along)
        total = sum(raw.values())
        shares[month] = {name: value / total for name, value in raw.items()}
    return shares


def _rng(settings: Settings, purpose: str) -> Random:
    return Random(f"{settings.seed}: {purpose}")  # noqa: S311 - draws a made-up history, guards no secret
