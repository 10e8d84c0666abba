"""What is proposed to a person: which route comes first."""

from dataclasses import replace
from typing import Any, cast

import pytest
from tests.pathway_factories import candidate, pathway

from passerelles.apps.guidance.reads.guided import Guided, GuidedPathway, Route
from passerelles.domain.guidance.building.pathway import Concession

A_WAY = cast(GuidedPathway, object())


def route(target: str, *pathways: GuidedPathway) -> Route:
    return Route(target=target, label=target, missing={}, pathways=pathways)


def guided(*routes: Route) -> Guided:
    told: dict[str, Any] = {"suggestions": (), "insufficient": "", "demonstration": False}
    return Guided(routes=routes, **told)


def test_a_route_that_goes_somewhere_leads() -> None:
    nowhere, somewhere = route("H2903"), route("I1310", A_WAY)

    assert guided(nowhere, somewhere).leading is somewhere
    assert guided(nowhere).leading is nowhere
    assert guided().leading is None


def opened(target: str, *conceded: Concession, minutes: float = 25.0, gap: float = 0.6) -> Route:
    way = pathway(candidate(minutes=minutes))
    way = replace(way, totals=replace(way.totals, minutes=minutes, gap_closed=gap))
    return replace(
        route(target),
        conceded=(GuidedPathway(pathway=way, income=(), conceded=conceded),),
    )


FAR = opened("M1607", Concession.TRAVEL, minutes=65.0)


@pytest.mark.parametrize(
    ("other", "leads"),
    [
        (opened("M1609", Concession.TRAVEL, minutes=47.0), True),
        (opened("M1609", Concession.TRAVEL, minutes=68.0), False),
        (opened("M1609", Concession.TRAVEL, minutes=47.0, gap=0.08), False),
        (opened("M1609", Concession.PACE, minutes=5.0), False),
        (opened("M1609", Concession.DISTANCE, minutes=0.0), False),
        (opened("M1609", Concession.TRAVEL, Concession.CAR, minutes=47.0), False),
    ],
)
def test_without_a_pathway_the_smallest_concession_leads(other: Route, leads: bool) -> None:
    told = guided(FAR, other)

    assert (told.leading is other) is leads


def test_another_way_never_leads_before_the_target() -> None:
    near = replace(opened("K1301", Concession.TRAVEL, minutes=10.0), instead=True)

    assert guided(FAR, near).leading is FAR
