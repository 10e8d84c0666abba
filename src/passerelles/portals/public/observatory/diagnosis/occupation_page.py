"""The diagnosis of an occupation as its page shows it."""

from urllib.parse import urlencode

from django.urls import reverse

from passerelles.apps.observatory.reads.diagnosis.trade_values import (
    NeedHere,
    OccupationDiagnosis,
    OccupationNeeds,
    TensionHere,
)
from passerelles.apps.observatory.reads.diagnosis.values import Unavailable
from passerelles.documents.charts import Figure as ChartFigure
from passerelles.documents.diagnosis.occupation import uncounted
from passerelles.documents.diagnosis.trade_essentials import (
    ZONES,
    leading,
    occupation_essentials,
    places_of,
)
from passerelles.documents.diagnosis.words import CAUSES
from passerelles.documents.essentials import figure_text
from passerelles.documents.french import counted, day, joined, share
from passerelles.domain.observatory.difficulties import Cause
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
    figure_address,
)
from passerelles.portals.public.observatory.diagnosis.studies import studies_sections
from passerelles.portals.public.observatory.diagnosis.tension_sections import class_parts
from passerelles.portals.public.reference import addresses
from passerelles.portals.public.reference.values import Link, certification_link

_LISTED = 20
_BARS = 10
_CERTIFICATIONS = 10


def occupation_page(found: OccupationDiagnosis) -> DiagnosisPage:
    own = found.occupation
    where = found.region.name if found.region else "France"
    edition = own.edition_id.replace("-", " ")
    return DiagnosisPage(
        name=own.label,
        heading=f"Diagnostic : {own.label}",
        title=f"Diagnostic : {own.label} ({own.code})",
        subtitle=f"Métier {own.code} · {edition} · {where} · fait le {day(found.made_on)}",
        trail=parts.TRAIL,
        essentials=parts.lines(occupation_essentials(found)),
        sections=(
            _tensions(found),
            _needs(found),
            _training(found),
            _sectors(found),
            _codes(found),
            *studies_sections(found.studies),
            sources_section(found.sources),
        ),
        links=_links(found),
        demonstration=found.is_demonstration,
        regions=region_choices(found.region),
    )


def _tensions(found: OccupationDiagnosis) -> Section:
    told = found.tensions
    title = "Tension de recrutement"
    if isinstance(told, Unavailable):
        return Section("tensions", title, (Part(warnings=(parts.missing(told),)),))
    one, several = ZONES[told.kind]
    columns = (
        parts.text_column(one.capitalize()),
        parts.number_column("Tension"),
        *(map(parts.number_column, ("Offres", "Demandeurs")) if _of_rome(found) else ()),
        parts.text_column("Ce qui pèse (classe 4 ou 5)"),
    )
    rows = tuple(_tension_row(row, market=_of_rome(found)) for row in told.rows[:_LISTED])
    table = Table("Du plus tendu au moins tendu", columns, rows)
    more = len(told.rows) - len(rows)
    notes = (
        (f"{counted(more, f'autre {one}', f'autres {several}')} non listés ici.",) if more else ()
    )
    return Section(
        "tensions", title, (class_parts(told.by_class, several), Part(table=table, notes=notes))
    )


def _of_rome(found: OccupationDiagnosis) -> bool:
    """Offers and jobseekers come with the instrument of 2021 only."""
    return found.occupation.edition_id.startswith("ROME-")


def _tension_row(row: TensionHere, *, market: bool) -> Row:
    about, ref = row.tension, row.territory
    causes = joined([CAUSES[cause] for cause in Cause if cause in about.causes])
    figures = (about.index, *((about.offers, about.jobseekers) if market else ()))
    return Row(
        Cell(ref.name, diagnosis_address(ref.kind, ref.code)),
        (*map(parts.figure_cell, figures), Cell(causes or "rien de net")),
    )


def _needs(found: OccupationDiagnosis) -> Section:
    told = found.needs
    title = "Projets de recrutement (enquête BMO)"
    if isinstance(told, Unavailable):
        return Section("besoins", title, (_other_nomenclature(found, told),))
    said = (
        ("Projets de recrutement", told.total),
        ("Part jugée difficile", told.difficult_share),
        ("Part saisonnière", told.seasonal_share),
    )
    lines = tuple(
        Line(f"{label} : {figure_text(figure)}.", figure_address(figure)) for label, figure in said
    )
    secret = counted(told.secret, "bassin a un nombre", "bassins ont un nombre")
    notes = (f"{secret} secret : il n’est pas dans la liste.",) if told.secret else ()
    part = Part(
        lines=lines, chart=_need_chart(told), table=_need_table(told), notes=notes, open=True
    )
    return Section("besoins", title, (part,))


def _need_chart(told: OccupationNeeds) -> ChartFigure | None:
    points = tuple(
        parts.figure_point(row.territory.name, row.projects) for row in told.rows[:_BARS]
    )
    return parts.bars("Projets par bassin d’emploi", "projets", points)


def _need_table(told: OccupationNeeds) -> Table:
    told_apart = len({row.rank for row in told.rows}) > 1
    columns = (
        parts.text_column("Bassin d’emploi"),
        *((parts.number_column("Rang"),) if told_apart else ()),
        parts.number_column("Projets"),
        parts.number_column("dont difficiles"),
        parts.number_column("dont saisonniers"),
    )
    rows = tuple(_need_row(row, ranked=told_apart) for row in told.rows[:_LISTED])
    return Table("Là où le métier est le plus recherché", columns, rows)


def _need_row(row: NeedHere, *, ranked: bool) -> Row:
    ref = row.territory
    figures = (row.projects, row.difficult, row.seasonal)
    rank = (parts.rank_cell(row.rank, shared=row.is_shared),) if ranked else ()
    return Row(
        Cell(ref.name, diagnosis_address(ref.kind, ref.code)),
        (*rank, *map(parts.figure_cell, figures)),
    )


def _other_nomenclature(found: OccupationDiagnosis, why: Unavailable) -> Part:
    crossing = found.crossing
    warnings = [parts.missing(why)]
    if crossing.missing:
        warnings.append(crossing.missing.what)
    links = tuple(
        Link(one.label, parts.occupation_cell(one).href, one.key) for one in crossing.codes
    )
    notes = (crossing.way,) if crossing.way else ()
    return Part(warnings=tuple(warnings), links=links, notes=notes)


def _training(found: OccupationDiagnosis) -> Section:
    lines = []
    if found.sessions is None:
        lines.append(Line(uncounted(found)))
    else:
        where = places_of(found.region)
        lines.append(Line(f"{leading(found.sessions)}, {where}, au {day(found.made_on)}."))
    links = tuple(map(certification_link, found.certifications[:_CERTIFICATIONS]))
    total = found.certifications_count
    title = counted(total, "certification y mène", "certifications y mènent") if total else ""
    more = total - len(links)
    notes = (f"Et {counted(more, 'autre', 'autres')} sur la fiche du métier.",) if more > 0 else ()
    certifications = Part(title, links=links, notes=notes)
    about = (Part(lines=tuple(lines)), certifications) if links else (Part(lines=tuple(lines)),)
    return Section("formation", "Formations et certifications", about)


def _sectors(found: OccupationDiagnosis) -> Section:
    title = "Secteurs qui recrutent ce métier"
    if found.sectors_missing:
        warning = parts.missing(found.sectors_missing)
        return Section("secteurs", title, (Part(warnings=(warning,)),))
    columns = (parts.text_column("Activité (NAF)"), parts.number_column("Part des embauches"))
    rows = tuple(
        Row(
            parts.sector_cell(one.named),
            (parts.number_cell(share(one.part, 1) if one.part else "non publiée"),),
        )
        for one in found.sectors
    )
    note = "Embauches de 2021, France entière."
    return Section("secteurs", title, (Part(table=Table(title, columns, rows), notes=(note,)),))


def _codes(found: OccupationDiagnosis) -> Section:
    """The same code elsewhere, told apart when it names another trade."""
    links = tuple(
        Link(
            f"{ref.label} ({ref.edition_name})",
            reverse("occupation_diagnosis", args=[ref.edition_id, ref.code]),
            "le même métier" if same else "un autre métier sous le même code",
        )
        for ref, same in found.editions
    )
    lines = () if links else (Line("Aucune autre édition chargée ne porte ce code."),)
    return Section(
        "codes", "Le même code dans d’autres éditions", (Part(lines=lines, links=links),)
    )


def _links(found: OccupationDiagnosis) -> tuple[Link, ...]:
    own = found.occupation
    sheet: tuple[Link, ...] = ()
    if own.edition_id.startswith("ROME-"):
        sheet = (
            Link("Fiche du métier", reverse("occupation", args=[own.edition_id, own.code])),
            Link("Formations", f"{reverse('sessions')}?{urlencode({'metier': own.key})}"),
        )
    sheet = (*parts.downloads("occupation_diagnosis", own, found.region), *sheet)
    if found.region is None:
        return sheet
    return (*sheet, Link(found.region.name, addresses.territory(found.region)))
