"""Certifications: filtered lists, and the whole sheet of one of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import F, QuerySet

from passerelles.apps.reference.models import (
    Certification,
    CertificationAccess,
    CertificationBranch,
    CertificationOccupation,
    CertificationPartner,
    CertificationSheet,
    CertificationSuccession,
    CertificationTerm,
    Certifier,
    Occupation,
    SkillBlock,
)
from passerelles.apps.reference.reads.certification_values import (
    BlockValue,
    BodyName,
    BranchValue,
    CertificationSheetValue,
    LedToOccupation,
    SheetValue,
    TermValue,
)
from passerelles.apps.reference.reads.editions import newest_rome, sources
from passerelles.apps.reference.reads.generation import remembered
from passerelles.apps.reference.reads.occupations import (
    certifications_of,
    occupation_family,
    todays,
)
from passerelles.apps.reference.reads.values import (
    CertificationRef,
    Slice,
    certification_ref,
    occupation_ref,
)
from passerelles.domain.reference.succession import Succession, build_succession

FIRST_PARTNERS = 50


@dataclass(frozen=True, slots=True)
class CertificationFilter:
    """What a list keeps; an empty value keeps everything.

    ``keys`` restricts to these certifications and gives their order (results of a search).
    """

    keys: Sequence[str] | None = None
    level: int | None = None
    is_active: bool | None = None
    register: str = ""
    occupation: str = ""


def certification_list(
    wanted: CertificationFilter, *, offset: int = 0, limit: int = 50
) -> Slice[CertificationRef]:
    """Certifications that have a title, alive first; or in the order of ``wanted.keys``."""
    rows = _filtered(wanted)
    if wanted.keys is not None:
        found = {row.id: certification_ref(row) for row in rows.filter(id__in=wanted.keys)}
        ordered = [found[key] for key in wanted.keys if key in found]
        return Slice(tuple(ordered[offset : offset + limit]), len(ordered))
    part = rows[offset : offset + limit]
    return Slice(tuple(map(certification_ref, part)), rows.count())


def certification_sheet(key: str) -> CertificationSheetValue | None:
    """The sheet of ``RNCP37780``; None when it is unknown. A constant number of queries."""
    row = Certification.objects.filter(id=key).first()
    if row is None:
        return None
    linked = _linked_certifications(key)
    return CertificationSheetValue(
        certification=certification_ref(row),
        register=row.register,
        number=row.number,
        level_received=row.level_received,
        described_on=row.described_on,
        described_by=sources().get(row.described_by_id or ""),
        sheets=_sheets(key),
        blocks=_blocks(key),
        occupations=_occupations(key),
        terms=_terms(key),
        certifiers=_certifiers(key),
        partners=_partners(key),
        branches=_branches(key),
        access_routes=_routes(key),
        **linked,
    )


@remembered
def successions() -> Succession:
    """Which certification replaced which, over the whole register."""
    pairs = CertificationSuccession.objects.filter(closed_on=None).values_list("old_id", "new_id")
    return build_succession(pairs)


def _filtered(wanted: CertificationFilter) -> QuerySet[Certification]:
    if wanted.occupation:
        rows = certifications_of(occupation_family(wanted.occupation))
    else:
        order = F("is_active").desc(nulls_last=True)
        rows = Certification.objects.order_by(order, "title", "number")
    rows = rows.exclude(title="")
    if wanted.level is not None:
        rows = rows.filter(level=wanted.level)
    if wanted.is_active is not None:
        rows = rows.filter(is_active=wanted.is_active)
    if wanted.register:
        rows = rows.filter(register=wanted.register)
    return rows


def _linked_certifications(key: str) -> dict[str, tuple[CertificationRef, ...]]:
    """Predecessors, successors and ends of the chain, in one query."""
    chain = successions()
    before = CertificationSuccession.objects.filter(new_id=key, closed_on=None)
    groups = {
        "predecessors": tuple(before.order_by("old_id").values_list("old_id", flat=True)),
        "successors": chain.successors(key),
        "latest": tuple(end for end in chain.latest(key) if end != key),
    }
    wanted = {one for group in groups.values() for one in group}
    found = {row.id: certification_ref(row) for row in Certification.objects.filter(id__in=wanted)}
    return {
        name: tuple(found[one] for one in group if one in found) for name, group in groups.items()
    }


def _sheets(key: str) -> tuple[SheetValue, ...]:
    rows = CertificationSheet.objects.filter(certification_id=key, closed_on=None)
    return tuple(map(_sheet, rows.order_by("rank", "id")))


def _sheet(row: CertificationSheet) -> SheetValue:
    return SheetValue(
        source=sources()[row.source_id],
        vintage=row.vintage,
        rank=row.rank,
        title=row.title,
        diploma_type=row.diploma_type,
        level=row.level,
        level_received=row.level_received,
        is_active=row.is_active,
        registration_kind=row.registration_kind,
        decided_on=row.decided_on,
        effective_on=row.effective_on,
        registered_until=row.registered_until,
        last_delivery_on=row.last_delivery_on,
    )


def _blocks(key: str) -> tuple[BlockValue, ...]:
    rows = SkillBlock.objects.filter(certification_id=key, closed_on=None).order_by("id")
    return tuple(BlockValue(row.id, row.label) for row in rows)


def _occupations(key: str) -> tuple[LedToOccupation, ...]:
    """Once a code; an occupation of an earlier edition becomes today's where it is the same."""
    links = CertificationOccupation.objects.filter(certification_id=key, closed_on=None)
    rows = links.select_related("occupation").order_by("code_received", "id")
    firsts = {row.code_received: row for row in reversed(rows)}
    newest = newest_rome()
    resolved = [row.occupation for row in firsts.values() if row.occupation]
    older = [one for one in resolved if newest and one.edition_id != newest.id]
    today = todays(older, newest.id) if newest and older else {}
    return tuple(_led_to(firsts[code], today) for code in sorted(firsts))


def _led_to(link: CertificationOccupation, today: dict[str, Occupation]) -> LedToOccupation:
    occupation = today.get(link.occupation_id or "", link.occupation)
    ref = occupation_ref(occupation) if occupation else None
    return LedToOccupation(link.code_received, link.label_received, ref)


def _terms(key: str) -> tuple[TermValue, ...]:
    links = CertificationTerm.objects.filter(certification_id=key, closed_on=None)
    rows = links.select_related("item").order_by("scheme", "code_received", "id")
    return tuple(
        TermValue(row.scheme, row.code_received, row.item.label if row.item else row.label_received)
        for row in rows
    )


def _certifiers(key: str) -> tuple[BodyName, ...]:
    rows = Certifier.objects.filter(certification_id=key, closed_on=None).order_by("name", "id")
    return tuple({BodyName(row.name, row.siret): None for row in rows})


def _partners(key: str) -> Slice[BodyName]:
    rows = CertificationPartner.objects.filter(certification_id=key, closed_on=None)
    part = rows.order_by("name", "id")[:FIRST_PARTNERS]
    names = tuple(BodyName(row.name, row.siret, row.entitlement) for row in part)
    return Slice(names, rows.count() if len(names) == FIRST_PARTNERS else len(names))


def _branches(key: str) -> tuple[BranchValue, ...]:
    rows = CertificationBranch.objects.filter(certification_id=key, closed_on=None)
    return tuple(BranchValue(row.code, row.label) for row in rows.order_by("code", "id"))


def _routes(key: str) -> tuple[str, ...]:
    rows = CertificationAccess.objects.filter(certification_id=key, closed_on=None)
    return tuple(dict.fromkeys(rows.order_by("route").values_list("route", flat=True)))
