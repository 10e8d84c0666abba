"""The shipped plan comes in at first start, and again only when it changed."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from passerelles.apps.accounts.models import Institution
from passerelles.apps.steering.actions.load_plan import load_plan
from passerelles.apps.steering.models import Action, Measure, Plan
from passerelles.config.plans import (
    EMBEDDED_PLAN,
    keep_institutions_of_plan,
    load_embedded_plan,
)
from tests.plan_files import examined

pytestmark = pytest.mark.django_db

A_DAY = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


def start(told: list[str]) -> None:
    load_embedded_plan(told.append, clock=lambda: A_DAY)


def test_a_first_start_loads_the_shipped_plan_once() -> None:
    told: list[str] = []

    start(told)
    start(told)

    assert told == ["Chargement du plan…"]
    plan = Plan.objects.get()
    assert (plan.code, plan.region, plan.is_current) == ("cprdfop-occitanie-2022-2028", "76", True)
    assert Action.objects.current().count() == 33
    assert set(Measure.objects.values_list("action__code", flat=True)) == {
        f"A{n}" for n in range(1, 34)
    }


def test_a_new_edition_of_the_shipped_plan_is_loaded(tmp_path: Path) -> None:
    start([])
    Plan.objects.update(sha256="0" * 64)
    told: list[str] = []

    start(told)

    assert told
    assert Plan.objects.get().sha256 != "0" * 64


def test_a_plan_that_somebody_loaded_stays(tmp_path: Path) -> None:
    start([])
    load_plan(examined(tmp_path), actor="console", at=A_DAY)
    told: list[str] = []

    start(told)

    assert told == []
    assert Plan.objects.get(is_current=True).code == "plan-essai"


def test_the_shipped_plan_is_in_the_package() -> None:
    assert EMBEDDED_PLAN.is_file()


def test_the_institutions_of_the_plan_join_with_their_rights_once() -> None:
    start([])
    Institution.objects.create(code="region", name="Un nom choisi", college="region")

    keep_institutions_of_plan(clock=lambda: A_DAY)
    count = Institution.objects.count()
    keep_institutions_of_plan(clock=lambda: A_DAY)

    named = {one["code"] for one in Plan.objects.get().institutions}
    assert named <= set(Institution.objects.values_list("code", flat=True))
    assert Institution.objects.count() == count
    assert Institution.objects.get(code="region").name == "Un nom choisi"
    assert Institution.objects.get(code="state").grants.filter(verb="sign").exists()
