"""An occupation and those it descends from: where each aspect of it is read."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from django.db.models import QuerySet

from passerelles.apps.reference.models import Imported, Occupation
from passerelles.apps.reference.reads.values import Facet, OccupationRef, occupation_ref

Row = TypeVar("Row", bound=Imported)
Item = TypeVar("Item")

_ANCESTORS = "parent__parent__parent"  # three editions back at most, in the query of the occupation


def with_ancestors() -> QuerySet[Occupation]:
    return Occupation.objects.select_related(_ANCESTORS)


@dataclass(frozen=True, slots=True)
class Lineage:
    """The occupation first, then its ancestors, the nearest first."""

    occupations: tuple[Occupation, ...]

    @property
    def ids(self) -> list[str]:
        return [occupation.id for occupation in self.occupations]

    @property
    def own(self) -> Occupation:
        return self.occupations[0]

    def rows(self, queryset: QuerySet[Row]) -> tuple[list[Row], OccupationRef | None]:
        """Open rows of the nearest member that has some, and its name unless it is our own.

        One query, whatever the number of ancestors. Raises nothing: no row gives an empty list.
        """
        found = queryset.filter(occupation_id__in=self.ids, closed_on=None)
        by_occupation: dict[str, list[Row]] = {}
        for row in found:
            by_occupation.setdefault(row.occupation_id, []).append(row)  # type: ignore[attr-defined]
        for occupation in self.occupations:
            if occupation.id in by_occupation:
                return by_occupation[occupation.id], self._named(occupation)
        return [], None

    def facet(self, queryset: QuerySet[Row], value: Callable[[Row], Item]) -> Facet[Item]:
        rows, origin = self.rows(queryset)
        return Facet(tuple(map(value, rows)), origin)

    def first(self, value: Callable[[Occupation], Item | None]) -> Facet[Item]:
        """What the nearest member says of itself."""
        for occupation in self.occupations:
            found = value(occupation)
            if found is not None:
                return Facet((found,), self._named(occupation))
        return Facet()

    def _named(self, occupation: Occupation) -> OccupationRef | None:
        return None if occupation is self.own else occupation_ref(occupation)


def lineage(occupation: Occupation) -> Lineage:
    """``occupation`` must come from ``with_ancestors``."""
    return Lineage(tuple(_climb(occupation)))


def _climb(occupation: Occupation) -> Iterator[Occupation]:
    current: Occupation | None = occupation
    seen: set[str] = set()
    for _ in range(len(_ANCESTORS.split("__")) + 1):
        if current is None or current.id in seen:
            return
        seen.add(current.id)
        yield current
        current = current.parent if current.parent_id else None
