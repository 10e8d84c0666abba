"""Where a figure, an indicator, a territory lead in the observatory; empty without that page."""

from functools import cache

from django.urls import NoReverseMatch, reverse

from passerelles.apps.indicators.reads.values import Observed
from passerelles.apps.observatory.reads.around import DIAGNOSED
from passerelles.apps.observatory.reads.explorer.places import Place
from passerelles.portals.public.reference.addresses import KIND_SLUGS


def figure_address(seen: Observed) -> str:
    """Where the figure comes from: its definition, lines of files and editions."""
    return f"{_figures()}{seen.id}"


def indicator_address(code: str) -> str:
    """Every version of the definition."""
    return _there("indicator", code)


def diagnosis_address(place: Place) -> str:
    """All that is known of a territory; of those that are diagnosed only."""
    if place.kind not in DIAGNOSED or not place.is_named:
        return ""
    return _there("diagnosis", KIND_SLUGS[place.kind], place.code)


@cache
def _figures() -> str:
    """What comes before the number of a figure: a list holds hundreds of these links."""
    return _there("figure", 0).removesuffix("0")


def _there(name: str, *args: object) -> str:
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""
