"""Links of the offer that were not resolved for lack of reference, or to an edition now older."""

from dataclasses import dataclass

from django.db import connection
from django.db.models import Model, Q

from passerelles.apps.catalogue.models import (
    InformationMeeting,
    Place,
    Provider,
    TrainingCertification,
    TrainingOccupation,
)
from passerelles.apps.catalogue.reads.targets import OfferTargets, read_targets

Said = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Link:
    """A foreign key and the columns that say, as received, what it must name."""

    model: type[Model]
    name: str
    said: Said

    @property
    def column(self) -> str:
        return f"{self.name}_id"


_LINKS = (
    _Link(TrainingOccupation, "occupation", ("received",)),
    _Link(TrainingCertification, "certification", ("received",)),
    _Link(Place, "commune", ("commune_received", "postcode", "city")),
    _Link(Provider, "commune", ("postcode", "city")),
    _Link(InformationMeeting, "commune", ("postcode", "city")),
)


def resolve_links() -> int:
    """Resolve again what the reference loaded now explains; returns how many rows changed.

    Codes are resolved once each, by the rules of the import, and written in one statement a table:
    the offer may be larger than what memory should hold.
    """
    waiting = {link: _combinations(link) for link in _LINKS}
    if not any(waiting.values()):
        return 0
    targets = read_targets()
    return sum(_resolve(link, said, targets) for link, said in waiting.items())


def _combinations(link: _Link) -> list[tuple[str | None, ...]]:
    """What is said by the rows that have no link, or an old one; the key now linked comes last."""
    unresolved = Q(**{link.column: None})
    if link.name == "occupation":
        # A bare ROME code means the newest edition: the link follows when one is loaded.
        unresolved |= ~Q(occupation__edition__in_force=True)
    rows = link.model._default_manager.filter(unresolved, closed_on=None)
    rows = rows.exclude(**dict.fromkeys(link.said, "")).order_by()
    return list(rows.values_list(*link.said, link.column).distinct())


def _resolve(link: _Link, waiting: list[tuple[str | None, ...]], targets: OfferTargets) -> int:
    found = []
    for *said, current in waiting:
        key = _target(link, [text or "" for text in said], targets)
        if key is not None and key != current:
            found.append((*said, key))
    return _write(link, found) if found else 0


def _target(link: _Link, said: list[str], targets: OfferTargets) -> str | None:
    if link.name == "occupation":
        return targets.occupation(said[0])
    if link.name == "certification":
        return targets.certification(said[0])
    *insee, postcode, city = said
    return targets.commune("".join(insee), postcode=postcode, city=city)


def _write(link: _Link, found: list[tuple[str | None, ...]]) -> int:
    arrays = ", ".join(["%s::text[]"] * (len(link.said) + 1))
    names = [f"said{n}" for n in range(len(link.said))]
    same = " AND ".join(
        f"t.{name} = n.{alias}" for name, alias in zip(link.said, names, strict=True)
    )
    statement = f"""
        UPDATE {link.model._meta.db_table} AS t SET {link.column} = n.key
        FROM unnest({arrays}) AS n ({", ".join((*names, "key"))})
        WHERE t.closed_on IS NULL AND {same} AND t.{link.column} IS DISTINCT FROM n.key
    """  # noqa: S608 (every name in it is one of our tables or columns)
    with connection.cursor() as cursor:
        cursor.execute(statement, [list(values) for values in zip(*found, strict=True)])
        return int(cursor.rowcount)
