"""The diagnosis of a territory as its page shows it."""

from django.urls import NoReverseMatch, reverse

from passerelles.apps.observatory.reads.diagnosis.values import TerritoryDiagnosis
from passerelles.apps.reference.models import TerritoryKind
from passerelles.documents.diagnosis.territory import is_bare, key_figures
from passerelles.documents.essentials import essentials
from passerelles.documents.french import day
from passerelles.portals.public.observatory.diagnosis import (
    comparison_section,
    labour_sections,
    need_sections,
    parts,
    supply_sections,
    tension_sections,
)
from passerelles.portals.public.observatory.diagnosis.parts import (
    DiagnosisPage,
    Section,
)
from passerelles.portals.public.observatory.diagnosis.studies import studies_sections
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
        trail=(*parts.TRAIL, (words.TERRITORIES[kind], listed)),
        keys=key_figures(diagnosis),
        essentials=parts.lines(essentials(diagnosis)),
        sections=_sections(diagnosis),
        links=(*_downloads(slug, ref.code), Link("Fiche du territoire", addresses.territory(ref))),
        demonstration=diagnosis.is_demonstration or diagnosis.supply.is_demonstration,
    )


def _sections(diagnosis: TerritoryDiagnosis) -> tuple[Section, ...]:
    return (
        labour_sections.place(diagnosis),
        *_labour(diagnosis),
        labour_sections.market(diagnosis),
        supply_sections.supply(diagnosis),
        supply_sections.gaps(diagnosis),
        *(() if is_bare(diagnosis) else (tension_sections.green(diagnosis),)),
        comparison_section.changes(diagnosis),
        comparison_section.comparison(diagnosis),
        *studies_sections(diagnosis.studies),
        comparison_section.sources_section(diagnosis.sources),
    )


def _labour(diagnosis: TerritoryDiagnosis) -> tuple[Section, ...]:
    if is_bare(diagnosis):
        return (need_sections.elsewhere(diagnosis),)
    return (
        need_sections.needs(diagnosis),
        need_sections.seasons(diagnosis),
        tension_sections.tensions(diagnosis),
        tension_sections.difficulties(diagnosis),
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
