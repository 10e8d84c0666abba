"""The page of one source: its runs, the last differences, its quarantine."""

from django.http import Http404, HttpRequest

from passerelles.apps.harvest.models import RunStatus
from passerelles.apps.harvest.reads.journal import (
    QuarantinePage,
    RunValue,
    SourceLine,
    quarantine_of,
    raw_files_of,
    runs_of,
)
from passerelles.portals.public.shell.french import number
from passerelles.portals.public.shell.paging import offset, paged, requested
from passerelles.portals.public.sources.presentation import run_row, source_row

PER_PAGE = 25


def context(request: HttpRequest, line: SourceLine) -> dict[str, object]:
    """Everything the template prints. Raises Http404 for an unknown rule or page."""
    runs = runs_of(line.id)
    shown = _shown(runs)
    rule = request.GET.get("regle", "")
    quarantine = _quarantine(request, shown, rule)
    return {
        "source": source_row(line),
        "runs": tuple(map(run_row, runs)),
        "shown": run_row(shown) if shown else None,
        "files": raw_files_of(shown.id) if shown else (),
        "rules": tuple((name, number(count)) for name, count in quarantine.rules),
        "rule": rule,
        "quarantine": quarantine.items,
        "pages": paged(request, quarantine.total, PER_PAGE),
    }


def _shown(runs: tuple[RunValue, ...]) -> RunValue | None:
    """The run whose quarantine is shown: the last one that read something, dry runs last."""
    real = [run for run in runs if run.status != RunStatus.DRY_RUN]
    finished = [run for run in real if run.status != RunStatus.RUNNING]
    return next(iter(finished or real or runs), None)


def _quarantine(request: HttpRequest, run: RunValue | None, rule: str) -> QuarantinePage:
    start = offset(requested(request), PER_PAGE)
    if run is None:
        return QuarantinePage((), 0, ())
    found = quarantine_of(run.id, rule, offset=start, limit=PER_PAGE)
    if rule and rule not in dict(found.rules):
        raise Http404(f"Aucun enregistrement n’a été écarté par la règle « {rule[:60]} ».")
    return found
