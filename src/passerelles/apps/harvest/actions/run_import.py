"""One import of one source: keep the raw files, stage, then merge in one transaction."""

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from pathlib import Path

from django.apps import apps
from django.db import transaction
from django.db.models import Model

from passerelles.apps.harvest.difference import TableDifference
from passerelles.apps.harvest.errors import TooManyRefused
from passerelles.apps.harvest.lock import only_one
from passerelles.apps.harvest.merge import (
    close_vanished,
    close_vanished_parts,
    merge_rows,
    refuse_unfit,
    spoken_editions,
)
from passerelles.apps.harvest.models import ImportRun, QuarantinedRecord, RawFile, RunStatus
from passerelles.apps.harvest.pace import give_room, rare_collections
from passerelles.apps.harvest.raw import KeptFile, keep
from passerelles.apps.harvest.staging import StagedTable, Staging
from passerelles.apps.harvest.versions import (
    is_versioned,
    merge_versions,
    refuse_twice,
    spoken_scopes,
)
from passerelles.apps.reference.models import Imported
from passerelles.formats.common.rejection import Rejection, UnreadableFile, storable

logger = logging.getLogger(__name__)

REFUSED_LIMIT = 0.05
PROGRESS_EVERY = 2_000
STOPPED = "Arrêté avant la fin : rien n’a changé. Relancez l’import."
PARTIAL = "Import partiel : rien de ce que ces fichiers ne disent pas n’a été fermé."

Loader = Callable[[Sequence[Path]], Iterator[Sequence[Model] | Rejection]]


@dataclass(frozen=True, slots=True)
class ImportRequest:
    """What to import, and how.

    ``after_merge`` runs in the transaction (derived rows); ``closes`` is False when the files are
    not all that the source says: nothing can then be told to have vanished, but for ``parts``,
    models whose rows are told with their parent (model → its foreign key to that parent).
    ``refused_limit`` is the share of records beyond which nothing is replaced: 0 for figures, where
    one row less makes every total wrong. ``lost_limit`` is the share of the rows of a table that
    may vanish: beyond, the file is taken for a truncated one. ``keeps_files`` is False when lines
    are about persons: of the raw files, only names and fingerprints are then kept.
    """

    source: str
    files: Sequence[KeptFile]
    load: Loader
    raw_folder: Path
    dry_run: bool = False
    closes: bool = True
    parts: Mapping[type[Imported], str] = field(default_factory=dict)
    refused_limit: float = REFUSED_LIMIT
    lost_limit: float = 1
    keeps_files: bool = True
    after_merge: Sequence[Callable[[], None]] = ()
    progress: Callable[[int], None] = lambda read: None


@dataclass(slots=True)
class _Tally:
    limit: float
    read: int = 0
    refused: int = 0
    warnings: int = 0
    rejections: list[Rejection] = field(default_factory=list)

    def reject(self, rejection: Rejection) -> None:
        self.rejections.append(rejection)
        if rejection.severity == "error":
            self.refused += 1
        else:
            self.warnings += 1

    def require_few_refused(self) -> None:
        if self.refused > self.read * self.limit:
            plural = "s" if self.refused > 1 else ""
            allowed = f"au-delà de {self.limit * 100:.0f} %" if self.limit else "dès le premier"
            raise TooManyRefused(
                f"{self.refused} enregistrement{plural} refusé{plural} sur {self.read} : "
                f"{allowed}, rien n’est remplacé. Lisez la quarantaine, corrigez le fichier, puis "
                "recommencez."
            )


def run_import(request: ImportRequest, *, clock: Callable[[], datetime]) -> ImportRun:
    """Import one source and return its journaled run.

    Nothing visible changes before the single transaction of the merge, so a process killed at any
    point leaves yesterday's data served. Raises ImportAlreadyRunning when another process imports
    the same source; an unreadable file or too many refusals are told by the run's status.
    """
    with only_one(request.source):
        run = _open_run(request, at=clock())
        tally = _Tally(request.refused_limit)
        try:
            with Staging() as staging:
                _stage(request, staging, tally)
                _merge(request, staging, tally, run=run, clock=clock)
        except (TooManyRefused, UnreadableFile) as error:
            refused = isinstance(error, TooManyRefused)
            run.message = storable(str(error))
            _finish(
                run, tally, status=RunStatus.REFUSED if refused else RunStatus.FAILED, at=clock()
            )
        except (KeyboardInterrupt, SystemExit):
            run.message = STOPPED
            _finish(run, tally, status=RunStatus.INTERRUPTED, at=clock())
            raise
        except BaseException as error:
            # Whatever happens is journaled, then raised again: nothing is swallowed here.
            run.message = storable(f"Erreur imprévue, rien n’a changé. {error!r}")
            _finish(run, tally, status=RunStatus.FAILED, at=clock())
            raise
    return run


def _open_run(request: ImportRequest, *, at: datetime) -> ImportRun:
    run = ImportRun.objects.create(source_id=request.source, started_at=at)
    for file in request.files:
        if request.keeps_files:
            keep(file, folder=request.raw_folder)
        RawFile.objects.create(
            run=run, name=file.path.name, sha256=file.sha256, size=file.size, address=file.address
        )
    return run


def _stage(request: ImportRequest, staging: Staging, tally: _Tally) -> None:
    with rare_collections():
        for outcome in request.load([file.path for file in request.files]):
            if isinstance(outcome, Rejection):
                tally.read += outcome.severity == "error"
                tally.reject(outcome)
            else:
                tally.read += 1
                for instance in outcome:
                    staging.add(instance)
            if tally.read % PROGRESS_EVERY == 0:
                request.progress(tally.read)
    staging.finish()
    if not tally.read:
        raise UnreadableFile(
            f"« {request.source} » : aucun enregistrement lu ; vérifiez que le fichier n’est pas "
            "vide."
        )
    tally.require_few_refused()


def _merge(
    request: ImportRequest,
    staging: Staging,
    tally: _Tally,
    *,
    run: ImportRun,
    clock: Callable[[], datetime],
) -> None:
    with transaction.atomic():
        give_room()
        with transaction.atomic():
            differences = _merge_tables(request, staging, tally, clock=clock)
            tally.require_few_refused()
            _require_few_lost(request.lost_limit, staging.tables(), differences)
            for derive in request.after_merge:
                derive()
            editions = _spoken(staging.tables())
            if request.dry_run:
                transaction.set_rollback(True)
        run.editions = ", ".join(editions)[:200]
        if not request.closes:
            run.message = PARTIAL
        run.differences = {name: asdict(d) for name, d in differences.items() if d.total}
        status = RunStatus.DRY_RUN if request.dry_run else RunStatus.SUCCEEDED
        _finish(run, tally, status=status, at=clock())


def _merge_tables(
    request: ImportRequest, staging: Staging, tally: _Tally, *, clock: Callable[[], datetime]
) -> dict[str, TableDifference]:
    differences: dict[str, TableDifference] = {}
    staged: dict[type[Model], StagedTable] = {}
    for table in staging.tables():
        twice = refuse_twice(table) if is_versioned(table.model) else []
        for rejection in (*refuse_unfit(table), *twice):
            tally.reject(rejection)
        differences[table.target] = (
            merge_versions(table, at=clock(), closes=request.closes)
            if is_versioned(table.model)
            else merge_rows(table)
        )
        staged[table.model] = table
    for model, closed in _close(request, staged, on=clock().date()):
        difference = differences.setdefault(model._meta.db_table, TableDifference())
        difference.closed, difference.samples["closed"] = closed
    return differences


def _close(
    request: ImportRequest, staged: Mapping[type[Model], StagedTable], *, on: date
) -> Iterator[tuple[type[Imported], tuple[int, list[str]]]]:
    """Close what the source does not say any more: how many rows of each model, a few keys."""
    if not request.closes:
        for model, foreign_key in request.parts.items():
            yield model, close_vanished_parts(model, staged, field=foreign_key, on=on)
        return
    editions = spoken_editions(list(staged.values()))
    for model in imported_models():
        told = staged.get(model)
        yield (
            model,
            close_vanished(model, told, source=request.source, editions=editions, on=on),
        )


def _require_few_lost(
    limit: float, tables: Sequence[StagedTable], differences: Mapping[str, TableDifference]
) -> None:
    for table in tables:
        lost = differences[table.target].closed
        if lost and lost > limit * (known := lost + table.count()):
            raise TooManyRefused(
                f"{lost} des {known} lignes publiées manquent à ce fichier : il est sans doute "
                "tronqué, rien n’est remplacé. Téléchargez-le de nouveau ; s’il est bien complet, "
                "relancez l’import avec --complet."
            )


def _spoken(tables: Sequence[StagedTable]) -> list[str]:
    """The editions of the nomenclatures, then those of the figures, that the staged rows give."""
    scopes = [scope for t in tables if is_versioned(t.model) for scope in spoken_scopes(t)]
    return [*spoken_editions(list(tables)), *scopes]


def imported_models() -> list[type[Imported]]:
    """Every table whose rows come from a source."""
    return [m for m in apps.get_models() if issubclass(m, Imported)]


def _finish(run: ImportRun, tally: _Tally, *, status: RunStatus, at: datetime) -> None:
    refused = min(tally.refused, tally.read)
    run.status, run.finished_at = status, at
    run.read, run.refused, run.kept = tally.read, refused, tally.read - refused
    run.warnings = tally.warnings
    with transaction.atomic():
        run.save()
        QuarantinedRecord.objects.bulk_create(
            [QuarantinedRecord(run=run, **asdict(r)) for r in tally.rejections], batch_size=2_000
        )
