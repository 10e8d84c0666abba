"""A certification on the career map: the occupations it opens, and what comes before and after."""

from dataclasses import dataclass

from passerelles.apps.guidance.reads.graph import occupation_graph
from passerelles.apps.guidance.reads.lines import lines
from passerelles.apps.guidance.reads.map.occupations import Rung, rungs_of
from passerelles.apps.reference.models import Certification, CertificationOccupation
from passerelles.apps.reference.reads.search import SearchKind, search
from passerelles.apps.reference.reads.values import CertificationRef, certification_ref
from passerelles.domain.guidance.words import fold


@dataclass(frozen=True, slots=True)
class Opened:
    """An occupation that a certification opens; ``level``: usual one, None when unknown."""

    code: str
    label: str
    level: int | None


@dataclass(frozen=True, slots=True)
class CertificationMap:
    """``rungs``: the other certifications towards the same occupations, by level."""

    certification: CertificationRef
    opened: tuple[Opened, ...]
    rungs: tuple[Rung, ...]
    demonstration: bool


def certification_map(key: str) -> CertificationMap | None:
    """What lies around a certification (``RNCP37780``); None when it is unknown. Three queries."""
    row = Certification.objects.filter(id=key).first()
    if row is None:
        return None
    graph = occupation_graph()
    found = sorted(_opened_rows(key), key=lambda at: fold(graph.labels[at]))
    ancestry = lines().ancestry
    family = dict.fromkeys(one for at in found for one in ancestry[at])
    return CertificationMap(
        certification=certification_ref(row),
        opened=tuple(
            Opened(graph.code(at), graph.labels[at], level if level > 0 else None)
            for at, level in ((at, int(graph.levels[at])) for at in found)
        ),
        rungs=rungs_of(family, apart=key),
        demonstration=graph.demonstration,
    )


def _opened_rows(key: str) -> set[int]:
    """Rows of the graph that its links lead to; a link to nothing known is left out."""
    links = CertificationOccupation.objects.current().filter(certification_id=key)
    keys = links.order_by().values_list("occupation_id", flat=True)
    number, today = occupation_graph().number, lines().today
    return {number[one] for received in keys if received for one in today(received)}


def found_certifications(query: str, *, limit: int) -> tuple[CertificationRef, ...]:
    """Certifications that typed words may mean, those still open, best first. One query."""
    keys = [one.code for one in search(query, SearchKind.CERTIFICATION, limit=3 * limit)]
    rows = Certification.objects.exclude(is_active=False).in_bulk(keys)
    return tuple(certification_ref(rows[key]) for key in keys if key in rows)[:limit]
