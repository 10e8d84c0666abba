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
    ``measured_of``: the older, broader occupation that tension and offers are measured of, empty
    when it is its own. ``offers_around``: those of the region, ``place_around``, and
    ``offers_expected`` what the basin would have of them, else of the hirings of the country, dated
    ``hirings_vintage``. ``shared``: among how many
    occupations those figures are, 1 for the namesake of what was measured. Vintages: ``2021``.
    """

    tension: Floats
    instability: Floats
    offers: Floats
    projects: Floats
    projects_high: Floats
    seasonal: Floats
    offers_around: Floats
    offers_expected: Floats
    place: str = ""
    tension_vintage: str = ""
    projects_vintage: str = ""
    hirings_vintage: str = ""
    measured_of: tuple[str, ...] = ()
    place_around: str = ""
    shared: Floats | None = None

    def broader(self, row: int) -> str:
        """The occupation that tension and offers are measured of, empty when it is this one."""
        return self.measured_of[row] if self.measured_of else ""


def nothing_published(size: int, place: str = "") -> Openings:
    """The openings of a territory of which no figure is loaded."""
    return Openings(
        tension=unknown(size),
        instability=unknown(size),
        offers=unknown(size),
        projects=unknown(size),
        projects_high=unknown(size),
        seasonal=unknown(size),
        offers_around=unknown(size),
        offers_expected=unknown(size),
        place=place,
    )


NEUTRAL_TENSION = 1.0 / _TOP
NEUTRAL_VOLUME = 0.7  # figures are not published where they are small
_MANY_OFFERS = 1000.0
_BY_PLENTY = ((0.0, 0.26, 1.0), (0.5, 0.7, 1.0))  # steeper under five offers a year
_PER_INSTABILITY, _IN_SEASON = 0.1, 0.85


def tension_factor(openings: Openings) -> Floats:
    """From 0.82 (class 1) to 1 (class 5), linear: it orders and never hides an occupation.

    Guidance that only follows local needs is what the regional plan refuses. An occupation without
    class stays where a middling one is (``NEUTRAL_TENSION``).
    """
    return (1.0 + _PER_CLASS * (openings.tension - _MIDDLE)) / _TOP


def volume_factor(openings: Openings) -> Floats:
    """From 0.5 (no offer), 0.7 (five a year) to 1 (a thousand a year or more), in logarithms."""
    found: Floats = np.interp(plenty(openings), *_BY_PLENTY)
    return found


def plenty(openings: Openings) -> Floats:
    """How much is offered: 0 (nothing) to 1 (a thousand offers a year or more), in logarithms.

    Where the basin publishes nothing, what it would have of the offers of its region.
    """
    offers = np.where(np.isnan(openings.offers), openings.offers_expected, openings.offers)
    found: Floats = np.minimum(np.log1p(_own(openings, offers)) / np.log1p(_MANY_OFFERS), 1.0)
    return found


def expected(openings: Openings, row: int) -> float:
    """Hirings or offers of a year that one basin would have of an occupation, NaN when unknown."""
    return float(_own(openings, openings.offers_expected)[row])


def _own(openings: Openings, figures: Floats) -> Floats:
    return figures if openings.shared is None else figures / openings.shared


def lasting_factor(openings: Openings, in_season: Floats) -> Floats:
    """For who wants work all year: 1 − 0.8 × seasonal part, else what class and sheet say.

    The class (Dares, « non-durabilité de l’emploi ») mixes short contracts, part time and seasonal
    projects: it speaks only where the seasonal part is not published, from 1 to 0.6. ``in_season``:
    how surely one hires there for a season (0 to 1), NaN when nothing tells it; the worst counts.
    """
    by_class = 1.0 - _PER_INSTABILITY * (openings.instability - 1.0)
    by_sheet = np.where(in_season > 0, 1.0 - _IN_SEASON * in_season, np.nan)
    told = np.fmin(by_class, by_sheet)
    return np.where(np.isnan(openings.seasonal), told, 1.0 - 0.8 * openings.seasonal)
