"""« L’essentiel » of an occupation and of a sector, said by the page and the PDF alike."""

from collections.abc import Iterator, Mapping

from passerelles.apps.observatory.reads.diagnosis.trade_values import (
    OccupationDiagnosis,
    OccupationNeeds,
    OccupationTensions,
    SectorDiagnosis,
)
from passerelles.apps.reference.models import TerritoryKind
from passerelles.apps.reference.reads.territory_values import TerritoryRef
from passerelles.documents.diagnosis.words import CAUSES
from passerelles.documents.essentials import Sentence, figure_text
from passerelles.documents.french import counted, joined, number, period_text
from passerelles.domain.observatory.difficulties import Cause

ZONES: Mapping[str, tuple[str, str]] = {
    TerritoryKind.EMPLOYMENT_BASIN: ("bassin d’emploi", "bassins d’emploi"),
    TerritoryKind.DEPARTEMENT: ("département", "départements"),
}
LEAD = "Les métiers dont il fait la plus grande part des embauches"
OF_SECTOR = "Part des embauches de l’activité"
OF_TRADE = "Part des embauches du métier que fait ce secteur"
_NAMED = 3


def occupation_essentials(found: OccupationDiagnosis) -> tuple[Sentence, ...]:
    return tuple(_of_occupation(found))


def _of_occupation(found: OccupationDiagnosis) -> Iterator[Sentence]:
    where = found.region.name if found.region else "France"
    if isinstance(found.needs, OccupationNeeds):
        total = found.needs.total
        text = f"{where}, {period_text(found.needs.period)} : {figure_text(total)} de recrutement."
        yield Sentence(text, (total,))
        difficult, seasonal = found.needs.difficult_share, found.needs.seasonal_share
        text = (
            f"Jugés difficiles : {figure_text(difficult)} ; saisonniers : {figure_text(seasonal)}."
        )
        yield Sentence(text, (difficult,))
    if isinstance(found.tensions, OccupationTensions):
        strong = found.tensions.by_class[4] + found.tensions.by_class[5]
        published = sum(found.tensions.by_class.values())
        zones = counted(published, *ZONES[found.tensions.kind])
        yield Sentence(
            f"Tension forte ou très forte dans {number(strong)} des {zones} où elle est publiée "
            f"({where}, {period_text(found.tensions.period)})."
        )
        yield Sentence(_causes(found.tensions))
    if found.sessions is not None:
        mark = " (données de démonstration)" if found.is_demonstration else ""
        yield Sentence(f"{leading(found.sessions)}, {places_of(found.region)}{mark}.")
    if found.occupation.is_green:
        yield Sentence("Le ROME en fait un métier vert : il sert la transition écologique.")


def places_of(region: TerritoryRef | None) -> str:
    """Where the sessions of a trade or a sector are counted."""
    return f"sur place, région {region.name}" if region else "tous lieux réunis, à distance compris"


def leading(sessions: int) -> str:
    if not sessions:
        return "Aucune session de formation à venir n’y mène"
    verb = "y mène" if sessions == 1 else "y mènent"
    return f"{counted(sessions, 'session', 'sessions')} de formation à venir {verb}"


def _causes(found: OccupationTensions) -> str:
    """What weighs wherever the tension is published: the components that every basin shares."""
    shared = (
        frozenset.intersection(*(row.tension.causes for row in found.rows)) if found.rows else ()
    )
    named = [CAUSES[cause] for cause in Cause if cause in shared]
    if not named:
        return "Aucune composante de la tension n’est de classe 4 ou 5 partout."
    return f"Ce qui pèse partout où la tension est publiée : {joined(named)}."


def occupations_note(found: SectorDiagnosis) -> str:
    """What the columns of the occupations of a sector count, and where."""
    return (
        "Embauches de 2021, France entière. Tension forte : classe 4 ou 5, en 2021. Sessions : "
        f"{places_of(found.region)}."
    )


def sector_essentials(found: SectorDiagnosis) -> tuple[Sentence, ...]:
    return tuple(_of_sector(found))


def _of_sector(found: SectorDiagnosis) -> Iterator[Sentence]:
    if found.jobs:
        ref, jobs = found.jobs[0]
        text = f"{ref.name} : {figure_text(jobs)} dans ce secteur."
        yield Sentence(text, (jobs,))
    elif found.jobs_missing:
        yield Sentence(f"Emploi du secteur : {figure_text(found.jobs_missing)}.")
    if found.occupations:
        names = [row.share.named.label for row in found.occupations[:_NAMED]]
        lead = "Les métiers qu’il embauche le plus" if found.of_sector else LEAD
        yield Sentence(f"{lead} : {joined(names)}.")
        tense = [row for row in found.occupations if row.strong * 2 > row.basins]
        count = counted(len(tense), "est", "sont")
        yield Sentence(
            f"Sur ses {number(len(found.occupations))} premiers métiers, {count} en tension forte "
            "ou très forte dans plus de la moitié des bassins où la tension est publiée."
        )
