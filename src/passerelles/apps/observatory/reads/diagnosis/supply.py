"""The training that is offered in a territory and around its largest commune."""

from collections.abc import Mapping
from datetime import date

from passerelles.apps.observatory.reads.diagnosis.facts import SEATS, WITHIN, Facts
from passerelles.apps.observatory.reads.diagnosis.offer import (
    ON_THE_ROAD,
    LocalOffer,
    offer_sources,
)
from passerelles.apps.observatory.reads.diagnosis.values import (
    Identity,
    Supply,
    SupplyRing,
    Unavailable,
)
from passerelles.domain.common.absence import Absence

NO_OFFER = Unavailable(
    "training_sessions", Absence.MISSING_INPUT, "aucune offre de formation n’est chargée"
)


def supply_of(offer: LocalOffer | None, identity: Identity, facts: Facts, day: date) -> Supply:
    centre = identity.largest_communes[0] if identity.largest_communes else None
    rings = _rings(offer, centre.code) if offer and centre else ()
    return Supply(
        day=day,
        centre=centre,
        inside=offer.inside() if offer else 0,
        rings=rings,
        seats=facts.total(SEATS),
        population_within=tuple(facts.total(code) for code in WITHIN),
        is_demonstration=bool(offer) and any(s.is_demonstration for s in offer_sources()),
        missing=None if offer else NO_OFFER,
    )


def _rings(offer: LocalOffer, insee: str) -> tuple[SupplyRing, ...]:
    counts: Mapping[int, int | None] = {m: offer.within(insee, m) for m in ON_THE_ROAD}
    return tuple(SupplyRing(m, count) for m, count in counts.items() if count is not None)
