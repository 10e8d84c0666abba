"""Where a figure comes from: the rows that made it, selected again, and the files they were in."""

from dataclasses import dataclass, fields
from datetime import datetime
from enum import StrEnum
from math import isclose

from django.db.models import Count, F, Max, Q, QuerySet, Sum

from passerelles.apps.harvest.models import ImportRun, RawFile, RunStatus
from passerelles.apps.indicators.models import Observation
from passerelles.apps.indicators.reads.definitions import indicators
from passerelles.apps.indicators.reads.unsaid import unsaid
from passerelles.apps.indicators.reads.values import COLUMNS, Observed, observed
from passerelles.apps.reference.reads.lists.windows import Batch, Window
from passerelles.domain.common.absence import Absence
from passerelles.domain.indicators.fact import Dimensions
from passerelles.domain.indicators.quantity import Bound, Quantity
from passerelles.domain.indicators.totals import RunningSum

MOST_ROWS = 100


class Making(StrEnum):
    """How a figure was made. ``broken``: its rows no longer add up to it, which must be told."""

    READ = "read"
    SUMMED = "summed"
    DIVIDED = "divided"
    COUNTED = "counted"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class ImportedFile:
    """A raw file of the import that gave the figure. ``address`` is empty for a local file."""

    name: str
    sha256: str
    imported_at: datetime
    address: str


@dataclass(frozen=True, slots=True)
class Lineage:
    """What made a figure.

    ``rows`` holds the first rows out of ``row_count``, of which ``secret_rows`` were secret;
    ``counts`` are the two counts that a share divides. A ``counted`` figure was counted in its
    file, record by record: no published row stands between.
    """

    observed: Observed
    making: Making
    rows: tuple[Observed, ...]
    row_count: int
    secret_rows: int
    counts: tuple[Observed, ...]
    files: tuple[ImportedFile, ...]


def lineage(observation_id: int) -> Lineage | None:
    """The lineage of one observation, known now or formerly; None when there is no such one."""
    found = Observation.objects.filter(id=observation_id).values_list(*COLUMNS).first()
    if found is None:
        return None
    figure = observed(found)
    rows = _selection(figure)
    total, count = _sum(rows)
    counts = _counts(figure)
    first = [observed(row) for row in rows.values_list(*COLUMNS)[:MOST_ROWS]]
    said, *others = unsaid([figure, *counts, *first])
    return Lineage(
        observed=said,
        making=_making(figure, total, count, counts),
        rows=tuple(others[len(counts) :]),
        row_count=count,
        secret_rows=total.secret,
        counts=tuple(others[: len(counts)]),
        files=_files(figure),
    )


def rows_of(observation_id: int, window: Window) -> Batch[Observed] | None:
    """All the rows of a lineage, a page at a time, as they were read; None for no such figure."""
    found = Observation.objects.filter(id=observation_id).values_list(*COLUMNS).first()
    if found is None:
        return None
    rows = _selection(observed(found)).order_by("id").filter(id__gt=int(window.after or 0))
    part = [observed(row) for row in rows.values_list(*COLUMNS)[: window.limit + 1]]
    kept = unsaid(part[: window.limit])
    return Batch(tuple(kept), str(kept[-1].id) if len(part) > len(kept) else None)


def _selection(figure: Observed) -> QuerySet[Observation]:
    """The rows read in the files from which the figure was made, as they were known then."""
    rows = Observation.objects.filter(
        indicator=figure.indicator,
        source=figure.source,
        edition=figure.edition,
        period=figure.period,
    ).known_at(figure.known_since)
    if figure.origin:
        return rows.filter(id=figure.id)
    about = figure.dimensions
    exact = {f.name: value for f in fields(Dimensions) if (value := getattr(about, f.name))}
    family = exact.pop("occupation", "")
    return (
        rows.exclude(origin="")
        .filter(_inside(figure), occupation__startswith=family, **exact)
        .order_by("territory_kind", "territory_code", "occupation", "sector", "id")
    )


def _inside(figure: Observed) -> Q:
    """The territories that add up to that of the figure, as the source files them."""
    kind, code = figure.territory_kind, figure.territory_code
    if kind == "country":
        return Q()
    if kind in ("region", "departement"):
        return Q(**{kind: code})
    here = Q(territory_kind=kind, territory_code=code)
    return here | Q(territory_kind=f"{kind}_part", territory_code__startswith=f"{code}-")


def _sum(rows: QuerySet[Observation]) -> tuple[RunningSum, int]:
    """The sum of the rows and their number, computed in the database."""
    secret = Q(absence=Absence.SECRET)
    found = rows.aggregate(
        count=Count("id"),
        known=Sum("value"),
        parts=Count("value"),
        secret=Count("id", filter=secret),
        at_least=Count("id", filter=Q(value__isnull=False, bound=Bound.AT_LEAST)),
        at_most=Sum("value", filter=Q(bound=Bound.AT_MOST)),
        missing=Max("absence", filter=Q(absence__gt="") & ~secret),
    )
    missing = found["missing"]
    running = RunningSum(
        known=found["known"] or 0.0,
        parts=found["parts"],
        at_least=bool(found["at_least"]),
        at_most=found["at_most"],
        secret=found["secret"],
        missing=Absence(missing) if missing else None,
    )
    return running, found["count"]


def _making(
    figure: Observed, total: RunningSum, count: int, counts: tuple[Observed, ...]
) -> Making:
    if figure.origin:
        return Making.READ
    if counts:
        return Making.DIVIDED
    if not count:
        return Making.COUNTED
    return Making.SUMMED if _agree(total.quantity(), figure.quantity) else Making.BROKEN


def _agree(total: Quantity, told: Quantity) -> bool:
    """Whether the sum of the rows is what is told; a producer may leave rows out: a minimum."""
    if total.value is None or told.value is None:
        return total.absence is told.absence and total.value == told.value
    is_weaker = total.bound is Bound.EXACT and told.bound is Bound.AT_LEAST
    same_value = isclose(total.value, told.value, abs_tol=1e-6)
    return same_value and (is_weaker or total.bound is told.bound)


def _counts(figure: Observed) -> tuple[Observed, ...]:
    """The two counts of a share, about the same thing; empty when either is not an indicator."""
    declared = indicators().get(figure.indicator)
    codes = declared.counts if declared else ()
    if not codes:
        return ()
    about = {f.name: getattr(figure.dimensions, f.name) for f in fields(Dimensions)}
    rows = Observation.objects.filter(
        indicator__in=codes,
        territory_kind=figure.territory_kind,
        territory_code=figure.territory_code,
        period=figure.period,
        source=figure.source,
        edition=figure.edition,
        **about,
    ).known_at(figure.known_since)
    found = {one.indicator: one for one in map(observed, rows.values_list(*COLUMNS))}
    return tuple(found[code] for code in codes if code in found)


def _files(figure: Observed) -> tuple[ImportedFile, ...]:
    """The files of the run that wrote the figure: the one that its origin names, else all."""
    run = ImportRun.objects.filter(
        source=figure.source,
        status=RunStatus.SUCCEEDED,
        started_at__lte=figure.known_since,
        finished_at__gte=figure.known_since,
    )
    files = list(
        RawFile.objects.filter(run__in=run)
        .annotate(imported_at=F("run__finished_at"))
        .values_list("name", "sha256", "imported_at", "address")
    )
    read = [file for file in files if figure.origin.startswith(file[0])]
    return tuple(ImportedFile(*file) for file in (read or files))
