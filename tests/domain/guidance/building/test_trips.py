"""How one travels when a car is what is conceded."""

from tests.pathway_factories import SKILL, TARGET, TODAY, candidate

from passerelles.domain.guidance.building.builder import build
from passerelles.domain.guidance.building.pathway import Concession
from passerelles.domain.guidance.building.wish import Wish


def test_who_would_drive_is_not_told_of_the_bus() -> None:
    away = candidate(minutes=80.0, minutes_by_car=30.0, without_car=True)
    wish = Wish(
        target=TARGET,
        missing={SKILL: 1.0},
        available_from=TODAY,
        today=TODAY,
        minutes=45.0,
        car=False,
    )

    driven = next(g for g in build([away], wish).gains if g.conceded is Concession.CAR)

    assert driven.best is not None
    step = driven.best.steps[0].candidate
    assert (step.minutes, step.without_car) == (30.0, False)
