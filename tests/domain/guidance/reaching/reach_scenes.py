"""Scenes over the small graph, for tests that suggest."""

from typing import Any

import numpy as np
from tests.guidance_factories import occupation, small_graph

from passerelles.domain.guidance.occupations.graph import OccupationGraph
from passerelles.domain.guidance.profile import Constraint
from passerelles.domain.guidance.reaching.access import Access
from passerelles.domain.guidance.reaching.axis_parts import Floats, unknown
from passerelles.domain.guidance.reaching.entrance import doors_of, entry_levels
from passerelles.domain.guidance.reaching.liking import Nature, spoken
from passerelles.domain.guidance.reaching.openings import Openings, nothing_published
from passerelles.domain.guidance.reaching.reach import Requirements
from passerelles.domain.guidance.reaching.scene import Scene, fields_of, levels_around, twins_of


def exposures(graph: OccupationGraph, **codes: dict[str, float]) -> dict[Constraint, Floats]:
    """By constraint (``no_height={"F1610": 1.0}``); the occupations not named are at 0."""
    return {Constraint(name): by_code(graph, found, 0.0) for name, found in codes.items()}


def openings(graph: OccupationGraph, **columns: dict[str, float]) -> Openings:
    """``tension={"G1803": 5}``: the columns of ``Openings`` by code, measured in Sète."""
    size = len(graph)
    empty = nothing_published(size)
    told = {name: by_code(graph, found) for name, found in columns.items()}
    columns_of = (
        "tension", "instability", "offers", "projects", "projects_high", "seasonal",
        "offers_around", "offers_expected",
    )  # fmt: skip
    arrays = {name: told.get(name, getattr(empty, name)) for name in columns_of}
    return Openings(**arrays, place="Sète", tension_vintage="2021", projects_vintage="2024")


def scene(graph: OccupationGraph | None = None, **changes: Any) -> Scene:
    graph = graph or small_graph()
    driving = changes.pop("driving", None)
    accesses: dict[str, Access] = changes.pop("accesses", {})
    told = [accesses.get(graph.code(row)) for row in range(len(graph))]
    asked = Requirements(
        levels=entry_levels(told, graph.levels, told_of=[""] * len(graph)),
        around=levels_around(graph),
        regulated=graph.regulated,
        driving=unknown(len(graph)) if driving is None else by_code(graph, driving, 0.0),
        doors=doors_of(told, graph.levels, told_of=[""] * len(graph)),
        spoken=spoken(graph.riasec),
        in_season=by_code(graph, changes.pop("in_season", {})),
    )
    exposed = changes.pop("exposures", {})
    nature = Nature(riasec=graph.riasec, sectors=graph.sectors, exposures=exposed)
    fields: dict[str, Any] = {
        "graph": graph,
        "requirements": asked,
        "nature": nature,
        "openings": nothing_published(len(graph)),
        "twins": twins_of(graph),
        "fields": fields_of(graph),
        "borrowed": np.zeros(len(graph), dtype=bool),
        "sector_labels": {},
    }
    return Scene(**fields | changes)


def by_code(graph: OccupationGraph, found: dict[str, float], other: float = np.nan) -> Floats:
    values = np.full(len(graph), other)
    for code, value in found.items():
        values[graph.number[occupation(code)]] = value
    return values
