"""Where and when sessions count: pairs of a session and a cell, a zone at a period."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from passerelles.apps.observatory.reads.measures.table import Told
from passerelles.apps.observatory.reads.measures.zoning import Zoning
from passerelles.apps.observatory.reads.supply.ground import ZoneLayer
from passerelles.apps.observatory.reads.supply.offered import Offered
from passerelles.domain.observatory.measures.offer_table import YES, Answers, Bools, Ints
from passerelles.domain.observatory.supply import Links


@dataclass(frozen=True, slots=True)
class Window:
    """The sessions measured together; ``at`` says of which of ``periods`` each is."""

    periods: Sequence[str]
    sessions: Ints
    at: Ints


def years(offered: Offered, *, generated: bool, today: date) -> Window:
    """The sessions that start this year or the next one."""
    near = (offered.year == today.year) | (offered.year == today.year + 1)
    sessions = np.flatnonzero(near & (offered.generated == generated))
    periods = (str(today.year), str(today.year + 1))
    return Window(periods, sessions, offered.year[sessions] - today.year)


def month(offered: Offered, *, generated: bool, today: date) -> Window:
    """The sessions that one may still join, this month."""
    sessions = np.flatnonzero(offered.to_come & (offered.generated == generated))
    return Window((f"{today:%Y-%m}",), sessions, np.zeros(len(sessions), dtype=np.int64))


@dataclass(frozen=True, slots=True)
class Spread:
    """``rows``: sessions; ``cells``: zone × periods + period; a pair stands once."""

    rows: Ints
    cells: Ints

    def only(self, kept: Bools) -> "Spread":
        return Spread(self.rows[kept], self.cells[kept])


def spread(places: Links, actions: Ints, window: Window) -> Spread:
    """``places``: from actions to zones; ``actions``: of each session."""
    positions, zones = places.expand(actions[window.sessions])
    cells = zones * len(window.periods) + window.at[positions]
    return Spread(window.sessions[positions], cells)


@dataclass(frozen=True, slots=True)
class Ways:
    """From actions to the zones of one layer: by place, by place or body, by rural place…"""

    places: Links
    bodies: Links
    rural: Links
    qpv: Links


def ways(offered: Offered, told: Told, zoning: Zoning, layer: ZoneLayer) -> Ways:
    return Ways(
        places=offered.places.then(layer.links),
        bodies=told.bodies.then(layer.links),
        rural=_among(offered, zoning.rural).then(layer.links),
        qpv=_among(offered, zoning.qpv).then(layer.links),
    )


def _among(offered: Offered, of_commune: Answers) -> Links:
    """The places in the communes that answer yes."""
    size = len(offered.action_keys)
    positions, communes = offered.places.expand(np.arange(size))
    kept = of_commune[communes] == YES
    return Links(positions[kept], communes[kept], size=size)
