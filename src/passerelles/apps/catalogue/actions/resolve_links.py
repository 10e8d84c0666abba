"""Links of the offer that were not resolved for lack of reference, or to an edition now older."""

from collections.abc import Callable, Sequence
from typing import Any

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

Resolve = Callable[..., str | None]


def resolve_links() -> int:
    """Resolve again what the reference loaded now explains; returns how many rows changed.

    Codes are resolved once each, by the same rules as at import, and written in one statement a
    table: the offer may be larger than what memory should hold.
    """
    if not _something_to_resolve():
        return 0
    targets = read_targets()
    return sum(
        (
            _resolve(TrainingOccupation, "occupation", ("received",), targets.occupation),
            _resolve(TrainingCertification, "certification", ("received",), targets.certification),
            _resolve(Place, "commune", ("commune_received", "postcode", "city"), _commune(targets)),
            *(
                _resolve(model, "commune", ("postcode", "city"), _commune(targets))
                for model in (Provider, InformationMeeting)
            ),
        )
    )


def _something_to_resolve() -> bool:
    """Whether reading the whole reference is worth it: most databases hold no offer yet."""
    return Provider.objects.exists()


def _commune(targets: OfferTargets) -> Resolve:
    def resolve(*parts: str) -> str | None:
        *insee, postcode, city = parts
        return targets.commune("".join(insee), postcode=postcode, city=city)

    return resolve


def _resolve(model: type[Model], link: str, said: Sequence[str], resolve: Resolve) -> int:
    """Write the key that ``resolve`` gives for each combination of the columns ``said``."""
    rows = model._default_manager.filter(closed_on=None).exclude(**dict.fromkeys(said, ""))
    unresolved = Q(**{f"{link}_id": None})
    if link == "occupation":
        # A bare ROME code means the newest edition: the link follows when one is loaded.
        unresolved |= ~Q(occupation__edition__in_force=True)
    found = []
    combinations = rows.filter(unresolved).order_by().values_list(*said, f"{link}_id").distinct()
    for *parts, current in combinations.iterator():
        key = resolve(*parts)
        if key is not None and key != current:
            found.append((*parts, key))
    return _write(model, f"{link}_id", said, found) if found else 0


def _write(
    model: type[Model], column: str, said: Sequence[str], found: list[tuple[Any, ...]]
) -> int:
    table = model._meta.db_table
    arrays = ", ".join(["%s::text[]"] * (len(said) + 1))
    names = [f"said{n}" for n in range(len(said))]
    same = " AND ".join(f"t.{name} = n.{alias}" for name, alias in zip(said, names, strict=True))
    statement = f"""
        UPDATE {table} AS t SET {column} = n.key
        FROM unnest({arrays}) AS n ({", ".join((*names, "key"))})
        WHERE t.closed_on IS NULL AND {same} AND t.{column} IS DISTINCT FROM n.key
    """  # noqa: S608 (every name in it is one of our tables or columns)
    with connection.cursor() as cursor:
        cursor.execute(statement, [list(values) for values in zip(*found, strict=True)])
        return int(cursor.rowcount)
