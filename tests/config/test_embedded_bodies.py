"""The bodies of the committee come in with the shipped plan, and with no other."""

from datetime import UTC, datetime

import pytest

from passerelles.apps.steering.models import Body, Meeting, Plan
from passerelles.config.plans import load_embedded_bodies
from tests.crefop_factories import theme

pytestmark = pytest.mark.django_db


def start() -> None:
    load_embedded_bodies(clock=lambda: datetime(2026, 11, 23, 8, 0, tzinfo=UTC))


def test_the_bodies_come_with_the_shipped_plan_and_no_meeting_with_them() -> None:
    theme()
    Plan.objects.update(code="cprdfop-occitanie-2022-2028")

    start()
    Body.objects.filter(code="emploi").update(name="Commission de l’emploi")
    start()

    assert Body.objects.count() == 8
    assert Body.objects.get(code="emploi").name == "Commission de l’emploi"
    assert not Meeting.objects.exists()


def test_another_plan_brings_none() -> None:
    theme()
    start()
    assert not Body.objects.exists()
