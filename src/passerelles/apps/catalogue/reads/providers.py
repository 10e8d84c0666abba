"""The sheet of one provider: who it is, where it trains, what it offers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from passerelles.apps.catalogue.models import CorrectedKind, Place, Provider, Training
from passerelles.apps.catalogue.reads.corrections import correct
from passerelles.apps.catalogue.reads.open_sessions import open_sessions
from passerelles.apps.catalogue.reads.rows import SessionRow, session_rows
from passerelles.apps.catalogue.reads.session_sheet import contacts, copied
from passerelles.apps.catalogue.reads.session_values import Contact, ProviderValue
from passerelles.apps.reference.models import Body
from passerelles.apps.reference.reads.editions import SourceValue, sources
from passerelles.apps.reference.reads.values import Slice

MOST_SITES = 40
SESSIONS_EACH = 3


@dataclass(frozen=True, slots=True)
class Site:
    """A place where the provider gives something today."""

    name: str
    address: str
    postcode: str
    city: str


@dataclass(frozen=True, slots=True)
class KnownBody:
    """What the official lists say of the same establishment (same SIRET)."""

    name: str
    kind: str
    is_qualiopi: bool | None
    is_closed: bool | None
    website: str
    source: SourceValue


@dataclass(frozen=True, slots=True)
class ProviderSheet:
    """``closed_on``: since when its source no longer publishes it, or None."""

    provider: ProviderValue
    description: str
    contacts: tuple[Contact, ...]
    sites: Slice[Site]
    bodies: tuple[KnownBody, ...]
    closed_on: date | None
    updated_on: date | None
    source: SourceValue


@dataclass(frozen=True, slots=True)
class OfferedTraining:
    """A training with its next sessions, the soonest first; ``sessions`` counts them all."""

    id: str
    title: str
    level_out: int | None
    sessions: int
    soonest: tuple[SessionRow, ...]


def provider_sheet(key: str) -> ProviderSheet | None:
    """The sheet of a provider, closed ones included; None when the key is unknown."""
    row = Provider.objects.filter(id=key).first()
    if row is None:
        return None
    correct(CorrectedKind.PROVIDER, [row])
    return ProviderSheet(
        provider=copied(ProviderValue, row),
        description=row.description,
        contacts=tuple(contacts(row.contacts)),
        sites=_sites(key),
        bodies=_bodies(row.siret),
        closed_on=row.closed_on,
        updated_on=row.updated_on,
        source=sources()[row.source_id],
    )


def offered_trainings(
    provider: str, *, today: date, offset: int = 0, limit: int = 10
) -> Slice[OfferedTraining]:
    """Trainings still published, those with a session to come first, the soonest before."""
    ahead = _ahead(provider, today)
    rest = Training.objects.current().filter(provider=provider).order_by("title", "id")
    order = list(dict.fromkeys([*ahead, *rest.values_list("id", flat=True)]))
    part = order[offset : offset + limit]
    found = {row.id: row for row in Training.objects.filter(id__in=part)}
    correct(CorrectedKind.TRAINING, found.values())
    soonest = [key for training in part for key in ahead.get(training, ())[:SESSIONS_EACH]]
    rows = {row.id: row for row in session_rows(soonest)}
    items = tuple(_offered(found[key], ahead.get(key, ()), rows) for key in part)
    return Slice(items, len(order))


def _ahead(provider: str, today: date) -> dict[str, tuple[str, ...]]:
    """Sessions that one may join, by training: keys only, some thousands for the largest body."""
    rows = open_sessions(today).filter(
        action__training__provider=provider, action__training__closed_on=None
    )
    ahead: dict[str, tuple[str, ...]] = {}
    for training, key in rows.order_by("start", "id").values_list("action__training", "id"):
        ahead[training] = (*ahead.get(training, ()), key)
    return ahead


def _offered(
    row: Training, ahead: tuple[str, ...], rows: Mapping[str, SessionRow]
) -> OfferedTraining:
    soonest = tuple(rows[key] for key in ahead[:SESSIONS_EACH] if key in rows)
    return OfferedTraining(row.id, row.title, row.exit_level, len(ahead), soonest)


def _sites(key: str) -> Slice[Site]:
    rows = Place.objects.current().filter(
        action__training__provider=key, action__closed_on=None, action__training__closed_on=None
    )
    values = rows.order_by("city", "address", "name").values_list(
        "name", "address", "postcode", "city"
    )
    distinct = values.distinct()
    part = [Site(*one) for one in distinct[: MOST_SITES + 1]]
    total = len(part) if len(part) <= MOST_SITES else distinct.count()
    return Slice(tuple(part[:MOST_SITES]), total)


def _bodies(siret: str) -> tuple[KnownBody, ...]:
    if not siret:
        return ()
    rows = Body.objects.current().filter(siret=siret).order_by("kind", "id")
    return tuple(
        KnownBody(
            name=row.name,
            kind=row.get_kind_display(),
            is_qualiopi=row.is_qualiopi,
            is_closed=row.is_closed,
            website=row.website,
            source=sources()[row.source_id],
        )
        for row in rows
    )
