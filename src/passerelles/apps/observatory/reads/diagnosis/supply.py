"""The training that is offered in a territory and around its largest commune."""

from collections.abc import Mapping
from datetime import date

from passerelles.apps.indicators.reads.values import Observed
from passerelles.apps.observatory.reads.diagnosis.facts import SEATS, WITHIN, Facts
from passerelles.apps.observatory.reads.diagnosis.lacking import lacking
from passerelles.apps.observatory.reads.diagnosis.offer import (
    ON_THE_ROAD,
    LocalOffer,
    offer_sources,
)
from passerelles.apps.observatory.reads.diagnosis.values import (
    Figure,
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
        seats=_seats(facts, day),
        population_within=tuple(facts.total(code) for code in WITHIN),
        is_demonstration=bool(offer) and any(s.is_demonstration for s in offer_sources()),
        missing=None if offer else NO_OFFER,
    )


def _seats(facts: Facts, day: date) -> tuple[Figure, ...]:
    """Those of this year and of the next, as far as they are known; else why they are not."""
    known = (facts.before.get(SEATS), facts.total(SEATS))
    told = tuple(o for o in known if isinstance(o, Observed) and o.period >= str(day.year))
    return told or (lacking(SEATS, facts.kind),)


def _rings(offer: LocalOffer, insee: str) -> tuple[SupplyRing, ...]:
    counts: Mapping[int, int | None] = {m: offer.within(insee, m) for m in ON_THE_ROAD}
    return tuple(SupplyRing(m, count) for m, count in counts.items() if count is not None)
