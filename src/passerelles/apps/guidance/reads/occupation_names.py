"""Which occupations of the newest ROME a written code means, whatever its edition."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Q

from passerelles.apps.reference.models import Occupation
from passerelles.apps.reference.reads.editions import newest_rome

_ANCESTORS = ("parent", "parent__parent", "parent__parent__parent")


@dataclass(frozen=True, slots=True)
class NamedOccupation:
    """``keys``: of the newest ROME, empty when the code is unknown; several when it was split.

    ``older`` tells that the code is one of an older edition, which its heirs replace.
    """

    code: str
    keys: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    older: bool = False


def occupations_named(codes: Iterable[str]) -> Mapping[str, NamedOccupation]:
    """What each code means (``G1803``, ``3.47:F1610``, ``ROME-3.47:F1610``): one query.

    A bare code is read in the newest edition, else in those that it descends from.
    """
    wanted = {code: _split(code) for code in codes}
    newest = newest_rome()
    if newest is None or not wanted:
        return {code: NamedOccupation(code) for code in wanted}
    rows = _heirs(newest.id, {bare for _, bare in wanted.values()})
    return {
        code: _named(code, edition or newest.id, bare, rows)
        for code, (edition, bare) in wanted.items()
    }


def _split(code: str) -> tuple[str, str]:
    """The edition, empty when it is unsaid, and the bare code."""
    edition, _, bare = code.rpartition(":")
    return (edition if edition.startswith("ROME-") or not edition else f"ROME-{edition}"), bare


def _heirs(newest: str, codes: set[str]) -> list[Occupation]:
    """Occupations of the newest edition that bear one of the codes, or descend from one."""
    asked = Q(code__in=codes)
    for path in _ANCESTORS:
        asked |= Q(**{f"{path}__code__in": codes})
    rows = Occupation.objects.filter(asked, edition_id=newest, closed_on=None)
    return list(rows.select_related(_ANCESTORS[-1]).order_by("code"))


def _named(code: str, edition: str, bare: str, rows: list[Occupation]) -> NamedOccupation:
    exact = [row for row in rows if row.edition_id == edition and row.code == bare]
    bare_is_old = not exact and ":" not in code
    found = exact or [
        row
        for row in rows
        if any(
            one.code == bare and (bare_is_old or one.edition_id == edition) for one in _line(row)
        )
    ]
    same_code = [row for row in found if row.code == bare]
    kept = same_code or found
    return NamedOccupation(
        code=code,
        keys=tuple(row.id for row in kept),
        labels=tuple(row.label for row in kept),
        older=not exact and not same_code,
    )


def _line(row: Occupation) -> list[Occupation]:
    found: list[Occupation] = []
    above = row.parent
    while above is not None and len(found) < len(_ANCESTORS):
        found.append(above)
        above = above.parent
    return found
