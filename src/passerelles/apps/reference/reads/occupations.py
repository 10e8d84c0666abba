"""Occupations: lists by field, and the whole sheet of one of them."""

from collections.abc import Collection, Iterable, Sequence

from django.db.models import F, Q, QuerySet

from passerelles.apps.reference.models import (
    Appellation,
    Certification,
    CertificationOccupation,
    Mobility,
    Occupation,
    OccupationContext,
    OccupationSector,
    OccupationSkill,
    OccupationText,
)
from passerelles.apps.reference.reads.editions import newest_rome
from passerelles.apps.reference.reads.lineage import Lineage, lineage, with_ancestors
from passerelles.apps.reference.reads.meaning import same_meaning
from passerelles.apps.reference.reads.occupation_values import (
    AppellationValue,
    ContextValue,
    Flags,
    Interests,
    MobilityValue,
    OccupationSheet,
    OtherEdition,
    SectorValue,
    SkillLinkValue,
    TextValue,
)
from passerelles.apps.reference.reads.values import (
    CertificationRef,
    Facet,
    OccupationRef,
    Slice,
    certification_ref,
    named_sources,
    occupation_ref,
)

FIRST_CERTIFICATIONS = 25


def occupation_sheet(code: str, edition_id: str = "") -> OccupationSheet | None:
    """The sheet of a ROME code in one edition (``ROME-3.47``), the newest one by default.

    A code that the newest edition dropped is looked for in the earlier ones. None when no edition
    has it. A constant number of queries, whatever the number of links.
    """
    row = _find(code, edition_id)
    return _sheet(row) if row else None


def occupations_of_field(
    field: str, *, offset: int = 0, limit: int = 50, edition_id: str = ""
) -> Slice[OccupationRef]:
    """Occupations whose code begins with ``field`` (``F``, ``F16``), by code; empty: all."""
    edition = edition_id or _newest_id()
    rows = Occupation.objects.filter(edition_id=edition, code__startswith=field, closed_on=None)
    part = rows.order_by("code")[offset : offset + limit]
    return Slice(tuple(map(occupation_ref, part)), rows.count())


def field_counts() -> dict[str, int]:
    """Occupations of the newest edition by main field (first letter of the code)."""
    counts: dict[str, int] = {}
    codes = Occupation.objects.filter(edition_id=_newest_id(), closed_on=None)
    for code in codes.order_by("code").values_list("code", flat=True):
        counts[code[0]] = counts.get(code[0], 0) + 1
    return counts


def occupations_by_codes(codes: Sequence[str]) -> tuple[OccupationRef, ...]:
    """Occupations of the newest edition, in the order of ``codes``; unknown codes are skipped."""
    rows = Occupation.objects.filter(edition_id=_newest_id(), code__in=codes, closed_on=None)
    by_code = {row.code: occupation_ref(row) for row in rows}
    return tuple(by_code[code] for code in codes if code in by_code)


def occupation_family(code: str) -> list[str]:
    """Keys of the occupation that a bare code means and of the same trade in other editions."""
    row = _find(code, "")
    if row is None:
        return []
    return [row.id, *(o.occupation.id for o in _other_editions(row) if o.same_meaning)]


def certifications_of(occupations: Collection[str]) -> QuerySet[Certification]:
    """Certifications that lead to one of these occupations (keys), alive first."""
    links = CertificationOccupation.objects.filter(occupation_id__in=occupations, closed_on=None)
    rows = Certification.objects.filter(id__in=links.values("certification_id"))
    return rows.order_by(F("is_active").desc(nulls_last=True), "title", "number")


def _newest_id() -> str:
    newest = newest_rome()
    return newest.id if newest else ""


def _find(code: str, edition_id: str) -> Occupation | None:
    if edition_id:
        return with_ancestors().filter(edition_id=edition_id, code=code).first()
    rows = with_ancestors().filter(code=code, edition__scheme="ROME", edition__closed_on=None)
    return rows.order_by("-edition__published_on", "edition_id").first()


def _sheet(row: Occupation) -> OccupationSheet:
    line = lineage(row)
    skills = line.facet(_skill_links(), _skill)
    others = _other_editions(row)
    same_trade = [other.occupation.id for other in others if other.same_meaning]
    certifications, origin = _certifications(row, [row.id, *same_trade])
    return OccupationSheet(
        occupation=occupation_ref(row),
        parent=occupation_ref(row.parent) if row.parent else None,
        closed_on=row.closed_on,
        flags=_flags(row),
        appellations=line.facet(Appellation.objects.order_by("label", "id"), _appellation),
        skills=skills,
        mobilities=_mobilities(line),
        interests=line.first(_interests),
        texts=line.facet(OccupationText.objects.all(), lambda t: TextValue(t.kind, t.text)),
        sectors=line.facet(_sector_links(), _sector),
        contexts=line.facet(_context_links(), _context),
        certifications=certifications,
        certifications_from=origin,
        other_editions=others,
        descendants=_descendants(row),
        sources=named_sources([row.source_id, *(skill.source_id for skill in skills.items)]),
    )


def _skill_links() -> QuerySet[OccupationSkill]:
    rows = OccupationSkill.objects.select_related("skill")
    return rows.order_by("skill__kind", F("is_core").desc(nulls_last=True), "position", "id")


def _sector_links() -> QuerySet[OccupationSector]:
    return OccupationSector.objects.select_related("sector").order_by("sector__label", "id")


def _context_links() -> QuerySet[OccupationContext]:
    rows = OccupationContext.objects.select_related("context")
    return rows.order_by("context__section", "context__label", "id")


def _skill(link: OccupationSkill) -> SkillLinkValue:
    return SkillLinkValue(
        edition_id=link.skill.edition_id,
        code=link.skill.code,
        kind=link.skill.kind,
        label=link.skill.label,
        is_core=link.is_core,
        group=link.group,
        source_id=link.source_id,
    )


def _appellation(row: Appellation) -> AppellationValue:
    return AppellationValue(row.ogr, row.label, row.masculine, row.feminine, row.is_principal)


def _sector(link: OccupationSector) -> SectorValue:
    return SectorValue(link.sector.scheme, link.sector.code, link.sector.label)


def _context(link: OccupationContext) -> ContextValue:
    return ContextValue(link.context.section, link.context.label)


def _flags(row: Occupation) -> Flags:
    return Flags(
        transition=row.transition,
        is_digital=row.is_digital,
        is_demographic=row.is_demographic,
        is_regulated=row.is_regulated,
        is_managerial=row.is_managerial,
    )


def _interests(row: Occupation) -> Interests | None:
    return Interests(row.riasec_major, row.riasec_minor) if row.riasec_major else None


def _certifications(
    row: Occupation, family: Collection[str]
) -> tuple[Slice[CertificationRef], OccupationRef | None]:
    """Those of the trade itself, else those of the broader trade it descends from."""
    own = _first_certifications(family)
    parent = row.parent
    if own.total or parent is None or parent.id in family:
        return own, None
    names = _names_by_occupation([parent])
    if not same_meaning(row.label, parent.label, names.get(parent.id, ())):
        return own, None
    return _first_certifications([parent.id]), occupation_ref(parent)


def _first_certifications(occupations: Collection[str]) -> Slice[CertificationRef]:
    rows = certifications_of(occupations)
    part = tuple(map(certification_ref, rows[:FIRST_CERTIFICATIONS]))
    return Slice(part, rows.count() if len(part) == FIRST_CERTIFICATIONS else len(part))


def _other_editions(row: Occupation) -> tuple[OtherEdition, ...]:
    rows = list(
        Occupation.objects.filter(code=row.code, edition__scheme="ROME", edition__closed_on=None)
        .exclude(id=row.id)
        .order_by("-edition__published_on", "id")
    )
    names = _names_by_occupation([row, *rows])
    return tuple(OtherEdition(occupation_ref(other), _alike(row, other, names)) for other in rows)


def _alike(one: Occupation, other: Occupation, names: dict[str, list[str]]) -> bool:
    """Either may be the older one: each label is compared with what the other was called."""
    return same_meaning(one.label, other.label, names.get(other.id, ())) or same_meaning(
        other.label, one.label, names.get(one.id, ())
    )


def _names_by_occupation(rows: Iterable[Occupation]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    wanted = [row.id for row in rows]
    names = Appellation.objects.filter(occupation_id__in=wanted, closed_on=None)
    for occupation_id, label in names.values_list("occupation_id", "label"):
        found.setdefault(occupation_id, []).append(label)
    return found


def _descendants(row: Occupation) -> tuple[OccupationRef, ...]:
    rows = Occupation.objects.filter(parent_id=row.id, closed_on=None).order_by("code", "edition")
    return tuple(map(occupation_ref, rows))


def _mobilities(line: Lineage) -> Facet[MobilityValue]:
    """Moves, once a target; inherited ones lead to today's occupation where it is the same."""
    rows, origin = line.rows(Mobility.objects.select_related("target"))
    firsts = {(row.kind, row.target_id): row for row in reversed(rows)}
    kept = sorted(firsts.values(), key=lambda row: (row.kind != "near", row.position, row.id))
    today = todays([row.target for row in kept], line.own.edition_id) if origin else {}
    return Facet(tuple(_mobility(row, today) for row in kept), origin)


def _mobility(row: Mobility, today: dict[str, Occupation]) -> MobilityValue:
    target = today.get(row.target_id)
    return MobilityValue(
        kind=row.kind,
        target=occupation_ref(target or row.target),
        is_mapped=bool(target),
        source_id=row.source_id,
    )


def todays(targets: Sequence[Occupation], edition_id: str) -> dict[str, Occupation]:
    """For each target of an earlier edition, the occupation of ``edition_id`` that it still is.

    Same code, descending from that very target, and a name that it already had.
    """
    by_id = {target.id: target for target in targets}
    names = _names_by_occupation(targets)
    same_code = Q(edition_id=edition_id, code__in=[target.code for target in targets])
    found = Occupation.objects.filter(same_code, parent_id__in=by_id, closed_on=None)
    return {
        old.id: new
        for new in found
        if (old := by_id[new.parent_id or ""]).code == new.code
        and same_meaning(new.label, old.label, names.get(old.id, ()))
    }
