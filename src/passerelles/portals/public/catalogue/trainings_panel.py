"""Sessions of the offer where another page mentions them: soonest ones, and the way to all."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from passerelles.apps.catalogue.reads.rows import SessionRow
from passerelles.apps.catalogue.reads.trainings import OfferGlance
from passerelles.portals.public.catalogue.session import words
from passerelles.portals.public.catalogue.session.facts import joined
from passerelles.portals.public.reference.values import Link
from passerelles.portals.public.shell.french import counted


@dataclass(frozen=True, slots=True)
class TrainingsPanel:
    """``sentence`` is empty when nothing is offered; ``everything`` leads to the search."""

    sentence: str
    links: tuple[Link, ...]
    everything: Link
    is_demonstration: bool


def trainings_panel(offer: OfferGlance, **wanted: str) -> TrainingsPanel:
    """``wanted``: the filter of the search that finds the same sessions."""
    sentence = ""
    if offer.sessions:
        sessions = counted(offer.sessions, "session à venir", "sessions à venir")
        sentence = f"{sessions}, de {counted(offer.trainings, 'formation', 'formations')}."
    search = f"{reverse('sessions')}?{urlencode(wanted)}"
    return TrainingsPanel(
        sentence=sentence,
        links=tuple(map(session_link, offer.soonest)),
        everything=Link("Les voir toutes, et chercher près de chez vous", search),
        is_demonstration=any(row.demonstration for row in offer.soonest),
    )


def session_link(row: SessionRow) -> Link:
    """Title, then when, where and by whom."""
    cities = joined(dict.fromkeys(place.label for place in row.places)) or words.mode(row.mode)
    dates = words.dates(row.start, row.end, row.entry_mode) or "dates non communiquées"
    said = (dates, cities, row.provider_name, words.recruitment(row.recruitment_state).lower())
    return Link(row.title, reverse("session", args=[row.id]), joined(said, " · "))


def date_link(row: SessionRow) -> Link:
    """When, then where: for lists that already name the training and its provider."""
    cities = joined(dict.fromkeys(place.label for place in row.places)) or words.mode(row.mode)
    dates = words.dates(row.start, row.end, row.entry_mode) or "dates non communiquées"
    state = words.recruitment(row.recruitment_state).lower()
    href = reverse("session", args=[row.id])
    return Link(f"{dates[:1].upper()}{dates[1:]}", href, joined((cities, state), " · "))
