"""What data say of each occupation on one territory: tension, projects, how lasting jobs are."""

from dataclasses import dataclass

import numpy as np

from passerelles.domain.guidance.reaching.axis_parts import Floats, unknown

STRONG, WEAK = 4, 2  # classes of tension told as strong from, as weak to
_PER_CLASS, _MIDDLE = 0.05, 3.0
_TOP = 1.0 + _PER_CLASS * 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Openings:
    """Arrays of one number an occupation, NaN where nothing is published.

    ``tension`` and ``instability``: classes, 1 to 5. ``offers``: put online in a year. ``projects``
    to ``projects_high``: interval of the recruitment projects of a year. ``seasonal``: part of
    them, 0 to 1. ``place``: the name of the territory measured, empty when nobody told where.
    Vintages: ``2021``.
    """

    tension: Floats
    instability: Floats
    offers: Floats
    projects: Floats
    projects_high: Floats
    seasonal: Floats
    place: str = ""
    tension_vintage: str = ""
    projects_vintage: str = ""

    @property
    def is_empty(self) -> bool:
        return bool(np.isnan(self.tension).all() and np.isnan(self.projects).all())


def nothing_published(size: int, place: str = "") -> Openings:
    """The openings of a territory of which no figure is loaded."""
    return Openings(
        tension=unknown(size),
        instability=unknown(size),
        offers=unknown(size),
        projects=unknown(size),
        projects_high=unknown(size),
        seasonal=unknown(size),
        place=place,
    )


NEUTRAL_TENSION = 1.0 / _TOP
NEUTRAL_VOLUME = 0.7  # figures are not published where they are small
_LEAST_VOLUME, _MANY_OFFERS = 0.6, 1000.0


def tension_factor(openings: Openings) -> Floats:
    """From 0.82 (class 1) to 1 (class 5), linear: it orders and never hides an occupation.

    Guidance that only follows local needs is what the regional plan refuses. An occupation without
    class stays where a middling one is (``NEUTRAL_TENSION``).
    """
    return (1.0 + _PER_CLASS * (openings.tension - _MIDDLE)) / _TOP


def volume_factor(openings: Openings) -> Floats:
    """From 0.6 (no offer) to 1 (a thousand offers a year or more), in logarithms."""
    part: Floats = np.minimum(np.log1p(openings.offers) / np.log1p(_MANY_OFFERS), 1.0)
    return _LEAST_VOLUME + (1.0 - _LEAST_VOLUME) * part


def lasting_factor(openings: Openings) -> Floats:
    """For who wants work all year: 1 − 0.8 × seasonal part, else 1 to 0.4 by class of instability.

    The class (Dares, « non-durabilité de l’emploi ») mixes short contracts, part time and seasonal
    projects: it speaks only where the seasonal part is not published.
    """
    by_class = 1.0 - 0.15 * (openings.instability - 1.0)
    return np.where(np.isnan(openings.seasonal), by_class, 1.0 - 0.8 * openings.seasonal)
