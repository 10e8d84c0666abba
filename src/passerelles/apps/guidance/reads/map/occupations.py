"""The career map: sectors, their occupations by level, and what lies around one occupation."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from passerelles.apps.guidance.reads.graph import occupation_graph
from passerelles.apps.reference.models import Sector
from passerelles.apps.reference.reads.generation import remembered
from passerelles.apps.reference.reads.occupations import certifications_of, occupation_family
from passerelles.apps.reference.reads.values import CertificationRef, certification_ref
from passerelles.domain.guidance.occupations.around import Surrounding, Way, around
from passerelles.domain.guidance.occupations.graph import OccupationGraph
from passerelles.domain.guidance.reaching.bridges import OpeningSkill, transversal
from passerelles.domain.guidance.words import fold

SHOWN = 5  # certifications named at each level
DOORS = 5  # skills that open most doors


class SectorCount(NamedTuple):
    """``occupations``: how many the map can place. ``parent``: key, empty for the broadest."""

    key: str
    label: str
    occupations: int
    parent: str


class Placed(NamedTuple):
    """An occupation on the ladder of its sector."""

    code: str
    label: str


@dataclass(frozen=True, slots=True)
class Rung:
    """A level of 2019 (None: unknown) and what is there; ``total`` counts those left out too."""

    level: int | None
    certifications: tuple[CertificationRef, ...]
    total: int


@dataclass(frozen=True, slots=True)
class SectorMap:
    """``ladder``: occupations by usual level of access, the lowest first, unknown last.

    ``moves``: from a code to another of the sector, near or evolution, once a pair.
    """

    sector: SectorCount
    ladder: tuple[tuple[int | None, tuple[Placed, ...]], ...]
    moves: tuple[tuple[str, str, Way], ...]
    demonstration: bool


@dataclass(frozen=True, slots=True)
class CareerMap:
    """What lies around an occupation (key). ``rungs``: certifications that lead there, by level.

    ``opening``: the transversal skills that open most doors, its own then those to add.
    ``family``: keys of the same trade in every edition. ``demonstration``: the graph is generated.
    """

    occupation: str
    label: str
    neighbours: tuple[Surrounding, ...]
    rungs: tuple[Rung, ...]
    sectors: tuple[SectorCount, ...]
    opening: tuple[OpeningSkill, ...]
    family: tuple[str, ...]
    described: bool
    demonstration: bool


@remembered
def map_sectors() -> dict[str, SectorCount]:
    """Sectors of the map by key, in the order of their labels; official ones when there are."""
    placed = _placed()
    official = {key for key, (sector, _) in placed.items() if sector.scheme != "demonstration"}
    found = [
        SectorCount(key, sector.label, len(rows), sector.parent_id or "")
        for key, (sector, rows) in placed.items()
        if key in official or not official
    ]
    return {one.key: one for one in sorted(found, key=lambda one: (fold(one.label), one.key))}


@remembered
def _placed() -> dict[str, tuple[Sector, frozenset[int]]]:
    """Rows of the graph in each sector, those of the sectors inside it included."""
    rows: dict[str, set[int]] = defaultdict(set)
    for row, sectors in enumerate(occupation_graph().sectors):
        for key in sectors:
            rows[key].add(row)
    known = Sector.objects.in_bulk(list(rows))
    for key, sector in known.items():
        parent = sector.parent_id or ""
        if parent in known:
            rows[parent] |= rows[key]
    return {key: (sector, frozenset(rows[key])) for key, sector in known.items()}


def sector_map(key: str) -> SectorMap | None:
    """The occupations of a sector; None when no occupation is placed there. No query once warm."""
    sector = map_sectors().get(key)
    if sector is None:
        return None
    graph = occupation_graph()
    ladder: dict[int, list[Placed]] = defaultdict(list)
    for row in sorted(_placed()[key][1], key=lambda row: fold(graph.labels[row])):
        ladder[int(graph.levels[row])].append(Placed(graph.code(row), graph.labels[row]))
    levels = sorted(ladder, key=lambda level: (level < 0, level))
    rungs = tuple((level if level > 0 else None, tuple(ladder[level])) for level in levels)
    moves = tuple(_moves(graph, sorted(_placed()[key][1])))
    return SectorMap(sector, rungs, moves, graph.demonstration)


def _moves(graph: OccupationGraph, rows: Sequence[int]) -> Iterable[tuple[str, str, Way]]:
    told: set[frozenset[int]] = set()
    for way, links in ((Way.EVOLUTION, graph.evolution), (Way.NEAR, graph.near)):
        inside = links[rows][:, rows].tocoo()
        for one, other in zip(inside.row.tolist(), inside.col.tolist(), strict=True):
            if one != other and frozenset((one, other)) not in told:
                told.add(frozenset((one, other)))
                yield graph.code(rows[one]), graph.code(rows[other]), way


def career_map(code: str) -> CareerMap | None:
    """What lies around a ROME code of the newest edition; None when it is unknown.

    A constant number of queries, whatever the number of links.
    """
    graph = occupation_graph()
    row = graph.number.get(f"{graph.edition}:{code}")
    if row is None:
        return None
    family = occupation_family(code)
    return CareerMap(
        occupation=graph.keys[row],
        label=graph.labels[row],
        neighbours=around(graph, row),
        rungs=rungs_of(family),
        sectors=_sectors(graph, row),
        opening=_opening(graph, row),
        family=tuple(family),
        described=bool(graph.described[row]),
        demonstration=graph.demonstration,
    )


def _sectors(graph: OccupationGraph, row: int) -> tuple[SectorCount, ...]:
    known = map_sectors()
    return tuple(one for key, one in known.items() if key in graph.sectors[row])


def _opening(graph: OccupationGraph, row: int) -> tuple[OpeningSkill, ...]:
    held = [graph.skill_keys[at] for at in graph.skills_of(row)]
    return transversal(graph, held, limit=DOORS) if held else ()


def rungs_of(family: Iterable[str], *, apart: str = "") -> tuple[Rung, ...]:
    """Certifications towards these occupations (keys) by level, unknown last; ``apart``: left out.

    Those that have a title and are not known to be over. One query.
    """
    rows = certifications_of(tuple(family)).exclude(is_active=False).exclude(title="")
    rows = rows.exclude(id=apart)
    levels: dict[int, list[CertificationRef]] = defaultdict(list)
    for row in rows:
        levels[row.level or 0].append(certification_ref(row))
    ordered = sorted(levels.items(), key=lambda item: (item[0] == 0, item[0]))
    return tuple(Rung(level or None, tuple(found[:SHOWN]), len(found)) for level, found in ordered)
