"""What is near a territory, among those of its kind and edition."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import factories

from passerelles.apps.reference.models import MembershipRelation, Territory
from passerelles.apps.reference.reads.commune_places import CommunePlace
from passerelles.apps.reference.reads.neighbours import neighbours_of
from passerelles.apps.reference.reads.zonings import _zone, zone_of

SHARES = st.one_of(st.none(), st.floats(0.01, 1))
COMMUNES = st.tuples(
    st.floats(41, 51), st.floats(-5, 9), st.one_of(st.none(), st.integers(0, 2_000_000)), SHARES
)


def zone(code: str, *communes: tuple[float, int], edition: str = "COG-2026") -> Territory:
    """A département of communes, each (longitude, population)."""
    row = factories.territory(code, "departement", edition)
    for number, (longitude, population) in enumerate(communes):
        commune = factories.territory(f"{edition}{code}{number}", population=population)
        factories.point(commune, 43.0, longitude)
        factories.membership(commune, row)
    return row


@pytest.mark.django_db
def test_the_centre_of_a_zone_is_where_its_people_live() -> None:
    row = zone("31", (1.0, 900), (2.0, 100))

    found = zone_of(row.id, row.kind, row.edition_id)

    assert found.centre == pytest.approx((43.0, 1.1))
    assert found.population == 1000


@pytest.mark.django_db
def test_zones_come_from_the_nearest_with_their_population() -> None:
    here = zone("31", (1.0, 10))
    zone("11", (2.4, 40), (2.6, 60))
    zone("32", (0.6, 5))

    found = neighbours_of(here)

    assert [near.territory.code for near in found] == ["32", "11"]
    assert [near.population for near in found] == [5, 100]
    assert found[0].distance_km == pytest.approx(32.5, abs=0.1)


@pytest.mark.django_db
def test_zones_of_another_edition_are_not_neighbours() -> None:
    here = zone("31", (1.0, 10))
    zone("32", (1.1, 10), edition="COG-2018")

    assert neighbours_of(here) == ()


@pytest.mark.django_db
def test_a_zone_that_nobody_placed_has_unknown_neighbours() -> None:
    here = factories.territory("31", "departement")
    factories.membership(factories.territory("1"), here)
    zone("32", (1.0, 10))

    assert neighbours_of(here) == ()


@pytest.mark.django_db
def test_a_published_population_wins_over_a_sum() -> None:
    here, near = zone("31", (1.0, 10)), zone("32", (1.1, 10))
    Territory.objects.filter(id=near.id).update(population=12)

    assert neighbours_of(here)[0].population == 12


@pytest.mark.django_db
def test_a_commune_that_replaces_others_is_no_zone() -> None:
    former, new = factories.territory("2", "former_commune"), factories.territory("1")
    factories.membership(former, new, relation=MembershipRelation.SUCCEEDS)

    assert zone_of(new.id, "commune", "COG-2026").communes == ()


@given(st.lists(COMMUNES, min_size=1, max_size=20))
def test_a_centre_lies_among_its_communes(
    communes: list[tuple[float, float, int | None, float | None]],
) -> None:
    links = [
        (
            CommunePlace(str(n), "COG-2026", str(n), str(n), population, (lat, lon), False),
            "contains",
            share,
        )
        for n, (lat, lon, population, share) in enumerate(communes)
    ]

    centre = _zone(links).centre

    assert centre is not None
    for axis in (0, 1):
        along = [row[axis] for row in communes]
        assert min(along) - 1e-9 <= centre[axis] <= max(along) + 1e-9


@given(st.lists(COMMUNES, min_size=1, max_size=20))
def test_communes_come_from_the_most_populated(
    communes: list[tuple[float, float, int | None, float | None]],
) -> None:
    links = [
        (CommunePlace(str(n), "COG-2026", str(n), "", row[2], None, False), "contains", row[3])
        for n, row in enumerate(communes)
    ]

    ordered = [communes[int(key)][2] for key in _zone(links).communes]

    known = [population for population in ordered if population is not None]
    assert known == sorted(known, reverse=True)
    assert ordered[: len(known)] == known
