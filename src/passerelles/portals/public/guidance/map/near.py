"""What the offer holds around a place, in plain French."""

from dataclasses import dataclass

from django.urls import reverse

from passerelles.apps.guidance.reads.map.around_me import RADIUS_KM, AroundMe
from passerelles.apps.reference.models import TerritoryKind
from passerelles.apps.reference.reads.place_reading import NamedPlace
from passerelles.portals.public.catalogue.meetings.page import MeetingDay, days
from passerelles.portals.public.reference.values import Link
from passerelles.portals.public.shell.french import counted


@dataclass(frozen=True, slots=True)
class NearYou:
    """``offer``: how much of the offer leads there, and where; ``search`` opens it."""

    offer: str
    search: str
    bodies: tuple[Link, ...]
    meetings: tuple[MeetingDay, ...]


def near_you(found: AroundMe, place: NamedPlace | None, search: str) -> NearYou:
    return NearYou(
        offer=_offer(found.sessions, place),
        search=search,
        bodies=tuple(
            Link(
                one.name,
                reverse("provider", args=[one.key]),
                counted(one.sessions, "session", "sessions"),
            )
            for one in found.bodies
        ),
        meetings=days(found.meetings),
    )


def _offer(sessions: int, place: NamedPlace | None) -> str:
    around = _around(place)
    if not sessions:
        return f"Aucune session à venir n’y mène {around}."
    verb = "y mène" if sessions == 1 else "y mènent"
    return f"{counted(sessions, 'session à venir', 'sessions à venir')} {verb} {around}."


def _around(place: NamedPlace | None) -> str:
    if place is None:
        return "dans toute l’offre connue"
    if place.kind == TerritoryKind.DEPARTEMENT:
        return f"dans le département ({place.label})"
    return f"à {RADIUS_KM}\u00a0km ou moins de {place.label}, ou à distance"
