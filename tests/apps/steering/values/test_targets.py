"""Setting a trajectory: what is kept, what is refused and how it is said."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from tests import steering_factories

from passerelles.apps.accounts.models import User
from passerelles.apps.indicators.reads.headlines import Where
from passerelles.apps.reference.reads.generation import forget
from passerelles.apps.steering.actions.values.targets import (
    TargetDraft,
    newest_setting,
    set_target,
)
from passerelles.apps.steering.errors import EditedMeanwhile, SteeringRefused
from passerelles.apps.steering.models import TargetSetting
from passerelles.apps.steering.reads.progress import indicator_progress
from passerelles.apps.steering.reads.values.history import value_history

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
OCCITANIE = Where("region", "76")
CODE = "bmo_difficult_share"


@pytest.fixture(autouse=True)
def ground() -> None:
    forget()
    steering_factories.ground()


@pytest.fixture
def owner() -> User:
    return steering_factories.owner()


def draft(**changes: Any) -> TargetDraft:
    known = {
        "indicator": CODE,
        "territory": "region:76",
        "baseline": ("2022-12-31", "56"),
        "target": ("2028-12-31", "40"),
        "reason": "Délibération du 3 mars",
    }
    return TargetDraft(**{**known, **changes})


def test_a_trajectory_is_in_force_and_tells_who_set_it(owner: User) -> None:
    set_target(draft(between=[("2025-12-31", "50"), ("", "")]), actor=owner, at=MONDAY)
    aim = indicator_progress([CODE], OCCITANIE)[CODE].aim

    assert aim.trajectory is not None
    assert [point.value for point in aim.trajectory.points] == [56, 50, 40]
    assert (aim.said_by, aim.note) == ("Institution carif_oref", "Délibération du 3 mars")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"target": ("2021-12-31", "40")}, "La cible (31/12/2021) précède la situation de départ"),
        ({"baseline": ("2022-12-31", "")}, "La situation de départ est incomplète"),
        ({"baseline": ("", "56")}, "il manque la date"),
        ({"target": ("", "")}, "La cible est incomplète"),
        ({"target": ("2028-12-31", "beaucoup")}, "« beaucoup » n’est pas un nombre"),
        ({"target": ("31/12/2028", "40")}, "« 31/12/2028 » n’est pas une date"),
        ({"target": ("2028-12-31", "140")}, "une part va de 0 à 100"),
        ({"between": [("2029-12-31", "50")]}, "ne suit pas celui du"),
        ({"reason": " "}, "Dites d’où viennent"),
        ({"territory": "qpv:1"}, "n’existe pas pour « qpv:1 »"),
    ],
)
def test_what_cannot_be_followed_is_refused(owner: User, changes: Any, said: str) -> None:
    with pytest.raises(SteeringRefused) as refused:
        set_target(draft(**changes), actor=owner, at=MONDAY)

    assert said in str(refused.value)
    assert not TargetSetting.objects.exists()


def test_a_target_equal_to_its_baseline_is_to_be_held(owner: User) -> None:
    set_target(draft(target=("2028-12-31", "56")), actor=owner, at=MONDAY)
    progress = indicator_progress([CODE], OCCITANIE)[CODE]

    assert progress.aim.trajectory is not None
    assert progress.aim.trajectory.rises is None
    assert progress.distance.absence == "not_applicable"


def test_the_one_who_started_from_an_older_target_loses_nothing(owner: User) -> None:
    first = set_target(draft(), actor=owner, at=MONDAY)
    later = MONDAY + timedelta(hours=1)
    with pytest.raises(EditedMeanwhile) as clash:
        set_target(draft(target=("2028-12-31", "30")), actor=owner, at=later)

    set_target(draft(target=("2028-12-31", "30"), seen=first.pk), actor=owner, at=later)
    newest = newest_setting(CODE, OCCITANIE)

    assert (clash.value.theirs, clash.value.mine) == (
        "2022-12-31 : 56 ; 2028-12-31 : 40",
        "2022-12-31 : 56 ; 2028-12-31 : 30",
    )
    assert newest is not None
    assert newest.points[-1]["value"] == 30
    assert len(value_history(CODE)) == 2


def test_nobody_sets_a_target_without_the_right() -> None:
    with pytest.raises(PermissionDenied):
        set_target(draft(), actor=steering_factories.contester(), at=MONDAY)


def test_what_a_fictitious_account_sets_is_not_told_to_the_public() -> None:
    set_target(draft(), actor=steering_factories.owner(demonstration=True), at=MONDAY)

    assert indicator_progress([CODE], OCCITANIE)[CODE].aim.trajectory is not None
    assert indicator_progress([CODE], OCCITANIE, public=True)[CODE].aim.trajectory is None
