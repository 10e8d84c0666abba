"""Which territory and which day a page of the desk is asked for."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.http import Http404

from passerelles.apps.indicators.reads.as_of import instant
from passerelles.apps.indicators.reads.headlines import Where
from passerelles.apps.steering.reads.region import plan_region
from passerelles.apps.steering.reads.values.places import place_of


@dataclass(frozen=True, slots=True)
class Asked:
    """``written``: the words of ``as_of`` in the address, empty for now."""

    where: Where
    region: str
    as_of: datetime | None
    written: str

    @property
    def written_where(self) -> str:
        return str(self.where)

    @property
    def query(self) -> str:
        """What keeps the territory and the day in another address, ``?`` included, or nothing."""
        said = {"as_of": self.written} if self.written else {}
        if self.where != Where("region", self.region):
            said["territory"] = str(self.where)
        return f"?{urlencode(said, safe=':')}" if said else ""


def asked(query: Mapping[str, str]) -> Asked:
    """Raises Http404, with a French sentence, for a territory or a day that means nothing."""
    region = plan_region()
    written = query.get("as_of", "").strip()
    try:
        moment = instant(written)
    except ValueError:
        raise Http404(
            f"« {written[:30]} » n’est pas une date : écrivez AAAA-MM-JJ, comme 2025-12-31."
        ) from None
    return Asked(_where(query.get("territory", "").strip(), region), region, moment, written)


def _where(written: str, region: str) -> Where:
    if not written:
        return Where("region", region)
    kind, _, code = written.partition(":")
    where = Where(kind, code)
    if not code or place_of(where) is None:
        raise Http404(
            f"Aucun territoire ne s’écrit « {written[:40]} » : choisissez-en un dans la liste."
        )
    return where
