"""The journal of imports as the public may read it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count

from passerelles.apps.harvest.models import ImportRun, QuarantinedRecord, RawFile, RunStatus
from passerelles.apps.reference.models import Edition, Source
from passerelles.apps.reference.reads.editions import edition_name


@dataclass(frozen=True, slots=True)
class RunValue:
    """One import; ``differences`` maps a table to its counts (added, changed, removed…)."""

    id: int
    status: str
    status_label: str
    started_at: datetime
    finished_at: datetime | None
    editions: str
    read: int
    kept: int
    refused: int
    warnings: int
    differences: dict[str, Any]
    message: str


@dataclass(frozen=True, slots=True)
class EditionLine:
    name: str
    published_on: date
    in_force: bool


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A source with its last run of any kind and its last success (dry runs left out)."""

    id: str
    name: str
    owner: str
    licence: str
    page: str
    rhythm: str
    is_demonstration: bool
    editions: tuple[EditionLine, ...]
    last_run: RunValue | None
    last_success: RunValue | None


@dataclass(frozen=True, slots=True)
class RawFileValue:
    name: str
    sha256: str
    size: int
    address: str


@dataclass(frozen=True, slots=True)
class QuarantineLine:
    """One record refused (error) or doubted (warning), with the reason and the remedy."""

    path: str
    rule: str
    severity: str
    message: str
    fragment: str


@dataclass(frozen=True, slots=True)
class QuarantinePage:
    """Part of the quarantine of a run, its length, and how many records each rule holds."""

    items: tuple[QuarantineLine, ...]
    total: int
    rules: tuple[tuple[str, int], ...]


def source_lines() -> tuple[SourceLine, ...]:
    """Every source of the register, in its order. Four queries."""
    runs, successes = _last_runs(), _last_successes()
    editions = _editions(successes)
    return tuple(
        _line(source, (runs.get(source.id), successes.get(source.id)), editions)
        for source in Source.objects.order_by("position", "id")
    )


def source_line(source_id: str) -> SourceLine | None:
    return next((line for line in source_lines() if line.id == source_id), None)


def runs_of(source_id: str, *, limit: int = 20) -> tuple[RunValue, ...]:
    """The last runs of a source, dry runs included, the newest first."""
    rows = ImportRun.objects.filter(source_id=source_id).order_by("-started_at", "-id")
    return tuple(map(_run, rows[:limit]))


def raw_files_of(run_id: int) -> tuple[RawFileValue, ...]:
    rows = RawFile.objects.filter(run_id=run_id).order_by("name", "id")
    return tuple(RawFileValue(row.name, row.sha256, row.size, row.address) for row in rows)


def quarantine_of(
    run_id: int, rule: str = "", *, offset: int = 0, limit: int = 50
) -> QuarantinePage:
    """The quarantine of one run, refused records first; ``rule`` empty for all."""
    everything = QuarantinedRecord.objects.filter(run_id=run_id)
    counts = everything.order_by("rule").values_list("rule").annotate(n=Count("id"))
    rules = tuple(counts)
    kept = everything.filter(rule=rule) if rule else everything
    total = sum(count for name, count in rules if not rule or name == rule)
    part = kept.order_by("severity", "id")[offset : offset + limit]
    return QuarantinePage(tuple(map(_quarantined, part)), total, rules)


def _line(
    source: Source,
    runs: tuple[ImportRun | None, ImportRun | None],
    editions: dict[str, list[EditionLine]],
) -> SourceLine:
    last, success = runs
    return SourceLine(
        id=source.id,
        name=source.name,
        owner=source.owner,
        licence=source.licence,
        page=source.page,
        rhythm=source.rhythm,
        is_demonstration=source.is_demonstration,
        editions=tuple(editions.get(source.id, ())),
        last_run=_run(last) if last else None,
        last_success=_run(success) if success else None,
    )


def _last_runs() -> dict[str, ImportRun]:
    rows = ImportRun.objects.exclude(status=RunStatus.DRY_RUN)
    last = rows.order_by("source_id", "-started_at", "-id").distinct("source_id")
    return {row.source_id: row for row in last}


def _last_successes() -> dict[str, ImportRun]:
    rows = ImportRun.objects.filter(status=RunStatus.SUCCEEDED)
    last = rows.order_by("source_id", "-started_at", "-id").distinct("source_id")
    return {row.source_id: row for row in last}


def _editions(successes: Mapping[str, ImportRun]) -> dict[str, list[EditionLine]]:
    """The editions that each source opened, or that its last success wrote into."""
    found: dict[str, list[EditionLine]] = {}
    for row in Edition.objects.filter(closed_on=None).order_by("-published_on", "id"):
        name = edition_name(row.scheme, row.version)
        line = EditionLine(name, row.published_on, row.in_force)
        writers = {s for s, run in successes.items() if row.id in run.editions.split(", ")}
        for source in {row.source_id, *writers}:
            found.setdefault(source, []).append(line)
    return found


def _run(row: ImportRun) -> RunValue:
    return RunValue(
        id=row.id,
        status=row.status,
        status_label=row.get_status_display(),
        started_at=row.started_at,
        finished_at=row.finished_at,
        editions=row.editions,
        read=row.read,
        kept=row.kept,
        refused=row.refused,
        warnings=row.warnings,
        differences=row.differences,
        message=row.message,
    )


def _quarantined(row: QuarantinedRecord) -> QuarantineLine:
    return QuarantineLine(row.path, row.rule, row.severity, row.message, row.fragment)
