"""Everything that is read once of the catalogue and of its ground, to measure it."""

from dataclasses import dataclass
from datetime import date

from passerelles.apps.observatory.reads.measures.table import Told, offer_table, read_told
from passerelles.apps.observatory.reads.measures.zoning import Zoning, read_zoning
from passerelles.apps.observatory.reads.supply.ground import Ground
from passerelles.apps.observatory.reads.supply.offered import Offered, read_offered
from passerelles.domain.observatory.measures.offer_table import OfferTable


@dataclass(frozen=True, slots=True)
class Measuring:
    """Sessions, actions and territories as columns."""

    offered: Offered
    told: Told
    table: OfferTable
    ground: Ground
    zoning: Zoning


def read_measuring(ground: Ground, *, today: date) -> Measuring:
    """The catalogue as it is on ``today``; some twenty queries, whatever its size."""
    offered = read_offered(ground.numbers, today=today)
    told, zoning = read_told(offered, ground), read_zoning(ground)
    table = offer_table(offered, told, ground, zoning, today=today)
    return Measuring(offered, told, table, ground, zoning)
