"""Where a territory is, and its labour market."""

from collections.abc import Iterator, Sequence

from passerelles.apps.observatory.reads.diagnosis.values import (
    CoveringZone,
    Identity,
    LabourMarket,
    OccupationMarket,
    TerritoryDiagnosis,
    Unavailable,
)
from passerelles.apps.reference.models import TerritoryKind
from passerelles.documents.diagnosis import said
from passerelles.documents.diagnosis.place import PARTLY
from passerelles.documents.diagnosis.words import zone_share
from passerelles.documents.essentials import people_text
from passerelles.documents.french import counted, number, period_text, share
from passerelles.portals.public.observatory.diagnosis import parts
from passerelles.portals.public.observatory.diagnosis.addresses import diagnosis_address
from passerelles.portals.public.observatory.diagnosis.parts import (
    Cell,
    Line,
    Part,
    Row,
    Section,
    Table,
)

_FIRST = 10
_OPEN = 8  # zones that a reader takes in at a glance
_HEAVY = 0.25  # of the offers published


def place(diagnosis: TerritoryDiagnosis) -> Section:
    identity = diagnosis.identity
    tables = [Part(lines=_where(identity))]
    around = [("Bassins d’emploi", identity.basins)]
    if diagnosis.territory.kind != TerritoryKind.REGION:
        around.append(("Départements", identity.departements))
    tables += [_zones(title, zones) for title, zones in around if len(zones) > 1]
    return Section("territoire", "Le territoire", tuple(tables))


def market(diagnosis: TerritoryDiagnosis) -> Section:
    found = diagnosis.market
    about = [_offers(found), _jobs(found), _unemployment(found)]
    return Section("emploi", "Offres, demandeurs d’emploi, chômage", tuple(about))


def _where(identity: Identity) -> tuple[Line, ...]:
    people = people_text(identity) or "population inconnue"
    communes = counted(identity.communes, "commune", "communes")
    lines = [Line(f"{people[:1].upper()}{people[1:]} dans {communes}.")]
    if identity.between:
        lines.append(Line(PARTLY))
    alone = identity.departements[0] if len(identity.departements) == 1 else None
    if alone:
        ref = alone.territory
        lines.append(
            Line(
                f"Département : {ref.name}.",
                diagnosis_address(ref.kind, ref.code),
                "son diagnostic",
            )
        )
    if identity.largest_communes:
        names = [
            f"{ref.name} ({number(ref.population)})" if ref.population else ref.name
            for ref in identity.largest_communes
        ]
        lines.append(Line(f"Communes les plus peuplées : {', '.join(names)}."))
    if identity.density:
        lines.append(
            Line(
                f"Densité vécue : environ {number(identity.density)} habitants par km², calculée "
                "sur le disque qui contiendrait la population telle qu’elle est répartie."
            )
        )
    return tuple(lines)


def _zones(title: str, zones: Sequence[CoveringZone]) -> Part:
    rows = tuple(
        Row(
            Cell(zone.territory.name, diagnosis_address(zone.territory.kind, zone.territory.code)),
            (parts.number_cell(zone_share(zone)),),
        )
        for zone in zones
    )
    columns = (parts.text_column("Zone"), parts.number_column("Part de la population"))
    table = Table(f"{title} qui partagent des communes avec ce territoire", columns, rows)
    folded = f"Voir les {len(zones)} zones" if len(zones) > _OPEN else ""
    return Part(title=title, table=table, folded=folded)


def _offers(found: LabourMarket) -> Part:
    title = "Offres en ligne et demandeurs d’emploi par métier"
    if not found.by_occupation:
        return Part(title=title, warnings=(parts.missing(found.offers),))
    lines = (
        Line(
            f"Offres en ligne en {period_text(found.period)} : "
            f"{parts.figure_cell(found.offers).text}."
        ),
        Line(f"Demandeurs d’emploi (A, B, C) : {parts.figure_cell(found.jobseekers).text}."),
    )
    note = (
        f"Somme des {counted(found.published, 'métier publié', 'métiers publiés')} ici : les "
        "métiers que la source ne publie pas ne comptent pas, le total est donc un minimum."
    )
    notes = (note, *_heavy(found))
    return Part(title, lines, table=_occupations(found.by_occupation), notes=notes)


def _heavy(found: LabourMarket) -> Iterator[str]:
    """An occupation that makes a large part of the offers would hide the others: it is named."""
    first, total = found.by_occupation[0], found.offers.quantity.value
    value = first.offers.quantity.value
    if value and total and value / total >= _HEAVY:
        yield (
            f"« {first.occupation.label} » réunit à lui seul {share(value / total)} des offres "
            "publiées ici : lisez les totaux avec et sans lui."
        )


def _occupations(rows: Sequence[OccupationMarket]) -> Table:
    columns = (
        parts.text_column("Métier (ROME 3.47)"),
        parts.number_column("Offres en ligne"),
        parts.number_column("Demandeurs d’emploi"),
    )
    lines = tuple(
        Row(
            parts.occupation_cell(row.occupation),
            (parts.figure_cell(row.offers), parts.figure_cell(row.jobseekers)),
        )
        for row in rows[:_FIRST]
    )
    return Table(f"Les {len(lines)} métiers où les offres sont les plus nombreuses", columns, lines)


def _jobs(found: LabourMarket) -> Part:
    title = "Emploi par secteur"
    if not found.sectors:
        return Part(title=title, warnings=(parts.missing(found.jobs),))
    line = Line(said.jobs(found), parts.figure_address(found.jobs))
    columns = (parts.text_column("Division de la NAF"), parts.number_column("Emplois"))
    rows = tuple(
        Row(parts.sector_cell(row.sector), (parts.figure_cell(row.jobs),))
        for row in found.sectors[:_FIRST]
    )
    table = Table("Les divisions qui emploient le plus", columns, rows)
    return Part(title, (line,), table=table, notes=(said.JOBS_LEFT_OUT,))


def _unemployment(found: LabourMarket) -> Part:
    columns = (parts.text_column("Département"), parts.number_column("Taux de chômage"))
    rows = tuple(
        Row(Cell(ref.name, diagnosis_address(ref.kind, ref.code)), (parts.figure_cell(rate),))
        for ref, rate in found.unemployment
    )
    periods = {rate.period for _, rate in found.unemployment if not isinstance(rate, Unavailable)}
    when = f" ({period_text(max(periods))})" if periods else ""
    note = "Publié sans ses effectifs : il ne se calcule pour aucune autre zone, ni ne se moyenne."
    table = Table(f"Taux de chômage de chaque département{when}", columns, rows)
    return Part("Chômage", table=table, notes=(note,))
