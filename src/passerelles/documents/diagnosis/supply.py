"""Training within reach, and needs against supply."""

from passerelles.apps.observatory.reads.diagnosis.values import (
    FamilyGap,
    Gaps,
    Supply,
    TerritoryDiagnosis,
    Unavailable,
)
from passerelles.documents.diagnosis.words import cell, indicator_name, lacking, numbers_of
from passerelles.documents.essentials import figure_text
from passerelles.documents.french import counted, day, number, share
from passerelles.documents.report.model import Block, Grid, Part, Text

_BRIDGED = 8


def supply(diagnosis: TerritoryDiagnosis) -> Part:
    title, found = "Offre de formation", diagnosis.supply
    if found.missing:
        return Part(title, (lacking(found.missing),))
    codes = ("seats_offered", *(figure.indicator for figure in found.population_within))
    blocks = [Text(" ".join(_reach(found))), _people(found)]
    return Part(title, tuple(blocks), numbers_of(diagnosis.sources, codes))


def gaps(diagnosis: TerritoryDiagnosis) -> Part:
    found = diagnosis.gaps
    codes = ("online_job_offers", "tension_index", "bmo_projects")
    blocks = (*_families(found), *_bridged(found))
    numbers = numbers_of(diagnosis.sources, codes)
    return Part("Besoins et offre, par famille de métiers", blocks, numbers)


def _reach(found: Supply) -> list[str]:
    inside = counted(found.inside, "session", "sessions")
    said = [f"{inside} à venir dans les communes du territoire, au {day(found.day)}."]
    if found.rings and found.centre:
        told = ", ".join(
            f"{number(ring.sessions)} à {ring.minutes} minutes ou moins" for ring in found.rings
        )
        said.append(f"En voiture, depuis {found.centre.name} : {told} (temps estimés).")
    if not isinstance(found.seats, Unavailable):
        said.append(f"Places offertes : {figure_text(found.seats)}.")
    return said


def _people(found: Supply) -> Block:
    known = [figure for figure in found.population_within if not isinstance(figure, Unavailable)]
    if not known:
        return lacking(found.population_within[0]) if found.population_within else Text("")
    told = [f"{indicator_name(one.indicator)} : {figure_text(one)}" for one in known]
    return Text(f"{' ; '.join(told)}.")


def _families(found: Gaps) -> list[Block]:
    rows = tuple(
        (
            row.family.label,
            cell(row.offers),
            cell(row.jobseekers),
            _counted(row.in_tension),
            _counted(row.sessions),
        )
        for row in found.families
        if _is_told(row)
    )
    if not rows:
        return [Text("Aucun chiffre par métier n’est publié ici, et aucune session ne s’y tient.")]
    heads = (
        "Grand domaine du ROME",
        "Offres en ligne",
        "Demandeurs d’emploi",
        "En tension, à former",
        "Sessions à venir",
    )
    note = (
        "« En tension, à former » : métiers de classe 4 ou 5 que la formation concerne ; ceux que "
        "les conditions de travail, l’instabilité ou l’éloignement expliquent seuls n’y sont pas. "
        "Un tiret : rien n’est publié ici, ou aucune offre de formation n’est chargée."
    )
    numeric = frozenset({1, 2, 3, 4})
    return [Grid("Tension 2021 (ROME) et sessions", heads, rows, numeric=numeric, notes=(note,))]


def _is_told(row: FamilyGap) -> bool:
    """A family that neither a source nor a session tells anything of is left out."""
    known = (row.offers.quantity.value, row.jobseekers.quantity.value)
    return any(value is not None for value in known) or bool(row.in_tension or row.sessions)


def _bridged(found: Gaps) -> list[Block]:
    if found.bridge:
        return [lacking(found.bridge)]
    rows = tuple(
        (row.occupation.label, cell(row.projects), number(row.sessions))
        for row in found.needs[:_BRIDGED]
    )
    if not rows:
        return []
    carried = share(found.coverage or 0.0)
    note = f"{found.way} La table porte {carried} des projets publiés."
    heads = ("Métier (FAP 2021)", "Projets", "Sessions à venir")
    caption = "Projets de l’enquête BMO et sessions"
    return [Grid(caption, heads, rows, numeric=frozenset({1, 2}), notes=(note,))]


def _counted(value: int | None) -> str:
    return "–" if value is None else number(value)
