"""Which figures may leave the analyst's machine? The gate: restate, protect, audit, and only then write a release.

This is the single door between raw counts and readers. What it does not write, nobody downstream can show.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from loaders.errors import ReferenceInvalid, ReleaseRefused
from loaders.extracts import check_extracts, load_extract, write_receipt
from loaders.public_tables import ComparatorRow
from loaders.reference import Reference, load_reference
from loaders.releases import FigureRow, release_names, write_release
from loaders.table_checks import load_tables
from metrics.clusters import Cluster, ClusterChange, successors
from metrics.disclosure.audit import AuditResult, audit
from metrics.disclosure.cells import Cell, PublishedRelease
from metrics.disclosure.ledger import Decision
from metrics.disclosure.policy import Policy
from metrics.disclosure.promise import fewest_hidden
from metrics.hidden_totals import refuse_hidden_totals
from metrics.indicators import Indicator
from metrics.month import Month
from metrics.past import as_published, past_releases
from metrics.protect import protect
from metrics.restate import Counts, restate, restate_parts
from metrics.rows import build_block_rows, build_rows
from metrics.same_people import refuse_same_people
from metrics.truth import true_counts


@dataclass(frozen=True)
class Publication:
    """A release that was written: where, and what is new in it. `held` reasons are for the analyst alone."""

    folder: Path
    decisions: Mapping[str, Decision]
    audited: AuditResult


def publish(data: Path, month: Month, published_on: date, report: Callable[[str], None]) -> Publication:
    """Publish all indicators as known at the end of `month`.

    Raises ReferenceInvalid or ExtractInvalid when what was supplied is wrong, ReleaseRefused when a figure cannot be
    protected or the audit breaks the promise; in each case nothing is written and the last release stands.
    """
    reference = load_reference(data / "reference")
    policy = _policy(reference)
    check_extracts(data)
    tables = load_tables(data, reference)  # public already: they pass by the gate, not through it
    name = _next_name(data, month)
    earlier = past_releases(data)
    ended = successors([ClusterChange.from_reference(entry) for entry in reference.changes], month)
    clusters = [cluster for entry in reference.clusters if (cluster := Cluster.from_reference(entry)).code not in ended]
    rows: list[FigureRow] = []
    counted: dict[str, Counts] = {}
    truth: dict[Cell, int] = {}
    decisions: dict[str, Decision] = {}
    for indicator in map(Indicator.from_reference, reference.indicators):
        report(f"{indicator.key}: protecting")
        raw = load_extract(data, indicator.key)
        counts = restate(raw, ended, indicator, month)
        ruling = protect(indicator, counts, restate_parts(raw, ended, indicator, month), policy, earlier, ended)
        decisions[indicator.key] = ruling.told
        rows.extend(build_rows(indicator, counts, ruling, clusters))
        rows.extend(build_block_rows(indicator, ruling.blocks))
        if indicator.counts != "sessions":
            counted[indicator.key] = counts
        if indicator.counts == "people":
            truth |= true_counts(indicator, ruling, policy)
    if not rows:
        raise ReleaseRefused([f"No extract has a figure known by {month}; choose a later month."])
    comparators = tables["comparators"].to_pylist() if "comparators" in tables else []
    refuse_hidden_totals(reference.city, [ComparatorRow(**row) for row in comparators], rows)
    document = _document(reference, policy, rows, month, published_on)
    document["changed"] = _changed(decisions, earlier)
    if reference.city:
        document["city"] = reference.city
    releases = [*earlier, as_published(name, document, rows)]
    refuse_same_people(counted, releases, ended)
    audited = _audit(releases, truth, report)
    document["audit"] = {"result": "pass", "months": audited.months, "hidden": len(audited.proofs)}
    write_receipt(data, name, [*decisions, *tables])
    return Publication(write_release(data, name, rows, document, tables), decisions, audited)


def _policy(reference: Reference) -> Policy:
    try:
        return Policy.from_dict(reference.policy)
    except ValueError as error:  # settings that are each right alone, and together would give figures away
        raise ReferenceInvalid([f"policy.toml cannot be used: {error}."]) from error


def _next_name(data: Path, month: Month) -> str:
    names = release_names(data)
    if names and names[0][:7] > month.key:
        raise ReleaseRefused([f"{month} is earlier than the latest release ({names[0]}); releases follow each other."])
    # Newest first, so the number goes on from the highest one, even where a release between was taken away.
    latest = next((name for name in names if name[:7] == month.key), None)
    return f"{month.key}-r{int(latest[9:] or 1) + 1}" if latest else month.key


def _audit(
    releases: Sequence[PublishedRelease], truth: Mapping[Cell, int], report: Callable[[str], None]
) -> AuditResult:
    """Play the attacker against everything that was ever published and what is about to be."""
    report(f"audit: attacking {len(releases)} releases together")

    def tell(done: int, months: int) -> None:
        if done == months or done % 50 == 0:
            report(f"audit: {done} of {months} months")

    found = audit(releases, truth, tell)
    if not found.passed:
        raise ReleaseRefused([breach.sentence for breach in found.breaches])
    return found


def _document(
    reference: Reference, policy: Policy, rows: Iterable[FigureRow], month: Month, published_on: date
) -> dict[str, Any]:
    """What readers need beside the figures: self-contained, so that a release never depends on today's reference.

    It holds nothing made from raw figures, not even a hash of an extract: against that, guesses could be tried.
    """
    monthly = {entry["key"] for entry in reference.indicators if entry["frequency"] == "monthly"}
    first = min((row.period_end for row in rows if row.indicator in monthly), default=month.end)
    return {
        "month": month.key,
        "first_month": Month.of(first).key,
        "published_on": published_on.isoformat(),
        "tracker": dict(reference.tracker),
        "place": dict(reference.place),
        "indicators": [_plain(entry) for entry in reference.indicators],
        "clusters": [_plain(entry) for entry in reference.clusters],
        "changes": [_plain(entry) for entry in reference.changes if entry["month"] <= month.key],
        "policy": _plain(reference.policy),
        "promise": _promise(policy),
    }


def _promise(policy: Policy) -> dict[str, int]:
    """What the policy comes to, for readers: a small figure may be anything from lowest to highest, and so on."""
    return {
        "lowest": policy.lowest,
        "highest": policy.highest,
        "insiders": policy.insiders,
        "fewest_hidden": fewest_hidden(policy),
    }


def _changed(decisions: Mapping[str, Decision], earlier: Sequence[PublishedRelease]) -> dict[str, Any]:
    """What is new, revised and held since the last release, for readers: periods alone, never an area or a reason."""
    if not earlier:
        return {"since": None, "indicators": {}}
    return {
        "since": earlier[-1].name,
        "indicators": {
            key: {
                name: [period.isoformat() for period in periods]
                for name, periods in (("new", found.new), ("revised", found.revised), ("held", sorted(found.held)))
            }
            for key, found in decisions.items()
        },
    }


def _plain(entry: Mapping[str, Any]) -> dict[str, Any]:
    """A reference entry as JSON can hold it: days are written 2011-04-30."""
    return {key: value.isoformat() if isinstance(value, date) else value for key, value in entry.items()}
