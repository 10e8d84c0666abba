"""Who may enter, when, from where and at what price (actions 11, 12, 14, 20, 25 and 26)."""

from passerelles.domain.observatory.measures.offer_table import (
    CountedUnit,
    OfferTable,
    Sample,
    everyone,
)


def distance_share(offer: OfferTable) -> Sample:
    """Sessions followed at a distance, wholly or in part."""
    return Sample(CountedUnit.SESSION, everyone(offer), offer.distance, by_seat_of_body=True)


def continuous_entry_share(offer: OfferTable) -> Sample:
    """Sessions that one may enter all year round."""
    return Sample(CountedUnit.SESSION, everyone(offer), offer.continuous)


def evening_weekend_share(offer: OfferTable) -> Sample:
    """Sessions given in the evening or at the week-end."""
    return Sample(CountedUnit.SESSION, everyone(offer), offer.evening_weekend)


def open_entry_share(offer: OfferTable) -> Sample:
    """Sessions that ask for no diploma."""
    return Sample(CountedUnit.SESSION, everyone(offer), offer.open_entry)


def information_meeting_share(offer: OfferTable) -> Sample:
    """Sessions to come with an information meeting; those that are over have lost theirs."""
    return Sample(CountedUnit.SESSION, offer.to_come, offer.meeting, listed=True)


def nothing_to_pay_share(offer: OfferTable) -> Sample:
    """Sessions that leave nothing to pay, among those that say what they leave."""
    return Sample(CountedUnit.SESSION, everyone(offer), offer.nothing_to_pay)


def rural_seats_share(offer: OfferTable) -> Sample:
    """Seats of the sessions that have a place in a rural commune."""
    return Sample(CountedUnit.SEAT, everyone(offer), offer.rural)


def qpv_seats_share(offer: OfferTable) -> Sample:
    """Seats of the sessions that have a place in a commune touched by a priority district."""
    return Sample(CountedUnit.SEAT, everyone(offer), offer.qpv)


def adjustments_share(offer: OfferTable) -> Sample:
    """Sessions that welcome disabled people with adjustments."""
    return Sample(CountedUnit.SESSION, everyone(offer), offer.adjustments)


def disability_referent_share(offer: OfferTable) -> Sample:
    """Bodies that name whom a disabled person may call."""
    return Sample(CountedUnit.PROVIDER, everyone(offer), offer.referent, listed=True)
