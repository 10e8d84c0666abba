"""The basins of a territory without figures of its own: theirs, told as theirs."""

from passerelles.apps.observatory.reads.diagnosis.facts import TENSION
from passerelles.apps.observatory.reads.diagnosis.values import BasinNearby, TerritoryDiagnosis
from passerelles.documents.charts import BarChart, point_of
from passerelles.documents.diagnosis.needs import CODES
from passerelles.documents.diagnosis.said import SEVERAL_MEASURES
from passerelles.documents.diagnosis.tension import grid as tension_grid
from passerelles.documents.diagnosis.words import cell, numbers_of, zone_share
from passerelles.documents.french import number
from passerelles.documents.report.model import Grid, Part, Picture, Text

TITLE = "Besoins, saison et tensions : lire les bassins d’emploi"
REASON = (
    "L’enquête BMO et les tensions de recrutement ne sont pas publiées pour cette nature de "
    "territoire. Aucun chiffre n’est emprunté : ceux qui suivent restent ceux des bassins d’emploi "
    "qui couvrent le territoire."
)
CAPTION = "Chiffres des bassins d’emploi entiers, non du territoire"
HEADS = (
    "Part de la population",
    "Projets",
    "Jugés difficiles",
    "Saisonniers",
    "En tension",
)
TOP_HEADS = ("Métier (FAP 2021)", "Projets", "dont difficiles", "dont saisonniers")
NOTE = (
    f"En tension : métiers de classe 4 ou 5. {SEVERAL_MEASURES} Le diagnostic de chaque bassin "
    "donne tous ses métiers."
)


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
    needs = [
        block
        for one in filter(has_needs, diagnosis.nearby)
        for block in (_needs(one), _picture(one, seasonal=False), _picture(one, seasonal=True))
    ]
    tense = tuple(map(_tensions, filter(has_tensions, diagnosis.nearby)))
    numbers = numbers_of(diagnosis.sources, (*CODES, TENSION))
    return Part(TITLE, (lead, grid, *needs, *tense), numbers)


def has_needs(one: BasinNearby) -> bool:
    return bool(one.top)


def has_tensions(one: BasinNearby) -> bool:
    return bool(one.tense)


def top_caption(one: BasinNearby) -> str:
    return f"Bassin d’emploi « {one.zone.territory.name} » : métiers les plus recherchés (BMO)"


def tense_caption(one: BasinNearby) -> str:
    return f"Bassin d’emploi « {one.zone.territory.name} » : premiers métiers en tension (2021)"


def _tensions(one: BasinNearby) -> Grid:
    return tension_grid(tense_caption(one), one.tense, nomenclature="ROME 3.47")


def _picture(one: BasinNearby, *, seasonal: bool) -> Picture:
    what = "Projets saisonniers" if seasonal else "Projets de recrutement"
    told = [(row, row.seasonal if seasonal else row.projects) for row in one.top]
    points = tuple(
        point_of(row.occupation.label, figure.quantity, cell(figure)) for row, figure in told
    )
    return Picture(BarChart(f"{what}, bassin « {one.zone.territory.name} »", "projets", points))


def _needs(one: BasinNearby) -> Grid:
    rows = tuple(
        (need.occupation.label, *map(cell, (need.projects, need.difficult, need.seasonal)))
        for need in one.top
    )
    return Grid(top_caption(one), TOP_HEADS, rows, numeric=frozenset({1, 2, 3}))


def strong(one: BasinNearby) -> str:
    """« 21 sur 58 »."""
    return f"{number(one.strong)} sur {number(one.published)}" if one.published else "non publié"
