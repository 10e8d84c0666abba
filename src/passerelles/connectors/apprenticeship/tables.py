"""The published tables of one région and one year: which cells, and how they add up.

Cells are marginal: each place in total, by level, by sex, by domain of the NSF; the région by group
as well. Every relation that a reader can write between them is told to the secrecy, those between
measures included: breaks that all came back would otherwise be known by subtraction.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple

from passerelles.domain.indicators.relations import Relation
from passerelles.domain.indicators.secrecy import Protected, protect

THRESHOLD = 5
TOTAL, LEVEL, SEX, DOMAIN, GROUP = "", "level", "sex", "domain", "group"


class Cell(NamedTuple):
    """The finest cell, that nobody publishes."""

    departement: str
    level: str
    sex: str
    field: str


class Shown(NamedTuple):
    """A cell of a published table: where (``kind``, ``place``), of whom (``axis``, ``value``)."""

    measure: str
    kind: str
    place: str
    axis: str
    value: str


Counts = Mapping[str, Mapping[Cell, int]]


@dataclass(frozen=True, slots=True)
class Tables:
    """Counts by measure. ``region`` is empty when the file does not cover all its départements.

    ``splits``: the measures that add up to another one. ``unpublished`` ones are only guarded;
    ``coarse`` ones are shown by domain for the région alone. ``sides`` count the same things, each
    at a place of its own.
    """

    departements: frozenset[str]
    region: str
    counts: Counts
    splits: Mapping[str, tuple[str, ...]]
    unpublished: frozenset[str]
    coarse: frozenset[str] = frozenset()
    sides: tuple[str, ...] = ()

    def cells(self) -> dict[Shown, int]:
        """Every cell, published or guarded, zeros included where the place is covered."""
        values = {(axis, value) for one in self._all() for axis, value in _axes(one)}
        found = {
            Shown(measure, kind, place, axis, value): 0
            for measure in self.counts
            for kind, place in self._places()
            for axis, value in values
            if self._is_shown(measure, kind, axis)
        }
        for measure, counts in self.counts.items():
            for key, count in self._spread(measure, counts):
                found[key] += count
        return found

    def _all(self) -> set[Cell]:
        return {cell for counts in self.counts.values() for cell in counts}

    def _places(self) -> Iterator[tuple[str, str]]:
        yield from (("departement", code) for code in sorted(self.departements))
        if self.region:
            yield "region", self.region

    def _is_shown(self, measure: str, kind: str, axis: str) -> bool:
        if kind == "region":
            return axis != GROUP or measure not in self.coarse
        return axis != GROUP and not (axis == DOMAIN and measure in self.coarse)

    def _spread(self, measure: str, counts: Mapping[Cell, int]) -> Iterator[tuple[Shown, int]]:
        for cell, count in counts.items():
            for axis, value in _axes(cell):
                if self._is_shown(measure, "departement", axis):
                    yield Shown(measure, "departement", cell.departement, axis, value), count
                if self.region and self._is_shown(measure, "region", axis):
                    yield Shown(measure, "region", self.region, axis, value), count


def _axes(cell: Cell) -> tuple[tuple[str, str], ...]:
    return (
        (TOTAL, ""),
        (LEVEL, cell.level),
        (SEX, cell.sex),
        (DOMAIN, cell.field[:2]),
        (GROUP, cell.field),
    )


def relations(tables: Tables, cells: Mapping[Shown, int]) -> list[Relation[Shown]]:
    """Along each axis, from départements to the région, from parts of a measure to the whole, and
    from one side to another.
    """
    parts: defaultdict[tuple[str, Shown], list[Shown]] = defaultdict(list)
    known = set(cells)
    wholes = {part: whole for whole, split in tables.splits.items() for part in split}
    for key in sorted(known):
        for name, whole in _wholes(key, tables.region, wholes):
            if whole in known:
                parts[name, whole].append(key)
    sums = [Relation(whole, tuple(found)) for (_, whole), found in sorted(parts.items())]
    return [*sums, *_mirrors(tables, cells)]


def _mirrors(tables: Tables, cells: Mapping[Shown, int]) -> Iterator[Relation[Shown]]:
    """Where few cross its border, a région counts alike from all sides: one tells the other."""
    for one, other in combinations(tables.sides, 2):
        for key, count in cells.items():
            same = key._replace(measure=other)
            if key.measure == one and key.kind == "region" and cells[same] == count:
                yield Relation(key, (same,))


def _wholes(key: Shown, region: str, measures: Mapping[str, str]) -> Iterator[tuple[str, Shown]]:
    """The cells that this one is a part of, each with the name of the way."""
    if key.axis in (LEVEL, SEX, DOMAIN):
        yield key.axis, key._replace(axis=TOTAL, value="")
    if key.axis == GROUP:
        yield key.axis, key._replace(axis=DOMAIN, value=key.value[:2])
    if region and key.kind == "departement":
        yield "place", key._replace(kind="region", place=region)
    if key.measure in measures:
        yield "measure", key._replace(measure=measures[key.measure])


def guard(tables: Tables) -> tuple[dict[Shown, int], Protected[Shown]]:
    """The cells and what may be said of them."""
    cells = tables.cells()
    unpublished = [key for key in cells if key.measure in tables.unpublished]
    return cells, protect(
        cells, relations(tables, cells), threshold=THRESHOLD, unpublished=unpublished
    )


def less(whole: Mapping[Cell, int], part: Mapping[Cell, int]) -> dict[Cell, int]:
    """What is left of a measure once a part of it is taken out."""
    return dict(Counter(whole) - Counter(part))
