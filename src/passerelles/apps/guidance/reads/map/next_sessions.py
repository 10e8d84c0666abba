"""The next session of each training around a place."""

from collections.abc import Collection
from datetime import date

from django.db.models import F, Q

from passerelles.apps.catalogue.models import Mode, RecruitmentState
from passerelles.apps.catalogue.reads.open_sessions import open_sessions
from passerelles.apps.catalogue.reads.vocabulary import programmes
from passerelles.apps.catalogue.search.errors import BadSearch
from passerelles.apps.catalogue.search.generation import Generation, current_generation
from passerelles.apps.catalogue.search.place import surroundings
from passerelles.apps.guidance.reads.map.around_me import RADIUS_KM
from passerelles.apps.reference.models import TerritoryKind
from passerelles.apps.reference.reads.place_reading import NamedPlace
from passerelles.domain.reference.communes import departement_of

_CLOSED = (RecruitmentState.CLOSED, RecruitmentState.SUSPENDED)


def next_sessions(
    trainings: Collection[str], place: NamedPlace | None, *, today: date
) -> dict[str, str]:
    """Key of the session that one may join the soonest, by training; none has no entry.

    Within 50 km of a commune, in a département, everywhere without a place; or at a distance. One
    query. Raises SearchUnavailable when the index cannot be read.
    """
    hidden = [slug for slug, one in programmes().items() if not one.bookable_by_public]
    rows = (
        open_sessions(today)
        .filter(action__training_id__in=trainings)
        .exclude(recruitment_state__in=_CLOSED)
        .exclude(action__programme__in=hidden)
    )
    if place is not None:
        there = Q(action__places__commune_id__in=_communes(place), action__places__closed_on=None)
        rows = rows.filter(there | Q(action__mode=Mode.REMOTE))
    latest_first = rows.order_by(F("start").desc(nulls_first=True), "-id")
    return dict(latest_first.values_list("action__training_id", "id"))


def _communes(place: NamedPlace) -> list[str]:
    """Keys of the communes of the offer that lie around."""
    generation = current_generation()
    if generation is None:
        return []
    keys = generation.columns.meta["communes"]
    if place.kind == TerritoryKind.DEPARTEMENT:
        return [key for key in keys if departement_of(key.rpartition(":")[2]) == place.code]
    return [keys[at] for at in _within(generation, place.code)]


def _within(generation: Generation, commune: str) -> list[int]:
    try:
        found = surroundings(generation, commune).within(RADIUS_KM, None)
    except BadSearch:  # nobody knows where that commune is
        return []
    return [int(at) for at in found]
