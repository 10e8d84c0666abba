"""Training fields whose occupations are in tension: names cross nomenclatures, figures do not."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import Count, Q
from django.db.models.functions import Left

from passerelles.apps.indicators.models import Observation
from passerelles.apps.indicators.reads.bridging import BridgePath, path
from passerelles.apps.observatory.reads.apprenticeship.labels import DOMAIN_LENGTH, NSF
from passerelles.apps.observatory.reads.apprenticeship.values import (
    FieldTension,
    FieldTensions,
    StockRow,
)
from passerelles.apps.observatory.reads.diagnosis.lacking import is_loaded, lacking
from passerelles.apps.observatory.reads.diagnosis.naming import named
from passerelles.apps.observatory.reads.diagnosis.values import Unavailable
from passerelles.apps.reference.models import (
    CertificationTerm,
    MembershipRelation,
    TerritoryKind,
    TerritoryMembership,
)
from passerelles.apps.reference.reads.generation import remembered
from passerelles.apps.reference.reads.territory_values import TerritoryRef
from passerelles.domain.common.absence import Absence
from passerelles.domain.observatory.difficulties import STRONG

TENSION = "tension_index"


def field_tensions(
    territory: TerritoryRef, fields: Iterable[StockRow]
) -> FieldTensions | Unavailable:
    """The tension of occupations by field, or the name of the table or source that is missing."""
    if not is_loaded(TENSION):
        return lacking(TENSION, TerritoryKind.EMPLOYMENT_BASIN)
    seen = _Tensions.read(territory)
    if not seen.published:
        return Unavailable(
            TENSION, Absence.NOT_COVERED, "la source ne parle d’aucun bassin de ce territoire"
        )
    way = path(seen.edition, NSF, counting=False)
    if not isinstance(way, BridgePath):
        return Unavailable(TENSION, Absence.MISSING_INPUT, way.sentence)
    return FieldTensions(seen.period, seen.origin, way.sentence, _rows(seen, way, fields))


@dataclass(frozen=True, slots=True)
class _Tensions:
    """The newest tensions of a territory: by occupation, basins told and basins in tension."""

    edition: str
    period: str
    origin: tuple[str, str]
    published: Mapping[str, int]
    strong: Mapping[str, int]

    @classmethod
    def read(cls, territory: TerritoryRef) -> "_Tensions":
        rows = (
            Observation.objects.current()
            .filter(
                indicator=TENSION,
                territory_kind=TerritoryKind.EMPLOYMENT_BASIN,
                value__isnull=False,
            )
            .filter(_inside(territory))
        )
        columns = ("period", "source_id", "edition", "occupation", "value")
        told = list(rows.exclude(occupation="").order_by().values_list(*columns))
        newest = max((row[:3] for row in told), default=("", "", ""))
        found = [(key, value or 0) for *at, key, value in told if tuple(at) == newest]
        return cls(
            edition=found[0][0].partition(":")[0] if found else "",
            period=newest[0],
            origin=newest[1:],
            published=Counter(key for key, _ in found),
            strong=Counter(key for key, value in found if value >= STRONG),
        )

    def is_strong(self, key: str) -> bool:
        return 2 * self.strong.get(key, 0) >= self.published[key]


def _inside(territory: TerritoryRef) -> Q:
    """The basins that the source files in a région; those that hold a commune of a département."""
    if territory.kind == TerritoryKind.REGION:
        return Q(region=territory.code)
    here = TerritoryMembership.objects.filter(zone_id=territory.id, closed_on=None)
    basins = TerritoryMembership.objects.filter(
        zone__kind=TerritoryKind.EMPLOYMENT_BASIN,
        relation=MembershipRelation.CONTAINS,
        commune_id__in=here.order_by().values("commune_id"),
        closed_on=None,
    )
    found = basins.order_by().values_list("zone__edition_id", "zone__code").distinct()
    any_of = (Q(geography=edition, territory_code=code) for edition, code in found)
    return reduce(or_, any_of, Q(pk__in=()))


def _rows(seen: _Tensions, way: BridgePath, fields: Iterable[StockRow]) -> tuple[FieldTension, ...]:
    linked: defaultdict[str, set[str]] = defaultdict(set)
    concerned = {(link.origin, link.target[:DOMAIN_LENGTH]) for link in way.links() if link.target}
    main = main_domains()
    for code, domain in concerned:
        key = f"{seen.edition}:{code}"
        if key in seen.published and domain in main.get(code, (domain,)):
            linked[f"{NSF}:{domain}"].add(key)
    names = named({key for keys in linked.values() for key in keys})
    rows = []
    for field in fields:
        strong = [key for key in linked[field.key] if seen.is_strong(key)]
        strong.sort(key=lambda key: (-seen.strong[key], key))
        rows.append(
            FieldTension(
                key=field.key,
                label=field.label,
                apprentices=field.count,
                published=len(linked[field.key]),
                strong=tuple(names[key] for key in strong),
            )
        )
    return tuple(sorted(rows, key=lambda row: (-len(row.strong), row.key)))


@remembered
def main_domains() -> dict[str, tuple[str, ...]]:
    """The domain of the NSF under which most certifications of each ROME code are filed.

    Wide certifications lead to everything: counted alike, they would put masonry in computing.
    """
    told = CertificationTerm.objects.current().filter(
        scheme="NSF", certification__occupation_links__closed_on=None
    )
    code = "certification__occupation_links__occupation__code"
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    rows = told.exclude(**{code: None}).annotate(domain=Left("item__code", DOMAIN_LENGTH))
    for rome, domain, count in rows.order_by().values_list(
        code, "domain", Count("certification", distinct=True)
    ):
        if domain:
            counts[rome][domain] += count
    return {
        rome: tuple(sorted(d for d, n in found.items() if n == max(found.values())))
        for rome, found in counts.items()
    }
