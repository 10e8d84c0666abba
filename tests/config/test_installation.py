"""What a data folder receives before anybody imports anything."""

import pytest
from pytest_django.fixtures import Settings

from passerelles.config import installation

pytestmark = pytest.mark.django_db


@pytest.fixture
def imported(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    names: list[str] = []
    monkeypatch.setattr(installation, "import_source", lambda name, *_, **__: names.append(name))
    return names


def test_the_embedded_reference_comes_in_loading_order(imported: list[str]) -> None:
    installation.load_embedded_reference(lambda sentence: None)

    assert imported[0] == "cog_communes"
    assert imported.index("rome_40") < imported.index("demonstration_skills")


def test_nothing_generated_is_loaded_without_demonstration(
    imported: list[str], settings: Settings
) -> None:
    settings.DEMO = False

    installation.load_embedded_reference(lambda sentence: None)

    assert "rome_40" in imported
    assert "demonstration_skills" not in imported
