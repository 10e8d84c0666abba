"""Green and digital content of the regional training plan (actions 1, 3 and 12)."""

from passerelles.domain.observatory.measures.offer_table import (
    CountedUnit,
    OfferTable,
    Sample,
    plan_sessions,
)


def prf_green_share(offer: OfferTable) -> Sample:
    """Seats of the PRF whose content is green, as the body says (Pacte vert)."""
    return Sample(CountedUnit.SEAT, plan_sessions(offer), offer.green_content)


def prf_green_trainings_share(offer: OfferTable) -> Sample:
    """The same in trainings: one is green when one of its actions is."""
    return Sample(CountedUnit.TRAINING, plan_sessions(offer), offer.green_content)


def prf_green_rome_share(offer: OfferTable) -> Sample:
    """Seats of the PRF that lead to an occupation flagged green by the ROME."""
    return Sample(CountedUnit.SEAT, plan_sessions(offer), offer.green_rome)


def prf_ecological_module_share(offer: OfferTable) -> Sample:
    """Sessions of the PRF with the module on the ecological transition."""
    return Sample(CountedUnit.SESSION, plan_sessions(offer), offer.ecological_module)


def prf_digital_module_share(offer: OfferTable) -> Sample:
    """Sessions of the PRF with the module on digital uses, compulsory in each path (action 3)."""
    return Sample(CountedUnit.SESSION, plan_sessions(offer), offer.digital_module)
