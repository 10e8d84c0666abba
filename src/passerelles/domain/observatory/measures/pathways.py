"""Where trainings lead: certifications, blocks, levels, contracts, occupations."""

from passerelles.domain.observatory.measures.offer_table import (
    YES,
    Bools,
    CountedUnit,
    OfferTable,
    Sample,
    answer,
    everyone,
)

HIGHER = 6


def certifying_share(offer: OfferTable) -> Sample:
    """Sessions that lead to a certification."""
    return Sample(CountedUnit.SESSION, everyone(offer), offer.certifying)


def blocks_alone_share(offer: OfferTable) -> Sample:
    """Certifying sessions of which a block at least may be taken alone (action 12)."""
    return Sample(CountedUnit.SESSION, offer.certifying == YES, offer.apart, listed=True)


def exit_level_3_share(offer: OfferTable) -> Sample:
    """Sessions that lead to level 3 (CAP)."""
    return _level(offer, offer.exit_level == 3)


def exit_level_4_share(offer: OfferTable) -> Sample:
    """Sessions that lead to level 4 (baccalauréat)."""
    return _level(offer, offer.exit_level == 4)


def exit_level_5_share(offer: OfferTable) -> Sample:
    """Sessions that lead to level 5 (two years of higher education)."""
    return _level(offer, offer.exit_level == 5)


def exit_level_6_plus_share(offer: OfferTable) -> Sample:
    """Sessions that lead to level 6 or more (licence and beyond)."""
    return _level(offer, offer.exit_level >= HIGHER)


def apprenticeship_seats(offer: OfferTable) -> Sample:
    """Seats under a contract of apprenticeship (action 22)."""
    return Sample(CountedUnit.SEAT, everyone(offer), offer.apprenticeship, counts=True, listed=True)


def health_social_seats(offer: OfferTable) -> Sample:
    """Seats that prepare to the occupations of care and social work (action 21)."""
    return Sample(CountedUnit.SEAT, everyone(offer), offer.health_social, counts=True)


def tension_sessions_share(offer: OfferTable) -> Sample:
    """Sessions that lead to an occupation in tension where they take place (action 14)."""
    return Sample(CountedUnit.SESSION, everyone(offer), offer.tense)


def _level(offer: OfferTable, reached: Bools) -> Sample:
    return Sample(CountedUnit.SESSION, everyone(offer), answer(reached, known=offer.exit_level > 0))
