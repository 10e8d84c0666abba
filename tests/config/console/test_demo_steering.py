"""`passerelles demo steering`: fictitious sheets come, go, and never enter a real platform."""

from contextlib import nullcontext

import pytest
from pytest_django import Settings
from tests.steering_factories import action, measure

from passerelles.apps.steering.models import ActionSheet
from passerelles.config.console import demo_steering
from passerelles.config.console.french import Refusal

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def application(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(demo_steering, "opened_application", nullcontext)
    measure(action("A1"))


def run(*options: str) -> None:
    demo_steering.steering.main(list(options), standalone_mode=False)


def test_sheets_are_written_marked_then_removed(
    settings: Settings, capsys: pytest.CaptureFixture[str]
):
    settings.DEMO = True
    run()
    assert ActionSheet.objects.get().demonstration
    assert "« démonstration » : 1." in capsys.readouterr().err

    run("--remove")
    assert not ActionSheet.objects.exists()


def test_a_real_platform_refuses_them(settings: Settings):
    settings.DEMO = False

    with pytest.raises(Refusal, match="PASSERELLES_DEMO"):
        run()
    assert not ActionSheet.objects.exists()
