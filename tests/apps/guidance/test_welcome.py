"""Who welcomes nearest: in the département, and at that age."""

import pytest
from tests import factories as make

from passerelles.apps.guidance.reads.welcome import nearest_welcome
from passerelles.apps.reference.models import BodyKind
from passerelles.formats.guidance.schemes import NEAR

pytestmark = pytest.mark.django_db
BOTH = NEAR


@pytest.fixture(autouse=True)
def _reference() -> None:
    towns = {
        code: make.territory(code, name=name)
        for code, name in (("34301", "Sète"), ("34003", "Agde"), ("34032", "Béziers"))
    }
    elsewhere = make.territory("11262", name="Narbonne")
    for town, place in zip(
        (*towns.values(), elsewhere),
        ((43.40, 3.70), (43.31, 3.47), (43.34, 3.22), (43.35, 3.50)),
        strict=True,
    ):
        make.point(town, *place)
    for town in (towns["34003"], towns["34032"], elsewhere):
        make.body(kind="agency", commune=town)
    make.body(kind="mission_locale", commune=towns["34032"])


@pytest.mark.parametrize(
    ("kinds", "commune", "age", "told"),
    [
        (BOTH, "34301", 19, "Mission locale (Béziers)"),
        (BOTH, "34301", 26, "France Travail (Agde)"),
        (BOTH, "34301", None, "France Travail (Agde)"),
        (("mission_locale",), "34301", 40, ""),
        (BOTH, "11262", 19, "France Travail (Narbonne)"),
        (BOTH, "", 19, ""),
        (BOTH, "75056", 19, ""),
        ((), "34301", 19, ""),
    ],
)
def test_the_nearest_of_the_departement_that_welcomes_that_age(
    kinds: tuple[str, ...], commune: str, age: int | None, told: str
) -> None:
    assert nearest_welcome(kinds, commune, age=age) == told


def test_the_file_names_kinds_of_bodies() -> None:
    assert {*NEAR} <= {*BodyKind.values}
