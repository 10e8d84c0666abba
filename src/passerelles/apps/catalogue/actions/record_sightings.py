"""Where sessions stand in the regional portals: sent there, seen there, missing since."""

from collections.abc import Collection, Iterator
from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce

from passerelles.apps.accounts.models import User
from passerelles.apps.accounts.rights import Verb, require
from passerelles.apps.catalogue.actions.refusals import ActionRefused
from passerelles.apps.catalogue.models import PortalSighting, RegionalPortal, Session
from passerelles.apps.journal.actions import record

BATCH = 5_000
UNKNOWN_SHOWN = 20


@dataclass(frozen=True, slots=True)
class ListRecorded:
    """Counts of sessions; ``unknown``: numbers that no session of the offer has, the first ones."""

    known: int
    missing: int
    unknown: int
    examples: tuple[str, ...]


@transaction.atomic
def record_sightings(
    *, portal: str, numbers: Collection[str], author: User, now: datetime
) -> ListRecorded:
    """Say that ``portal`` shows these sessions (numbers or keys), and not the others sent there.

    A session sent to the portal and absent from the list is missing since the first such list.
    Raises ActionRefused on an unknown portal or an empty list.
    """
    _require(author, portal, numbers)
    known, unknown = _keys(numbers)
    _upsert(portal, known, seen_at=now)
    absent = PortalSighting.objects.filter(portal=portal, exported_at__lte=now).filter(
        Q(seen_at=None) | Q(seen_at__lt=now), session__closed_on=None
    )
    missing = absent.update(missing_since=Coalesce(F("missing_since"), now))
    return _journal(
        "portal.seen", (portal, known, unknown), author=author, now=now, missing=missing
    )


@transaction.atomic
def record_exports(
    *, portal: str, numbers: Collection[str], author: User | None, now: datetime
) -> ListRecorded:
    """Say that these sessions were sent to ``portal``; no ``author``: the export says it."""
    _require(author, portal, numbers)
    known, unknown = _keys(numbers)
    _upsert(portal, known, exported_at=now)
    return _journal("portal.exported", (portal, known, unknown), author=author, now=now)


def _require(author: User | None, portal: str, numbers: Collection[str]) -> None:
    if author is not None:
        require(author, Verb.WRITE, PortalSighting)
    if portal not in RegionalPortal.values:
        raise ActionRefused(f"« {portal} » n’est pas un portail : {', '.join(RegionalPortal)}.")
    if not numbers:
        raise ActionRefused("La liste est vide : vérifiez le fichier, rien n’a été enregistré.")


def _keys(numbers: Collection[str]) -> tuple[set[str], list[str]]:
    """The sessions that these numbers name, and the numbers that name none."""
    keys, named = set(), set()
    for part in _parts(numbers):
        rows = Session.objects.filter(Q(id__in=part) | Q(number__in=part), closed_on=None)
        for key, number in rows.values_list("id", "number"):
            keys.add(key)
            named |= {key, number}
    return keys, sorted(set(numbers) - named)


def _upsert(portal: str, keys: set[str], **moment: datetime) -> None:
    """Write the moment (``seen_at`` or ``exported_at``); a session seen is not missing."""
    seen = "seen_at" in moment
    for part in _parts(sorted(keys)):
        known: QuerySet[PortalSighting] = PortalSighting.objects.filter(portal=portal)
        rows = [PortalSighting(session_id=key, portal=portal, **moment) for key in part]
        PortalSighting.objects.bulk_create(
            rows,
            update_conflicts=True,
            unique_fields=["session", "portal"],
            update_fields=list(moment),
        )
        if seen:
            known.filter(session__in=part).update(missing_since=None)


def _parts(values: Collection[str]) -> Iterator[list[str]]:
    everything = list(values)
    for start in range(0, len(everything), BATCH):
        yield everything[start : start + BATCH]


def _journal(
    verb: str,
    what: tuple[str, set[str], list[str]],
    *,
    author: User | None,
    now: datetime,
    missing: int = 0,
) -> ListRecorded:
    portal, known, unknown = what
    done = ListRecorded(len(known), missing, len(unknown), tuple(unknown[:UNKNOWN_SHOWN]))
    actor = author.email if author else "export"
    record(verb, actor=actor, on=("portal", portal), at=now, details=asdict(done))
    return done
