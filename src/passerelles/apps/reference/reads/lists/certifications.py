"""Certifications, page after page."""

from dataclasses import dataclass

from django.db.models import QuerySet

from passerelles.apps.reference.models import Certification
from passerelles.apps.reference.reads.editions import sources
from passerelles.apps.reference.reads.lists.windows import Batch, Window, by_key, by_rank
from passerelles.apps.reference.reads.occupations import certifications_of, occupation_family
from passerelles.apps.reference.reads.search import SearchKind, search
from passerelles.apps.reference.reads.values import CertificationRef, certification_ref

MOST_ANSWERS = 1_000


@dataclass(frozen=True, slots=True)
class CertificationFilter:
    """What a list keeps; an empty value keeps everything.

    ``level`` is that of the CEC (1 to 8); ``occupation`` is a bare ROME code.
    """

    query: str = ""
    register: str = ""
    level: int | None = None
    is_active: bool | None = None
    occupation: str = ""


@dataclass(frozen=True, slots=True)
class CertificationItem:
    """One line of a list; ``register`` is the edition that the code belongs to (RNCP or RS)."""

    certification: CertificationRef
    register: str
    is_demonstration: bool


def list_certifications(wanted: CertificationFilter, window: Window) -> Batch[CertificationItem]:
    """Certifications that have a title, by code, or best first when words are given.

    Raises LostPosition.
    """
    rows = _filtered(wanted).exclude(title="")
    if not wanted.query:
        return by_key(rows, window).map(_item)
    found = search(wanted.query, SearchKind.CERTIFICATION, limit=MOST_ANSWERS)
    return by_rank(rows, [match.code for match in found], window).map(_item)


def _filtered(wanted: CertificationFilter) -> QuerySet[Certification]:
    rows = Certification.objects.all()
    if wanted.occupation:
        rows = certifications_of(occupation_family(wanted.occupation))
    if wanted.register:
        rows = rows.filter(register=wanted.register)
    if wanted.level is not None:
        rows = rows.filter(level=wanted.level)
    if wanted.is_active is not None:
        rows = rows.filter(is_active=wanted.is_active)
    return rows


def _item(row: Certification) -> CertificationItem:
    source = sources().get(row.described_by_id or "")
    return CertificationItem(
        certification_ref(row), row.register, bool(source and source.is_demonstration)
    )
