"""Unmet demand as planners may read it: counts by month, the small ones hidden and unguessable."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import product

from passerelles.apps.observatory.models import UnmetSearch
from passerelles.apps.reference.models import NomenclatureItem, Occupation, Territory
from passerelles.domain.indicators.relations import cross_relations
from passerelles.domain.indicators.secrecy import protect
from passerelles.domain.observatory.unmet import THRESHOLD, UnmetReason

ALL = "*"
Cell = tuple[str, ...]  # subject, basin, reason; ``ALL`` for a total
Counts = Mapping[Cell, int | None]


@dataclass(frozen=True, slots=True)
class UnmetLine:
    """A subject in a basin; a count is None when it is secret, ``before`` is last month's.

    ``subject`` is a key (``ROME-4.60:F1610``, ``ROME-4.60:F16``) or empty: words that led to no
    occupation. ``change`` needs both months to be said.
    """

    subject: str
    basin: str
    near: int | None
    soon: int | None
    total: int | None
    before: int | None
    subject_label: str = ""
    basin_name: str = ""

    @property
    def change(self) -> int | None:
        return None if self.total is None or self.before is None else self.total - self.before


@dataclass(frozen=True, slots=True)
class UnmetMonth:
    """What searches asked in vain in one month.

    ``months``: those kept, the newest first; ``basins``: key and name of those with a line.
    """

    month: date | None
    months: tuple[date, ...]
    basins: tuple[tuple[str, str], ...]
    lines: tuple[UnmetLine, ...]
    total: UnmetLine | None
    is_demonstration: bool


def unmet_month(*, month: date | None = None, basin: str = "") -> UnmetMonth:
    """Counts of ``month`` (by default the newest), of one basin or of all, the largest first.

    Real searches hide those made in a generated offer.
    """
    rows = UnmetSearch.objects.order_by("-month")
    demonstration = not rows.filter(is_demonstration=False).exists()
    rows = rows.filter(is_demonstration=demonstration)
    months = tuple(rows.values_list("month", flat=True).distinct())
    chosen = month if month in months else next(iter(months), None)
    if chosen is None:
        return UnmetMonth(None, (), (), (), None, False)
    before = (chosen - timedelta(days=1)).replace(day=1)
    now, then = (_protected(_counts(demonstration, day)) for day in (chosen, before))
    basins = _basins(now)
    lines = _lines(now, then, measured=before in months, basins=basins)
    kept = tuple(line for line in lines if basin in ("", line.basin))
    total = _line(now, then, (ALL, basin or ALL), measured=before in months)
    return UnmetMonth(chosen, months, tuple(basins.items()), kept, total, demonstration)


def _counts(demonstration: bool, month: date) -> dict[Cell, int]:
    """Every cell of the month with its totals."""
    rows = UnmetSearch.objects.filter(is_demonstration=demonstration, month=month)
    cells: defaultdict[Cell, int] = defaultdict(int)
    for subject, basin, reason, searches in rows.values_list(
        "subject", "basin_id", "reason", "searches"
    ):
        for cell in product((subject, ALL), (basin, ALL), (reason, ALL)):
            cells[cell] += searches
    return dict(cells)


def _protected(cells: dict[Cell, int]) -> Counts:
    if not cells:
        return {}
    shown = protect(cells, cross_relations(cells, total=ALL), threshold=THRESHOLD)
    return {cell: shown.published.get(cell) for cell in cells}


def _lines(
    now: Counts, then: Counts, *, measured: bool, basins: Mapping[str, str]
) -> list[UnmetLine]:
    pairs = sorted({(s, b) for s, b, _ in now if ALL not in (s, b)})
    labels = _labels({subject for subject, _ in pairs})
    lines = [
        replace(
            _line(now, then, (subject, basin), measured=measured),
            subject_label=labels.get(subject, ""),
            basin_name=basins.get(basin, ""),
        )
        for subject, basin in pairs
    ]
    return sorted(lines, key=_largest_first)


def _line(now: Counts, then: Counts, pair: tuple[str, str], *, measured: bool) -> UnmetLine:
    """The counts of a subject in a basin; a cell that is not there counts nobody."""
    near, soon = (now.get((*pair, reason), 0) for reason in UnmetReason)
    return UnmetLine(
        subject=pair[0],
        basin=pair[1],
        near=near,
        soon=soon,
        total=now.get((*pair, ALL), 0),
        before=then.get((*pair, ALL), 0) if measured else None,
    )


def _basins(counts: Counts) -> dict[str, str]:
    keys = {basin for _, basin, _ in counts} - {ALL}
    return dict(Territory.objects.filter(id__in=keys).values_list("id", "name"))


def _largest_first(line: UnmetLine) -> tuple[int, str, str]:
    return -(line.total or 0), line.subject_label, line.basin_name


def _labels(subjects: set[str]) -> dict[str, str]:
    """The labels of occupations, and of the domains that some searches are counted under."""
    occupations = dict(Occupation.objects.filter(id__in=subjects).values_list("id", "label"))
    domains = NomenclatureItem.objects.filter(id__in=subjects).values_list("id", "label")
    return {**dict(domains), **occupations}
