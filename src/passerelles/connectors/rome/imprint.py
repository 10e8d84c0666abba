"""Rows of one edition and one source, made from the records of the readers."""

from dataclasses import dataclass

from passerelles.apps.reference.models import (
    Appellation,
    Mobility,
    NomenclatureItem,
    Occupation,
    OccupationContext,
    OccupationSector,
    OccupationSkill,
    OccupationText,
    Sector,
    Skill,
    WorkContext,
)
from passerelles.domain.reference.search.appellations import gender_forms
from passerelles.formats.rome.records import (
    ActivityRecord,
    AppellationRecord,
    ContextRecord,
    DomainRecord,
    InterestRecord,
    LinkRecord,
    MobilityRecord,
    OccupationRecord,
    SectorLinkRecord,
    SectorRecord,
    SkillRecord,
    TextRecord,
)


@dataclass(frozen=True, slots=True)
class Imprint:
    """What every row of one import carries; keys are made of the edition and the codes."""

    edition: str
    source: str

    def key(self, *parts: str) -> str:
        return ":".join((self.edition, *parts))

    def domain(self, record: DomainRecord) -> NomenclatureItem:
        broad = len(record.code) == 1
        return NomenclatureItem(
            id=self.key(record.code),
            source_id=self.source,
            edition_id=self.edition,
            code=record.code,
            kind="broad_domain" if broad else "domain",
            label=record.label,
            parent_id=None if broad else self.key(record.code[0]),
        )

    def occupation(
        self, record: OccupationRecord, *, parent: str | None, interest: InterestRecord | None
    ) -> Occupation:
        return Occupation(
            id=self.key(record.code),
            source_id=self.source,
            edition_id=self.edition,
            code=record.code,
            label=record.label,
            ogr=record.ogr,
            parent_id=parent,
            transition=record.transition,
            is_digital=record.digital,
            is_demographic=record.demographic,
            is_regulated=record.regulated,
            is_managerial=record.managerial,
            riasec_major=interest.major if interest else "",
            riasec_minor=interest.minor if interest else "",
        )

    def appellation(
        self, record: AppellationRecord, *, short_label: str, principal: bool
    ) -> Appellation:
        forms = gender_forms(record.label)
        return Appellation(
            id=self.key(record.ogr),
            source_id=self.source,
            occupation_id=self.key(record.code),
            ogr=record.ogr,
            label=record.label,
            short_label=short_label,
            masculine=forms.masculine,
            feminine=forms.feminine,
            is_principal=principal,
        )

    def text(self, record: TextRecord) -> OccupationText:
        return OccupationText(
            id=self.key(record.code, record.kind, str(record.position)),
            source_id=self.source,
            occupation_id=self.key(record.code),
            kind=record.kind,
            position=record.position,
            text=record.text,
        )

    def mobility(self, record: MobilityRecord) -> Mobility:
        return Mobility(
            id=self.key(*record.key),
            source_id=self.source,
            occupation_id=self.key(record.code),
            target_id=self.key(record.target),
            kind=record.kind,
            position=record.position,
            appellation_source=record.appellation_source,
            appellation_target=record.appellation_target,
        )

    def skill(self, record: SkillRecord) -> Skill:
        return Skill(
            id=self.key(record.code),
            source_id=self.source,
            edition_id=self.edition,
            code=record.code,
            kind=record.kind,
            label=record.label,
            hierarchy=list(record.hierarchy),
        )

    def context(self, record: ContextRecord) -> WorkContext:
        return WorkContext(
            id=self.key(record.ogr),
            source_id=self.source,
            edition_id=self.edition,
            ogr=record.ogr,
            label=record.label,
            section=record.section,
        )

    def link(self, record: LinkRecord, *, core: bool | None) -> OccupationSkill | OccupationContext:
        """Link an occupation to a skill or, for the records of that kind, to a context."""
        key, occupation, item = (
            self.key(record.code, record.ogr),
            self.key(record.code),
            self.key(record.ogr),
        )
        if record.kind == "context":
            return OccupationContext(
                id=key, source_id=self.source, occupation_id=occupation, context_id=item
            )
        return OccupationSkill(
            id=key,
            source_id=self.source,
            occupation_id=occupation,
            skill_id=item,
            is_core=core,
            group=record.group,
            position=record.position,
        )

    def sector(self, record: SectorRecord) -> Sector:
        return Sector(
            id=self.key("sector", record.code),
            source_id=self.source,
            edition_id=self.edition,
            scheme="ROME",
            code=record.code,
            label=record.label,
            definition=record.definition,
            parent_id=self.key("sector", record.parent) if record.parent else None,
        )

    def sector_link(self, record: SectorLinkRecord) -> OccupationSector:
        return OccupationSector(
            id=self.key(record.code, "sector", record.sector),
            source_id=self.source,
            occupation_id=self.key(record.code),
            sector_id=self.key("sector", record.sector),
            is_principal=record.principal,
        )

    def activity(self, record: ActivityRecord) -> Sector:
        return Sector(
            id=self.key("naf", record.activity),
            source_id=self.source,
            edition_id=self.edition,
            scheme="NAF",
            code=record.activity,
            label=record.activity_label,
        )

    def activity_link(self, record: ActivityRecord) -> OccupationSector:
        return OccupationSector(
            id=self.key(record.code, "naf", record.activity),
            source_id=self.source,
            occupation_id=self.key(record.code),
            sector_id=self.key("naf", record.activity),
            hirings=record.hirings,
        )
