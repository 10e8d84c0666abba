"""Records of the export → rows: what an entry leads to, is filed under, who delivers it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Model
from django.utils.text import slugify

from passerelles.apps.reference.models import (
    CertificationAccess,
    CertificationBranch,
    CertificationOccupation,
    CertificationPartner,
    CertificationTerm,
    Certifier,
    SkillBlock,
)
from passerelles.apps.reference.reads.resolution import nomenclature_keys, rome_occupations
from passerelles.connectors.common.editions import Outcome
from passerelles.connectors.rncp.occupations import RomeIndex
from passerelles.connectors.rncp.rows import Entries, fitting
from passerelles.connectors.rncp.sheets import make_official_sheet
from passerelles.connectors.rncp.sirets import usable_siret, warnings_about
from passerelles.formats.common.rejection import Rejection
from passerelles.formats.rncp.records import (
    AccessRecord,
    BlockRecord,
    BranchRecord,
    CertifierRecord,
    OccupationRecord,
    PartnerRecord,
    Record,
    SheetRecord,
    TermRecord,
)


@dataclass(frozen=True, slots=True)
class Targets:
    """What codes may be resolved to, read once a load."""

    rome: RomeIndex
    terms: Mapping[str, Mapping[str, str]]

    @classmethod
    def loaded(cls) -> "Targets":
        """Everything that the database holds now."""
        terms = {scheme: nomenclature_keys(scheme) for scheme in ("NSF", "Formacode")}
        return cls(RomeIndex(rome_occupations()), terms)

    def occupation(self, record: OccupationRecord) -> str | None:
        """The key of the occupation that the code and the label received mean."""
        return self.rome.resolve(record.code, record.label)

    def term(self, record: TermRecord) -> str | None:
        """The key of the term; a NSF code with a function letter is filed under its group."""
        known = self.terms[record.scheme]
        return known.get(record.code) or (
            known.get(record.code[:3]) if record.scheme == "NSF" else None
        )

    def unknown(self, record: Record) -> tuple[str, str] | None:
        """The scheme and the code of ``record`` when its scheme is loaded and lacks the code."""
        match record:
            case OccupationRecord() if self.rome and self.occupation(record) is None:
                return "ROME", record.code
            case TermRecord() if self.terms[record.scheme] and self.term(record) is None:
                return record.scheme, record.code
        return None


@dataclass(slots=True)
class Linking:
    """The state of one load: its source, the date of its file, and what was met so far."""

    source: str
    vintage: date
    targets: Targets
    entries: Entries = field(default_factory=Entries)
    told: set[tuple[str, str]] = field(default_factory=set)

    def key(self, number: str, *parts: str) -> str:
        """The key of a row: the source ends it, so that two sources never fight for one row."""
        return ":".join((number, *parts, self.source))


def link(records: Iterator[Record | Rejection], linking: Linking) -> Iterator[Outcome]:
    """Yield the rows, the refusals and the warnings of ``records``."""
    for record in records:
        if isinstance(record, Rejection):
            yield record
        else:
            yield from _unknown_code(record, linking)
            yield from warnings_about(record)
            yield _rows(record, linking)


def access_row(linking: Linking, number: str, route: str) -> CertificationAccess:
    """The row that says that ``route`` leads to the entry."""
    key = linking.key(number, slugify(route)[:80])
    return CertificationAccess(
        id=key, certification_id=number, route=route, source_id=linking.source
    )


def term_row(
    linking: Linking, number: str, *, code: tuple[str, str], label: str, item: str | None = None
) -> CertificationTerm:
    """The row that files the entry under ``code``, a scheme and a code."""
    return CertificationTerm(
        id=linking.key(number, *code),
        certification_id=number,
        scheme=code[0],
        code_received=code[1],
        label_received=label,
        item_id=item,
        source_id=linking.source,
    )


def _unknown_code(record: Record, linking: Linking) -> Iterator[Rejection]:
    unknown = linking.targets.unknown(record)
    if unknown is None or unknown in linking.told:
        return
    linking.told.add(unknown)
    scheme, code = unknown
    yield record.reject(
        f"rncp.unknown-{scheme.lower()}-code",
        f"Le code {scheme} « {code} » n’est dans aucune édition chargée : le lien est gardé tel "
        "que reçu, ici et dans la suite. Importez l’édition qui le définit.",
        severity="warning",
    )


def _rows(record: Record, linking: Linking) -> Outcome:
    rows = _MAKERS[type(record)](record, linking)
    return fitting(record, [*linking.entries.missing(record.certification), *rows])


def _sheet(record: SheetRecord, linking: Linking) -> list[Model]:
    return [make_official_sheet(record, source=linking.source, vintage=linking.vintage)]


def _occupation(record: OccupationRecord, linking: Linking) -> list[Model]:
    return [
        CertificationOccupation(
            id=linking.key(record.certification, record.code),
            certification_id=record.certification,
            code_received=record.code,
            label_received=record.label,
            occupation_id=linking.targets.occupation(record),
            source_id=linking.source,
        )
    ]


def _term(record: TermRecord, linking: Linking) -> list[Model]:
    code, item = (record.scheme, record.code), linking.targets.term(record)
    return [term_row(linking, record.certification, code=code, label=record.label, item=item)]


def _block(record: BlockRecord, linking: Linking) -> list[Model]:
    return [
        SkillBlock(
            id=record.code,
            certification_id=record.certification,
            label=record.label,
            source_id=linking.source,
        )
    ]


def _certifier(record: CertifierRecord, linking: Linking) -> list[Model]:
    siret = usable_siret(record.siret)
    return [
        Certifier(
            id=linking.key(record.certification, siret, slugify(record.name)[:60]),
            certification_id=record.certification,
            siret=siret,
            name=record.name or siret,
            source_id=linking.source,
        )
    ]


def _partner(record: PartnerRecord, linking: Linking) -> list[Model]:
    siret = usable_siret(record.siret)
    parts = (siret, slugify(record.name)[:30], slugify(record.entitlement)[:35])
    return [
        CertificationPartner(
            id=linking.key(record.certification, *parts),
            certification_id=record.certification,
            siret=siret,
            name=record.name or siret,
            entitlement=record.entitlement,
            source_id=linking.source,
        )
    ]


def _branches(record: BranchRecord, linking: Linking) -> list[Model]:
    return [
        CertificationBranch(
            id=linking.key(record.certification, code),
            certification_id=record.certification,
            code=code,
            label=label,
            source_id=linking.source,
        )
        for code, label in record.branches
    ]


def _access(record: AccessRecord, linking: Linking) -> list[Model]:
    return [access_row(linking, record.certification, record.route)]


_MAKERS: Mapping[type[Record], Callable[[Any, Linking], list[Model]]] = {
    SheetRecord: _sheet,
    OccupationRecord: _occupation,
    TermRecord: _term,
    BlockRecord: _block,
    CertifierRecord: _certifier,
    PartnerRecord: _partner,
    BranchRecord: _branches,
    AccessRecord: _access,
}
