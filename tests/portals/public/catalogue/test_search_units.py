"""Parts of the search page by themselves: addresses, chips, the map."""

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from passerelles.apps.catalogue.reads.rows import RowPlace
from passerelles.apps.catalogue.search.answers import FoundSession
from passerelles.domain.catalogue.search_request import Facet, SearchFilters
from passerelles.portals.public.catalogue.search import chips
from passerelles.portals.public.catalogue.search import map as search_map
from passerelles.portals.public.catalogue.search.facets import GROUPS, filter_groups
from passerelles.portals.public.catalogue.search.fields import CHOICES, CODES, FLAGS, SearchForm
from passerelles.portals.public.catalogue.search.rows import Located
from passerelles.portals.public.reference.map_dots import HEIGHT, WIDTH

# Hundredths of a degree: communes are no nearer than that to one another.
POINTS = st.lists(
    st.tuples(st.integers(4250, 4500), st.integers(0, 480)).map(
        lambda point: (point[0] / 100, point[1] / 100)
    ),
    min_size=1,
    max_size=20,
)


def test_every_filter_of_the_engine_can_be_asked_by_the_form() -> None:
    asked = {spec.field for spec in (*CHOICES, *FLAGS)} | {field for field, _ in CODES.values()}
    own = {"commune", "radius_km", "max_minutes", "start_after", "start_before"}

    assert asked | own == set(SearchFilters.__dataclass_fields__)


def test_every_filter_has_its_place_in_the_page() -> None:
    shown = [param for _, _, params in GROUPS for param in params]

    assert sorted(shown) == sorted(spec.param for spec in (*CHOICES, *FLAGS))


def test_dropping_a_filter_goes_back_to_the_first_page() -> None:
    query = QueryDict("q=a&mode=onsite&mode=remote&suite=xyz&ou=")

    assert chips.without_value(query, "mode", "onsite") == "?q=a&mode=remote"
    assert chips.without(query, "mode") == "?q=a"
    assert chips.changed(query, suite="next") == "?q=a&mode=onsite&mode=remote&suite=next"
    assert chips.keeping(query, "niveau 4") == "?q=a&mode=onsite&mode=remote&mot=niveau+4"


@pytest.mark.parametrize(
    ("written", "reach"),
    [
        ("", (30.0, None)),
        ("50", (50.0, None)),
        ("45min", (None, 45)),
        ("45 min", (None, 45)),
        ("tout", (None, None)),
    ],
)
def test_a_distance_is_kilometres_or_minutes(written: str, reach: object) -> None:
    form = SearchForm(QueryDict(f"rayon={written}"))

    assert form.is_valid()
    assert form.cleaned_data["rayon"] == reach


@pytest.mark.django_db
def test_a_choice_that_would_empty_the_list_says_zero() -> None:
    groups = filter_groups(QueryDict("mode=remote"), {Facet.MODE: {"onsite": 1200}})
    modes = {
        choice.value: choice
        for group in groups
        for found in group.lists
        if found.param == "mode"
        for choice in found.choices
    }

    assert modes["onsite"].count == "1\u202f200"
    assert (modes["remote"].count, modes["remote"].is_empty) == ("0", True)
    assert modes["remote"].is_chosen


def at(number: int, point: tuple[float, float]) -> Located:
    place = RowPlace(f"p{number}", f"Ville {number}", "", *point)
    return Located(None, FoundSession(str(number)), place)


@given(POINTS)
def test_points_are_on_the_map_apart_and_all_lettered(points: list[tuple[float, float]]) -> None:
    items = [at(number, point) for number, point in enumerate(points)]
    placed = search_map._near([(n, item.place) for n, item in enumerate(items) if item.place])
    frame = search_map._frame(points)
    projection = search_map.fit_projection([frame], search_map._BOX)

    clusters = search_map._clusters(placed, projection)

    assert sorted(row for cluster in clusters for row in cluster.rows) == [n for n, _ in placed]
    assert all(0 <= c.x <= WIDTH and 0 <= c.y <= HEIGHT for c in clusters)
    assert len(clusters) <= 26
