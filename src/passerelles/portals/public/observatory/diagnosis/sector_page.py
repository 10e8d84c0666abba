"""The diagnosis of a sector as its page shows it."""

from collections.abc import Iterator

from passerelles.apps.observatory.reads.diagnosis.trade_values import (
    SectorDiagnosis,
    SectorOccupation,
)
from passerelles.documents.diagnosis.trade_essentials import (
    LEAD,
    OF_SECTOR,
    OF_TRADE,
    occupations_note,
    sector_essentials,
)
from passerelles.documents.french import day, number, share
from passerelles.portals.public.observatory.diagnosis import parts
from passerelles.portals.public.observatory.diagnosis.addresses import diagnosis_address
from passerelles.portals.public.observatory.diagnosis.choice import region_choices
from passerelles.portals.public.observatory.diagnosis.comparison_section import sources_section
from passerelles.portals.public.observatory.diagnosis.parts import (
    Cell,
    DiagnosisPage,
    Line,
    Part,
    Row,
    Section,
    Table,
)
from passerelles.portals.public.observatory.diagnosis.studies import studies_sections
from passerelles.portals.public.reference.values import Link

_TERRITORIES = 20


def sector_page(found: SectorDiagnosis) -> DiagnosisPage:
    own = found.sector
    where = found.region.name if found.region else "France"
    edition = own.edition_id.replace("-", " ")
    trail = (*parts.TRAIL, *_parent(found))
    return DiagnosisPage(
        name=own.label,
        heading=f"Diagnostic : {own.label}",
        title=f"Diagnostic : {own.label} ({own.code})",
        subtitle=f"Secteur {own.code} · {edition} · {where} · fait le {day(found.made_on)}",
        trail=trail,
        essentials=parts.lines(sector_essentials(found)),
        sections=(
            _jobs(found),
            _occupations(found),
            _needs(found),
            *studies_sections(found.studies),
            sources_section(found.sources),
        ),
        links=(*parts.downloads("sector_diagnosis", own, found.region), *_inside(found)),
        demonstration=found.is_demonstration,
        regions=region_choices(found.region),
    )


def _inside(found: SectorDiagnosis) -> Iterator[Link]:
    for part in found.parts:
        yield Link(f"{part.code} {part.label}", parts.sector_cell(part).href)


def _parent(found: SectorDiagnosis) -> tuple[tuple[str, str], ...]:
    if found.parent is None:
        return ()
    return ((found.parent.label, parts.sector_cell(found.parent).href),)


def _jobs(found: SectorDiagnosis) -> Section:
    title = "Emplois"
    if found.jobs_missing:
        warning = parts.missing(found.jobs_missing)
        return Section("emploi", title, (Part(warnings=(warning,)),))
    columns = (parts.text_column("Territoire"), parts.number_column("Emplois"))
    rows = tuple(
        Row(Cell(ref.name, diagnosis_address(ref.kind, ref.code)), (parts.figure_cell(jobs),))
        for ref, jobs in found.jobs[:_TERRITORIES]
    )
    table = Table("Emplois du secteur, régions et départements", columns, rows)
    return Section("emploi", title, (Part(table=table),))


def _occupations(found: SectorDiagnosis) -> Section:
    title = "Métiers que le secteur embauche"
    if found.occupations_missing:
        warning = parts.missing(found.occupations_missing)
        return Section("metiers", title, (Part(warnings=(warning,)),))
    columns = (
        parts.text_column("Métier (ROME 3.47)"),
        parts.number_column(OF_SECTOR if found.of_sector else OF_TRADE),
        parts.number_column("Bassins en tension forte"),
        parts.number_column("Sessions à venir"),
    )
    caption = "Des plus embauchés aux moins embauchés" if found.of_sector else LEAD
    table = Table(caption, columns, _rows(found))
    return Section("metiers", title, (Part(table=table, notes=(occupations_note(found),)),))


def _rows(found: SectorDiagnosis) -> tuple[Row, ...]:
    return tuple(map(_row, found.occupations))


def _row(row: SectorOccupation) -> Row:
    part = share(row.share.part, 1) if row.share.part is not None else "non publiée"
    strong = f"{number(row.strong)} sur {number(row.basins)}" if row.basins else "non publiée"
    sessions = "offre non chargée" if row.sessions is None else number(row.sessions)
    return Row(
        parts.occupation_cell(row.share.named),
        tuple(map(parts.number_cell, (part, strong, sessions))),
    )


def _needs(found: SectorDiagnosis) -> Section:
    title = "Projets de recrutement (enquête BMO)"
    if found.needs_missing:
        return Section("besoins", title, (Part(warnings=(found.needs_missing.what,)),))
    line = Line("L’enquête se lit par métier : voir chaque métier ci-dessus.")
    return Section("besoins", title, (Part(lines=(line,)),))
