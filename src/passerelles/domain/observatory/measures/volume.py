"""How much is offered, and by whom (actions 1, 14, 18, 20, 25)."""

from passerelles.domain.observatory.measures.offer_table import (
    CountedUnit,
    OfferTable,
    Sample,
    everyone,
    present,
)


def prf_seats(offer: OfferTable) -> Sample:
    """Seats that the regional training plan buys."""
    return Sample(CountedUnit.SEAT, everyone(offer), offer.in_plan, counts=True)


def programme_seats(offer: OfferTable) -> Sample:
    """Seats of the programmes of the plan, those of apprenticeship among them."""
    return Sample(CountedUnit.SEAT, offer.programme >= 0, present(offer), counts=True)


def trainings_offered(offer: OfferTable) -> Sample:
    """Trainings that have a session."""
    return Sample(CountedUnit.TRAINING, everyone(offer), present(offer), counts=True)


def providers_offering(offer: OfferTable) -> Sample:
    """Bodies that have a session."""
    return Sample(CountedUnit.PROVIDER, everyone(offer), present(offer), counts=True)
