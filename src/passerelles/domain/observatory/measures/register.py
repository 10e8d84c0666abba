"""Every measure of the offer, by the code of its indicator."""

from collections.abc import Callable, Mapping

from passerelles.domain.observatory.measures import access, green, pathways, quality, volume
from passerelles.domain.observatory.measures.offer_table import OfferTable, Sample

Measure = Callable[[OfferTable], Sample]

# Of the sessions that start in a year.
YEARLY: Mapping[str, Measure] = {
    measure.__name__: measure
    for measure in (
        volume.prf_seats,
        volume.programme_seats,
        volume.trainings_offered,
        volume.providers_offering,
        green.prf_green_share,
        green.prf_green_trainings_share,
        green.prf_green_rome_share,
        green.prf_ecological_module_share,
        green.prf_digital_module_share,
        access.distance_share,
        access.continuous_entry_share,
        access.evening_weekend_share,
        access.open_entry_share,
        access.nothing_to_pay_share,
        access.rural_seats_share,
        access.qpv_seats_share,
        access.adjustments_share,
        access.disability_referent_share,
        pathways.certifying_share,
        pathways.blocks_alone_share,
        pathways.exit_level_3_share,
        pathways.exit_level_4_share,
        pathways.exit_level_5_share,
        pathways.exit_level_6_plus_share,
        pathways.apprenticeship_seats,
        pathways.health_social_seats,
        pathways.tension_sessions_share,
        quality.label_providers_share,
        quality.label_seats_share,
        quality.qualiopi_providers_share,
    )
}
# Of the sessions that one may still join, month after month.
MONTHLY: Mapping[str, Measure] = {
    measure.__name__: measure
    for measure in (access.information_meeting_share, quality.fresh_sessions_share)
}
MEASURES: Mapping[str, Measure] = {**YEARLY, **MONTHLY}
