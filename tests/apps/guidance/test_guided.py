"""What is proposed to a person: which route comes first."""

from typing import Any, cast

from passerelles.apps.guidance.reads.guided import Guided, GuidedPathway, Route

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
