"""A detail that no nomenclature holds is told by its name."""

import pytest

from passerelles.apps.observatory.reads.details import detail_name
from passerelles.apps.observatory.reads.explorer.subjects import subjects_of
from passerelles.apps.reference.reads.generation import forget


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("dispositif:lectio", "Lectio"),
        ("dispositif:inconnu", ""),
        ("territoire:rural", "Communes rurales"),
        ("indicateur:prf_seats", "Places du Plan régional de formation"),
        ("indicateur:inconnu", ""),
        ("NAF-2008:4120B", ""),
    ],
)
def test_a_detail_has_a_name(key: str, name: str) -> None:
    assert detail_name(key) == name


@pytest.mark.django_db
def test_details_stand_under_their_own_heading() -> None:
    forget()
    found = subjects_of(("dispositif:lectio", "territoire:rural"))

    assert {(one.label, one.floor) for one in found} == {
        ("Lectio", "Dispositifs"),
        ("Communes rurales", "Types de territoire"),
    }
