"""Where the territory is, and its labour market."""

from collections.abc import Sequence

from passerelles.apps.observatory.reads.diagnosis.values import (
    CoveringZone,
    Identity,
    LabourMarket,
    TerritoryDiagnosis,
    Unavailable,
)
from passerelles.apps.reference.models import TerritoryKind
from passerelles.documents.diagnosis import said
from passerelles.documents.diagnosis.words import cell, lacking, numbers_of, zone_share
from passerelles.documents.essentials import figure_text, people_text
from passerelles.documents.french import counted, joined, number, period_text
from passerelles.documents.report.model import Block, Grid, Part, Text

_FIRST = 6
_ZONES = 6


PARTLY = "Une commune au moins n’y est qu’en partie : d’où le minimum et le maximum."


def place(diagnosis: TerritoryDiagnosis) -> Part:
    identity = diagnosis.identity
    said = [_people(identity), _largest(identity), _zones("Bassins d’emploi", identity.basins)]
    if diagnosis.territory.kind != TerritoryKind.REGION:
        said.append(_zones("Départements", identity.departements))
    text = " ".join(filter(None, said))
    return Part("Le territoire", (Text(text),))


def market(diagnosis: TerritoryDiagnosis) -> Part:
    found = diagnosis.market
    blocks = [*_offers(found), *_jobs(found), *_unemployment(found)]
    codes = ("online_job_offers", "jobseekers_abc", "jobs", "unemployment_rate")
    numbers = numbers_of(diagnosis.sources, codes)
    return Part("Offres, demandeurs d’emploi, emploi et chômage", tuple(blocks), numbers)


def _people(identity: Identity) -> str:
    people = people_text(identity) or "population inconnue"
    communes = counted(identity.communes, "commune", "communes")
    dense = ""
    if identity.density:
        dense = f" Densité vécue : environ {number(identity.density)} habitants par km²."
    partly = f" {PARTLY}" if identity.between else ""
    return f"{people[:1].upper()}{people[1:]} dans {communes}.{partly}{dense}"


def _largest(identity: Identity) -> str:
    names = [
        f"{ref.name} ({number(ref.population)})" if ref.population else ref.name
        for ref in identity.largest_communes[:5]
    ]
    return f"Communes les plus peuplées : {joined(names)}." if names else ""


def _zones(title: str, zones: Sequence[CoveringZone]) -> str:
    if not zones:
        return ""
    named = [f"{zone.territory.name} ({zone_share(zone)})" for zone in zones[:_ZONES]]
    more = len(zones) - _ZONES
    rest = f" et {counted(more, 'autre', 'autres')}" if more > 0 else ""
    told = ", ".join(named) + rest if rest else joined(named)
    return f"{title} qui le couvrent, avec la part de sa population : {told}."


def _offers(found: LabourMarket) -> list[Block]:
    if not found.by_occupation:
        return [lacking(found.offers, "Offres en ligne et demandeurs d’emploi")]
    when, published = period_text(found.period), counted(found.published, "métier", "métiers")
    text = (
        f"Offres en ligne : {cell(found.offers)} ; demandeurs d’emploi (A, B, C) : "
        f"{cell(found.jobseekers)} ({when}). Somme des {published} que la source publie "
        "ici : les autres ne comptent pas, le total est un minimum."
    )
    rows = tuple(
        (row.occupation.label, cell(row.offers), cell(row.jobseekers))
        for row in found.by_occupation[:_FIRST]
    )
    heads = ("Métier (ROME 3.47)", "Offres en ligne", "Demandeurs d’emploi")
    caption = f"Les {len(rows)} métiers où les offres en ligne sont les plus nombreuses, {when}"
    return [Text(text), Grid(caption, heads, rows, numeric=frozenset({1, 2}))]


def _jobs(found: LabourMarket) -> list[Block]:
    if not found.sectors:
        return [lacking(found.jobs, "Emploi par secteur")]
    rows = tuple((one.sector.label, cell(one.jobs)) for one in found.sectors[:_FIRST])
    caption = f"Les {len(rows)} divisions de la NAF qui emploient le plus"
    heads, notes = ("Division de la NAF", "Emplois"), (said.JOBS_LEFT_OUT,)
    grid = Grid(caption, heads, rows, numeric=frozenset({1}), notes=notes)
    return [Text(said.jobs(found)), grid]


def _unemployment(found: LabourMarket) -> list[Block]:
    known = [(ref, rate) for ref, rate in found.unemployment if not isinstance(rate, Unavailable)]
    if not known:
        return [lacking(found.unemployment[0][1])] if found.unemployment else []
    period = max(rate.period for _, rate in known)
    rates = joined([f"{ref.name} {figure_text(rate)}" for ref, rate in known])
    text = (
        f"Taux de chômage, {period_text(period)} : {rates}. Il n’est publié que par département, "
        "sans ses effectifs : il ne se moyenne pas et ne se calcule pour aucune autre zone."
    )
    return [Text(text)]
