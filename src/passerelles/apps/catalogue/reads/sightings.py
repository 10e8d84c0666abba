"""Where sessions stand in the three regional portals."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Max, Q, QuerySet

from passerelles.apps.accounts.models import User
from passerelles.apps.accounts.rights import visible_to
from passerelles.apps.catalogue.models import PortalSighting, RegionalPortal


@dataclass(frozen=True, slots=True)
class PortalLine:
    """Counts of sessions of one portal; ``unsent``: seen there though never sent from here."""

    portal: RegionalPortal
    exported: int
    seen: int
    missing: int
    waiting: int
    unsent: int
    last_export: datetime | None
    last_list: datetime | None


@dataclass(frozen=True, slots=True)
class Standing:
    """One session in one portal; every moment None when nothing is known there."""

    portal: RegionalPortal
    exported_at: datetime | None = None
    seen_at: datetime | None = None
    missing_since: datetime | None = None


@dataclass(frozen=True, slots=True)
class MissingSession:
    key: str
    number: str
    title: str
    provider: str
    start: date | None
    exported_at: datetime | None
    seen_at: datetime | None
    missing_since: datetime | None


def portal_lines(actor: User) -> tuple[PortalLine, ...]:
    """The three portals with their counts, sessions closed by their source left out. One query."""
    sent = Q(exported_at__isnull=False)
    counted = (
        _current(actor)
        .order_by()
        .values("portal")
        .annotate(
            exported=Count("id", filter=sent),
            seen=Count("id", filter=Q(seen_at__isnull=False, missing_since=None)),
            missing=Count("id", filter=Q(missing_since__isnull=False)),
            waiting=Count("id", filter=sent & Q(seen_at=None, missing_since=None)),
            unsent=Count("id", filter=Q(exported_at=None, seen_at__isnull=False)),
            last_export=Max("exported_at"),
            last_list=Max("seen_at"),
        )
    )
    found: dict[str, dict[str, Any]] = {row["portal"]: {**row} for row in counted}
    empty = {"exported": 0, "seen": 0, "missing": 0, "waiting": 0, "unsent": 0}
    moments = {"last_export": None, "last_list": None}
    return tuple(
        PortalLine(**{**empty, **moments, **found.get(portal.value, {}), "portal": portal})
        for portal in RegionalPortal
    )


def missing_sessions(
    actor: User, portal: str, *, offset: int = 0, limit: int | None = None
) -> tuple[MissingSession, ...]:
    """Sent there and not seen there, the longest missing first."""
    rows = _current(actor).filter(portal=portal, missing_since__isnull=False)
    end = None if limit is None else offset + limit
    named = rows.order_by("missing_since", "session_id")[offset:end].values_list(
        "session_id",
        "session__number",
        "session__action__training__title",
        "session__action__training__provider__name",
        "session__start",
        "exported_at",
        "seen_at",
        "missing_since",
    )
    return tuple(MissingSession(*row) for row in named)


def standings(actor: User, session: str) -> tuple[Standing, ...]:
    """One session in each of the three portals."""
    rows = visible_to(PortalSighting.objects.filter(session=session), actor)
    found = {row.portal: row for row in rows}
    return tuple(_standing(portal, found.get(portal.value)) for portal in RegionalPortal)


def _standing(portal: RegionalPortal, row: PortalSighting | None) -> Standing:
    if row is None:
        return Standing(portal)
    return Standing(portal, row.exported_at, row.seen_at, row.missing_since)


def _current(actor: User) -> QuerySet[PortalSighting]:
    return visible_to(PortalSighting.objects.filter(session__closed_on=None), actor)
