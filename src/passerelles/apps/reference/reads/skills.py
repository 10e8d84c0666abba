"""Skills: who uses them, and how transversal they are."""

from dataclasses import dataclass

from django.db.models import F

from passerelles.apps.reference.models import Occupation, OccupationSkill, Skill
from passerelles.apps.reference.reads.editions import SourceValue, editions, newest_rome
from passerelles.apps.reference.reads.generation import remembered
from passerelles.apps.reference.reads.search_entries import used_skills
from passerelles.apps.reference.reads.values import (
    OccupationRef,
    Slice,
    named_sources,
    occupation_ref,
)


@dataclass(frozen=True, slots=True)
class SkillRef:
    """Enough of a skill to name it; ``uses`` counts the occupations that call on it."""

    edition_id: str
    code: str
    kind: str
    label: str
    uses: int


@dataclass(frozen=True, slots=True)
class SkillUse:
    """An occupation that calls on the skill.

    ``inherited_from`` names the occupation that the file gives the skill to, when ``occupation``
    is one of those that descend from it.
    """

    occupation: OccupationRef
    is_core: bool | None
    inherited_from: OccupationRef | None


@dataclass(frozen=True, slots=True)
class SkillSheet:
    """A skill with every occupation that uses it, and how far it travels.

    ``used_by`` counts the occupations that the source links, ``fields`` their main fields (first
    letter of the code), among ``linked_occupations`` which have skills in that same source.
    """

    edition_id: str
    edition_name: str
    code: str
    kind: str
    label: str
    hierarchy: tuple[str, ...]
    uses: tuple[SkillUse, ...]
    used_by: int
    fields: tuple[str, ...]
    linked_occupations: int
    source: SourceValue

    @property
    def is_demonstration(self) -> bool:
        return self.source.is_demonstration


def skill_list(kind: str = "", *, offset: int = 0, limit: int = 50) -> Slice[SkillRef]:
    """Skills in use, the most used first; ``kind`` empty for all."""
    ranked = [key for key, own in _ranking() if kind in ("", own)]
    part = ranked[offset : offset + limit]
    found = {row.id: _ref(row) for row in used_skills().filter(id__in=part)}
    return Slice(tuple(found[key] for key in part if key in found), len(ranked))


@remembered
def _ranking() -> tuple[tuple[str, str], ...]:
    """Key and kind of every skill in use, the most used first."""
    rows = used_skills().order_by(F("uses").desc(), "label", "id")
    return tuple(rows.values_list("id", "kind"))


def skills_by_keys(keys: list[tuple[str, str]]) -> tuple[SkillRef, ...]:
    """Skills by (edition, code), in that order; unknown ones are skipped."""
    rows = used_skills().filter(id__in=[f"{edition}:{code}" for edition, code in keys])
    found = {(row.edition_id, row.code): _ref(row) for row in rows}
    return tuple(found[key] for key in keys if key in found)


def skill_sheet(edition_id: str, code: str) -> SkillSheet | None:
    """The sheet of one skill of one edition. Constant queries.

    None when it is unknown, or of a demonstration that official data has replaced.
    """
    row = Skill.objects.filter(edition_id=edition_id, code=code).first()
    if row is None:
        return None
    (source,) = named_sources([row.source_id])
    if source.is_demonstration and row.closed_on:
        return None
    links = list(_links(row))
    holders = {link.occupation_id: link.occupation for link in links}
    edition = editions().get(edition_id)
    return SkillSheet(
        edition_id=edition_id,
        edition_name=edition.name if edition else edition_id,
        code=row.code,
        kind=row.kind,
        label=row.label,
        hierarchy=tuple(row.hierarchy),
        uses=_uses(links),
        used_by=len(holders),
        fields=tuple(sorted({occupation.code[0] for occupation in holders.values()})),
        linked_occupations=_linked_occupations(row),
        source=source,
    )


def _ref(row: Skill) -> SkillRef:
    uses: int = row.uses  # type: ignore[attr-defined]
    return SkillRef(row.edition_id, row.code, row.kind, row.label, uses)


def _links(row: Skill) -> list[OccupationSkill]:
    links = OccupationSkill.objects.filter(skill_id=row.id, closed_on=None)
    ordered = links.select_related("occupation").order_by(
        F("is_core").desc(nulls_last=True), "occupation__code", "id"
    )
    return list(ordered)


def _uses(links: list[OccupationSkill]) -> tuple[SkillUse, ...]:
    """Occupations of the newest edition: linked themselves, or heirs of a linked one."""
    newest = newest_rome()
    heirs = _heirs([link.occupation_id for link in links], newest.id if newest else "")
    uses = []
    for link in links:
        if newest and link.occupation.edition_id == newest.id:
            uses.append(SkillUse(occupation_ref(link.occupation), link.is_core, None))
            continue
        origin = occupation_ref(link.occupation)
        inherited = heirs.get(link.occupation_id, ())
        uses += [SkillUse(occupation_ref(heir), link.is_core, origin) for heir in inherited]
        if not inherited:
            uses.append(SkillUse(origin, link.is_core, None))
    return tuple(uses)


def _heirs(parents: list[str], edition_id: str) -> dict[str, list[Occupation]]:
    """Occupations of an edition without skills of their own, by the parent they inherit from."""
    own = OccupationSkill.objects.filter(closed_on=None).values("occupation_id")
    rows = Occupation.objects.filter(parent_id__in=parents, edition_id=edition_id, closed_on=None)
    found: dict[str, list[Occupation]] = {}
    for row in rows.exclude(id__in=own).order_by("code"):
        found.setdefault(row.parent_id or "", []).append(row)
    return found


def _linked_occupations(row: Skill) -> int:
    links = OccupationSkill.objects.filter(source_id=row.source_id, closed_on=None)
    return links.values("occupation_id").distinct().count()
