"""The two measures that are not of the plan, asked again to find what they counted."""

from passerelles.domain.observatory.measures.offer_table import (
    CountedUnit,
    OfferTable,
    Sample,
    everyone,
    present,
)


def training_sessions(offer: OfferTable) -> Sample:
    """Sessions."""
    return Sample(CountedUnit.SESSION, everyone(offer), present(offer), counts=True)


def seats_offered(offer: OfferTable) -> Sample:
    """Their seats."""
    return Sample(CountedUnit.SEAT, everyone(offer), present(offer), counts=True)
