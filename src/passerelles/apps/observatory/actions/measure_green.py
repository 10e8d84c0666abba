"""Green occupations and green offers, derived from the flags of the ROME and published offers.

Offers are counted by occupation of ROME 3.47; the flags belong to those of ROME 4 that descend
from them. An occupation whose descendants differ makes an interval, never a share.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from passerelles.apps.harvest.derived import publish
from passerelles.apps.indicators.models import Observation
from passerelles.apps.indicators.reads.values import COLUMNS, Observed, observed
from passerelles.apps.indicators.writing import Writer
from passerelles.apps.reference.models import Edition, Occupation, Source, Transition
from passerelles.domain.indicators.fact import Fact, Place
from passerelles.domain.indicators.flagging import flagged_sum
from passerelles.domain.indicators.quantity import Quantity, exact

SOURCE = "green_occupations"
# Imports after which these figures may change.
FED_BY = frozenset(("tension_rome", "rome_347", "rome_460", "rome_40"))
OCCUPATIONS = {
    "green_occupations": Transition.GREEN,
    "strategic_occupations": Transition.STRATEGIC,
    "brown_occupations": Transition.BROWN,
}
OFFERS = {
    "green_job_offers": Transition.GREEN,
    "strategic_job_offers": Transition.STRATEGIC,
}
_COUNTED, _ROME = "online_job_offers", "ROME-3.47"
_FRANCE = Place("country", "FR", "COG-2026")


@dataclass(frozen=True, slots=True)
class _Flags:
    """The newest edition of the ROME that flags: how many occupations bear each flag, and the
    flags of the descendants of each older code.
    """

    edition: Edition
    counts: Mapping[str, int]
    descendants: Mapping[str, list[str]]


def measure_green(*, at: datetime) -> int:
    """Publish the green figures anew; how many changed. Nothing without an edition that flags."""
    flags = _read_flags()
    if flags is None or not Source.objects.filter(id=SOURCE).exists():
        return 0
    rows = (
        Writer(SOURCE, flags.edition.id)(fact) for fact in (*_occupations(flags), *_offers(flags))
    )
    within = Observation.objects.filter(indicator__in=(*OCCUPATIONS, *OFFERS))
    return publish(rows, source=SOURCE, within=within, at=at).total


def _read_flags() -> _Flags | None:
    flagged = Occupation.objects.current().exclude(transition="")
    edition = Edition.objects.filter(occupations__in=flagged).order_by("-published_on").first()
    if edition is None:
        return None
    counts: defaultdict[str, int] = defaultdict(int)
    descendants: defaultdict[str, list[str]] = defaultdict(list)
    rows = Occupation.objects.current().filter(edition=edition).order_by()
    for parent, parent_edition, flag in rows.values_list(
        "parent__code", "parent__edition_id", "transition"
    ):
        counts[flag] += 1
        if parent_edition == _ROME:
            descendants[parent].append(flag)
    return _Flags(edition, counts, descendants)


def _occupations(flags: _Flags) -> Iterator[Fact]:
    period = str(flags.edition.published_on.year)
    for indicator, flag in OCCUPATIONS.items():
        yield Fact(indicator, _FRANCE, period, exact(flags.counts.get(flag, 0)))


def _offers(flags: _Flags) -> Iterator[Fact]:
    """Offers by basin, region and country; each sum is made from the basins."""
    if not flags.descendants:
        return
    for (place, period), counts in _counted().items():
        for indicator, flag in OFFERS.items():
            borne = {
                key: [one == flag for one in flags.descendants.get(key.partition("/")[0], ())]
                for key in counts
            }
            yield Fact(indicator, place, period, flagged_sum(counts, borne))


def _counted() -> dict[tuple[Place, str], dict[str, Quantity]]:
    """Offers of each place and period, by ``code/basin``: what was read, summed by nobody."""
    rows = Observation.objects.current().filter(
        indicator=_COUNTED,
        territory_kind="employment_basin",
        occupation__startswith=f"{_ROME}:",
        source__is_demonstration=False,
    )
    found: defaultdict[tuple[Place, str], dict[str, Quantity]] = defaultdict(dict)
    for *cells, region in rows.order_by("id").values_list(*COLUMNS, "region"):
        row = observed(tuple(cells))
        code = row.dimensions.occupation.partition(":")[2]
        for place in _places(row, region):
            found[place, row.period][f"{code}/{row.territory_code}"] = row.quantity
    return found


def _places(row: Observed, region: str) -> Iterator[Place]:
    yield Place(row.territory_kind, row.territory_code, row.geography, region=region)
    if region:
        yield Place("region", region, "COG-2026", region=region)
    yield _FRANCE
