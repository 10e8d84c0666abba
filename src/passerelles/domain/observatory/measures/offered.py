"""The two measures that are not of the plan, asked again to find what they counted."""

import numpy as np

from passerelles.domain.observatory.measures.offer_table import (
    YES,
    Answers,
    CountedUnit,
    OfferTable,
    Sample,
    everyone,
)


def training_sessions(offer: OfferTable) -> Sample:
    """Sessions."""
    return Sample(CountedUnit.SESSION, everyone(offer), _present(offer), counts=True)


def seats_offered(offer: OfferTable) -> Sample:
    """Their seats."""
    return Sample(CountedUnit.SEAT, everyone(offer), _present(offer), counts=True)


def _present(offer: OfferTable) -> Answers:
    return np.full(len(offer), YES, dtype=np.int8)
