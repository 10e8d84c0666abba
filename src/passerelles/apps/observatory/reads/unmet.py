"""Unmet demand as planners may read it: counts by month, the small ones hidden and unguessable."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial
from itertools import product

from django.core.cache import cache

from passerelles.apps.observatory.models import UnmetSearch
from passerelles.apps.reference.models import NomenclatureItem, Occupation, Territory
from passerelles.domain.indicators.quantity import SECRET, Bound, Quantity, exact
from passerelles.domain.indicators.relations import cross_relations
from passerelles.domain.indicators.secrecy import protect
from passerelles.domain.observatory.unmet import KEPT, THRESHOLD, UnmetReason, at_least
from passerelles.domain.reference.names import readable

ALL = "*"
Cell = tuple[str, ...]  # subject, basin, reason; ``ALL`` for a total
Counts = Mapping[Cell, Quantity]
ZERO = exact(0.0)


@dataclass(frozen=True, slots=True)
class UnmetLine:
    """A subject in a basin; ``before`` is the total of last month, None when it was not measured.

    ``subject`` is a key (``ROME-4.60:F1610``, ``ROME-4.60:F16``) or empty: words that led to no
    occupation.
    """

    subject: str
    basin: str
    near: Quantity
    soon: Quantity
    total: Quantity
    before: Quantity | None
    subject_label: str = ""
    basin_name: str = ""

    @property
    def change(self) -> int | None:
        """Since last month; None unless both totals are exact."""
        now, then = self.total, self.before
        if then is None or now.value is None or then.value is None:
            return None
        is_exact = now.bound is then.bound is Bound.EXACT
        return int(now.value - then.value) if is_exact else None


@dataclass(frozen=True, slots=True)
class UnmetMonth:
    """What searches asked in vain in one month; ``is_running``: it is not over, counts are bounds.

    ``months``: those kept, the newest first; ``basins``: key and name of those with a line.
    """

    month: date | None
    months: tuple[date, ...]
    basins: tuple[tuple[str, str], ...]
    lines: tuple[UnmetLine, ...]
    total: UnmetLine | None
    is_demonstration: bool
    is_running: bool = False


def unmet_month(*, today: date, month: date | None = None, basin: str = "") -> UnmetMonth:
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
    is_running = chosen >= today.replace(day=1)
    now = _running(demonstration, chosen) if is_running else _finished(demonstration, chosen)
    then = {} if is_running else _finished(demonstration, before)
    basins = _basins(now)
    measured = before in months and not is_running
    lines = _lines(now, then, measured=measured, basins=basins)
    kept = tuple(line for line in lines if basin in ("", line.basin))
    total = _line(now, then, (ALL, basin or ALL), measured=measured)
    return UnmetMonth(chosen, months, tuple(basins.items()), kept, total, demonstration, is_running)


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


def _running(demonstration: bool, month: date) -> Counts:
    """Bounds of a month under way. A total adds those of its lines: subtracting gives nothing.

    Lines below the threshold wait for the end of the month: appearing would tell a day.
    """
    sums: defaultdict[Cell, int] = defaultdict(int)
    for (subject, basin, reason), count in _counts(demonstration, month).items():
        if ALL not in (subject, basin):
            for cell in ((subject, basin, reason), (ALL, basin, reason), (ALL, ALL, reason)):
                sums[cell] += at_least(count)
    shown = {cell[:2] for cell, least in sums.items() if least} | {(ALL, ALL)}
    cells = product(shown, (*UnmetReason, ALL))
    return {(*pair, reason): _bounded(sums[*pair, reason]) for pair, reason in cells}


def _bounded(least: int) -> Quantity:
    return Quantity(value=float(least), bound=Bound.AT_LEAST) if least else SECRET


def _finished(demonstration: bool, month: date) -> Counts:
    """The counts of a month that is over, audited once: that takes seconds when they are many."""
    cells = _counts(demonstration, month)
    key = f"unmet:{demonstration}:{month}:{len(cells)}:{sum(cells.values())}"
    return cache.get_or_set(key, partial(_protected, cells), KEPT.total_seconds()) or {}


def _protected(cells: dict[Cell, int]) -> dict[Cell, Quantity]:
    if not cells:
        return {}
    shown = protect(cells, cross_relations(cells, total=ALL), threshold=THRESHOLD).published
    return {cell: exact(shown[cell]) if cell in shown else SECRET for cell in cells}


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
    near, soon = (now.get((*pair, reason), ZERO) for reason in UnmetReason)
    return UnmetLine(
        subject=pair[0],
        basin=pair[1],
        near=near,
        soon=soon,
        total=now.get((*pair, ALL), ZERO),
        before=then.get((*pair, ALL), ZERO) if measured else None,
    )


def _basins(counts: Counts) -> dict[str, str]:
    keys = {basin for _, basin, _ in counts} - {ALL}
    rows = Territory.objects.filter(id__in=keys).values_list("id", "name")
    return {key: readable(name) for key, name in rows}


def _largest_first(line: UnmetLine) -> tuple[float, str, str]:
    return -(line.total.value or 0.0), line.subject_label, line.basin_name


def _labels(subjects: set[str]) -> dict[str, str]:
    """The labels of occupations, and of the domains that some searches are counted under."""
    occupations = dict(Occupation.objects.filter(id__in=subjects).values_list("id", "label"))
    domains = NomenclatureItem.objects.filter(id__in=subjects).values_list("id", "label")
    return {**dict(domains), **occupations}
