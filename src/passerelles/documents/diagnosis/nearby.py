"""The basins of a territory without figures of its own: theirs, told as theirs."""

from passerelles.apps.observatory.reads.diagnosis.values import BasinNearby, TerritoryDiagnosis
from passerelles.documents.diagnosis.needs import CODES
from passerelles.documents.diagnosis.said import SEVERAL_MEASURES
from passerelles.documents.diagnosis.words import cell, numbers_of, zone_share
from passerelles.documents.french import number
from passerelles.documents.report.model import Grid, Part, Text

TITLE = "Besoins, saison et tensions : lire les bassins d’emploi"
REASON = (
    "L’enquête BMO et les tensions de recrutement ne sont pas publiées pour cette nature de "
    "territoire. Aucun chiffre n’est emprunté : ceux qui suivent restent ceux des bassins d’emploi "
    "qui couvrent le territoire."
)
CAPTION = "Chiffres des bassins d’emploi entiers, non du territoire"
HEADS = (
    "Part de la population du territoire",
    "Projets de recrutement",
    "Jugés difficiles",
    "Saisonniers",
    "Métiers en tension (4 ou 5)",
)
TOP_HEADS = ("Métier (FAP 2021)", "Projets", "dont difficiles", "dont saisonniers")
NOTE = f"{SEVERAL_MEASURES} Le diagnostic de chaque bassin donne ses métiers."


def nearby(diagnosis: TerritoryDiagnosis) -> Part:
    lead = Text(REASON, is_missing=True)
    if not diagnosis.nearby:
        return Part(TITLE, (lead,))
    rows = tuple(
        (one.zone.territory.name, zone_share(one.zone), *map(cell, one.figures), strong(one))
        for one in diagnosis.nearby
    )
    heads = ("Bassin d’emploi", *HEADS)
    grid = Grid(CAPTION, heads, rows, numeric=frozenset(range(1, len(heads))), notes=(NOTE,))
    needs = tuple(map(_needs, filter(top_of, diagnosis.nearby)))
    return Part(TITLE, (lead, grid, *needs), numbers_of(diagnosis.sources, CODES))


def top_of(one: BasinNearby) -> bool:
    return bool(one.top)


def top_caption(one: BasinNearby) -> str:
    return f"Bassin d’emploi de {one.zone.territory.name} : métiers les plus recherchés (BMO)"


def _needs(one: BasinNearby) -> Grid:
    rows = tuple(
        (need.occupation.label, *map(cell, (need.projects, need.difficult, need.seasonal)))
        for need in one.top
    )
    return Grid(top_caption(one), TOP_HEADS, rows, numeric=frozenset({1, 2, 3}))


def strong(one: BasinNearby) -> str:
    """« 21 sur 58 »."""
    return f"{number(one.strong)} sur {number(one.published)}" if one.published else "non publié"
