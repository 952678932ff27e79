"""Which areas may an extract speak of, until when, and which of them has this indicator no meaning for?"""

from calendar import monthrange
from datetime import date, timedelta
from typing import Any

from loaders.reference import Reference


def areas_of(reference: Reference, indicator: dict[str, Any]) -> dict[str, list[Any]]:
    """The parameters of extract_areas.sql, one list a column: every cluster of the reference, and `none`."""
    ends = _last_days(reference)
    heirs = {
        code: change["received"]
        for change in reference.changes
        if change["kind"] in ("merge", "rename")
        for code in change["gave"]
    }
    codes = [cluster["code"] for cluster in reference.clusters]
    return {
        "codes": [*codes, "none"],
        "names": [*(cluster["name"] for cluster in reference.clusters), "none"],
        "last_days": [*(ends.get(code) for code in codes), None],
        "heirs": [*(heirs.get(code) for code in codes), None],
        "excluded": [*(_excluded(cluster, indicator) for cluster in reference.clusters), None],
    }


def _last_days(reference: Reference) -> dict[str, date]:
    """The last day each ended cluster stood: of the month it closed, or of the month before it was taken over."""
    ends: dict[str, date] = {}
    for cluster in reference.clusters:
        if "closed" in cluster:
            first = date.fromisoformat(f"{cluster['closed']}-01")
            ends[cluster["code"]] = first.replace(day=monthrange(first.year, first.month)[1])
    for change in reference.changes:
        if change["kind"] in ("merge", "rename"):
            before = date.fromisoformat(f"{change['month']}-01") - timedelta(days=1)
            for code in change["gave"]:
                ends[code] = min(before, ends.get(code, before))
    return ends


def _excluded(cluster: dict[str, Any], indicator: dict[str, Any]) -> str | None:
    """Why there can be no figures, as the end of a sentence; None where there must be."""
    key = indicator["key"]
    if key in cluster.get("not_applicable", {}).get("indicators", ()):
        return f"clusters.toml says {key} is not applicable to it"
    if "only_clusters" in indicator and cluster["code"] not in indicator["only_clusters"]:
        return f"only_clusters of {key} in indicators.toml leaves it out"
    return None
