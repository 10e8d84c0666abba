"""Who gives the offer and how well it is described (actions 18, 19 and 26)."""

from passerelles.domain.observatory.measures.offer_table import (
    CountedUnit,
    OfferTable,
    Sample,
    everyone,
)


def label_providers_share(offer: OfferTable) -> Sample:
    """Bodies that hold the label Certif'Région."""
    return Sample(CountedUnit.PROVIDER, everyone(offer), offer.label)


def label_seats_share(offer: OfferTable) -> Sample:
    """Seats given by the bodies that hold it."""
    return Sample(CountedUnit.SEAT, everyone(offer), offer.label)


def qualiopi_providers_share(offer: OfferTable) -> Sample:
    """Bodies certified Qualiopi for one type of action at least."""
    return Sample(CountedUnit.PROVIDER, everyone(offer), offer.qualiopi)


def fresh_sessions_share(offer: OfferTable) -> Sample:
    """Sessions to come that their body has told again within six months."""
    return Sample(CountedUnit.SESSION, offer.to_come, offer.fresh)
