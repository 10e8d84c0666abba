"""The diagnosis of a territory as its page shows it."""

from django.urls import NoReverseMatch, reverse

from passerelles.apps.observatory.reads.diagnosis.values import TerritoryDiagnosis
from passerelles.apps.reference.models import TerritoryKind
from passerelles.documents.essentials import essentials
from passerelles.documents.french import day
from passerelles.portals.public.observatory.diagnosis import (
    comparison_section,
    labour_sections,
    need_sections,
    supply_sections,
    tension_sections,
)
from passerelles.portals.public.observatory.diagnosis.parts import (
    DiagnosisPage,
    Line,
    Section,
    figure_address,
)
from passerelles.portals.public.reference import addresses, words
from passerelles.portals.public.reference.values import Link


def diagnosis_page(diagnosis: TerritoryDiagnosis) -> DiagnosisPage:
    ref = diagnosis.territory
    kind, slug = TerritoryKind(ref.kind), addresses.KIND_SLUGS[ref.kind]
    listed = f"{reverse('diagnoses')}?nature={slug}"
    return DiagnosisPage(
        name=ref.name,
        heading=f"Diagnostic : {ref.name}",
        title=f"Diagnostic : {ref.name} ({kind.label.lower()} {ref.code})",
        subtitle=f"{kind.label} {ref.code} · {ref.edition_name} · fait le {day(diagnosis.made_on)}",
        trail=(("Diagnostic", reverse("diagnoses")), (words.TERRITORIES[kind], listed)),
        essentials=_essentials(diagnosis),
        sections=_sections(diagnosis),
        links=(*_downloads(slug, ref.code), Link("Fiche du territoire", addresses.territory(ref))),
        demonstration=diagnosis.is_demonstration or diagnosis.supply.is_demonstration,
    )


def _essentials(diagnosis: TerritoryDiagnosis) -> tuple[Line, ...]:
    return tuple(
        Line(said.text, next(filter(None, map(figure_address, said.figures)), ""))
        for said in essentials(diagnosis)
    )


def _sections(diagnosis: TerritoryDiagnosis) -> tuple[Section, ...]:
    return (
        labour_sections.place(diagnosis),
        labour_sections.market(diagnosis),
        need_sections.needs(diagnosis),
        need_sections.seasons(diagnosis),
        tension_sections.tensions(diagnosis),
        tension_sections.difficulties(diagnosis),
        supply_sections.supply(diagnosis),
        supply_sections.gaps(diagnosis),
        tension_sections.green(diagnosis),
        comparison_section.changes(diagnosis),
        comparison_section.comparison(diagnosis),
        comparison_section.sources_section(diagnosis.sources),
    )


def _downloads(slug: str, code: str) -> tuple[Link, ...]:
    try:
        return (
            Link("Télécharger le PDF", reverse("diagnosis_pdf", args=[slug, code])),
            Link("Tableur (ODS)", reverse("diagnosis_sheet", args=[slug, code, "ods"])),
            Link("Tableur (Excel)", reverse("diagnosis_sheet", args=[slug, code, "xlsx"])),
        )
    except NoReverseMatch:
        return ()
