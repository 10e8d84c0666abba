"""Each filter, and the counts of facets with the other filters kept."""

from datetime import date
from typing import Any

import pytest
from tests import factories, offer_factories
from tests.offer_search import Offer, Search

from passerelles.domain.catalogue.search_request import Facet

pytestmark = pytest.mark.django_db

TOULOUSE = {"commune": "31555"}


def ids(answer: Any) -> list[str]:
    return [found.id for found in answer.sessions]


@pytest.mark.parametrize(
    ("fields", "filters"),
    [
        ({"mode": "blended"}, {"modes": frozenset(("blended",))}),
        ({"programme": "lectio"}, {"programmes": frozenset(("lectio",))}),
        ({"paces": ["evening"]}, {"paces": frozenset(("evening", "weekend"))}),
        ({"entry_mode": "continuous"}, {"entries": frozenset(("continuous",))}),
        ({"publics": ["80001"]}, {"publics": frozenset(("demandeurs-emploi",))}),
        ({"adjustments": True}, {"adjustments": True}),
        ({"reserved_seats": 3}, {"reserved": True}),
        ({"recruitment_state": "open"}, {"recruitment_open": True}),
        ({"training": {"exit_level": 4}}, {"levels_out": frozenset((4, 5))}),
        ({"training": {"entry_level": 3}}, {"levels_in": frozenset((3,))}),
        ({"training": {"general_objective": "6"}}, {"objectives": frozenset(("6",))}),
    ],
)
def test_a_filter_keeps_what_it_names(
    offer: Offer, search: Search, fields: dict[str, Any], filters: dict[str, Any]
) -> None:
    wanted = offer("Soudure", "Toulouse", **fields)
    offer("Soudure", "Toulouse")

    answer = search("soudure", **filters)

    assert ids(answer) == [wanted.id]
    assert answer.total == 1


def test_links_of_the_offer_are_filters(offer: Offer, search: Search) -> None:
    wanted, other = offer("Soudure", "Toulouse"), offer("Soudure", "Albi")
    training = wanted.action.training
    offer_factories.leads_to_certification(training, factories.certification("RNCP37780"))
    offer_factories.leads_to_occupation(training, factories.occupation("H2913"))
    offer_factories.funding(wanted.action, funder="2")
    offer_factories.block(wanted, code="RNCP37780BC01", alone=True)
    provider = training.provider

    search()
    for filters in (
        {"certification": "RNCP37780"},
        {"occupation": "H2913"},
        {"occupation": "ROME-4.60:H2913"},
        {"funders": frozenset(("2",))},
        {"block": "RNCP37780BC01"},
        {"block_alone": True},
        {"provider": provider.id},
        {"training": training.id},
        {"registers": frozenset(("RNCP",))},
        {"departements": frozenset(("31",))},
    ):
        assert ids(search(build=False, **filters)) == [wanted.id], filters
    assert ids(search(build=False, registers=frozenset(("none",)))) == [other.id]


def test_labels_are_those_of_the_provider(offer: Offer, search: Search) -> None:
    certified = offer_factories.provider(qualiopi=["formation"], regional_label=True)
    wanted = offer("Soudure", training={"provider": certified})
    offer("Soudure")

    assert ids(search(labels=frozenset(("qualiopi_formation",)))) == [wanted.id]
    assert ids(search(build=False, labels=frozenset(("certif_region",)))) == [wanted.id]


def test_a_radius_keeps_what_is_near_and_distance_courses(offer: Offer, search: Search) -> None:
    near, remote = offer("Anglais", "Toulouse"), offer("Anglais", "Toulouse", mode="remote")
    several = offer("Anglais", "Montpellier", "Toulouse")
    offer("Anglais", "Montpellier")

    answer = search("anglais", radius_km=30, sort="nearest", **TOULOUSE)

    assert set(ids(answer)) == {near.id, several.id, remote.id}
    assert ids(answer)[-1] == remote.id
    found = next(f for f in answer.sessions if f.id == several.id)
    assert (found.km, found.place) == (0.0, f"{several.action_id}/1")


def test_minutes_are_estimated_by_car(offer: Offer, search: Search) -> None:
    albi = offer("Anglais", "Albi")
    offer("Anglais", "Montpellier")

    answer = search("anglais", max_minutes=90, **TOULOUSE)

    assert ids(answer) == [albi.id]
    assert answer.sessions[0].minutes is not None
    assert 45 < answer.sessions[0].minutes < 75


def test_dates_count_every_possible_day(offer: Offer, search: Search) -> None:
    day = offer("Anglais", start=date(2027, 3, 10))
    month = offer("Anglais", start=date(2027, 3, 1), start_precision="month")
    unknown = offer("Anglais", start=None, start_precision="unknown")
    open_all_year = offer(
        "Anglais", entry_mode="continuous", start=date(2026, 1, 1), end=date(2027, 12, 31)
    )
    search()

    after = ids(search(build=False, start_after=date(2027, 3, 20)))
    assert set(after) == {month.id, open_all_year.id}
    before = ids(search(build=False, start_before=date(2027, 3, 9)))
    assert set(before) == {month.id, open_all_year.id}
    everything = ids(search(build=False))
    assert set(everything) == {day.id, month.id, unknown.id, open_all_year.id}


def test_what_is_over_never_appears(offer: Offer, search: Search) -> None:
    offer("Anglais", start=date(2026, 1, 5), end=date(2026, 6, 30))
    offer("Anglais", start=date(2026, 10, 1))
    begun = offer("Anglais", start=date(2026, 10, 1), end=date(2027, 6, 30))
    coming = offer("Anglais", start=date(2026, 12, 1))

    assert ids(search("anglais", sort="soonest", begun=True)) == [coming.id, begun.id]


def test_facets_are_counted_with_the_other_filters_kept(offer: Offer, search: Search) -> None:
    offer("Anglais", "Toulouse", mode="onsite", programme="lectio")
    offer("Anglais", "Toulouse", mode="remote", programme="lectio")
    offer("Anglais", "Albi", mode="onsite", programme="qualif-pro")

    answer = search("anglais", facets=True, modes=frozenset(("onsite",)))

    assert answer.total == 2
    assert answer.facets[Facet.MODE] == {"onsite": 2, "remote": 1}
    assert answer.facets[Facet.PROGRAMME] == {"lectio": 1, "qualif-pro": 1}
    assert answer.facets[Facet.DEPARTEMENT] == {"31": 1, "81": 1}
    assert answer.facets[Facet.CONTRACT] == {}


def test_sessions_that_nobody_can_join_any_more_are_left_out_and_counted(
    offer: Offer, search: Search
) -> None:
    ends = {"end": date(2027, 6, 30)}
    gone = offer("Anglais", start=date(2026, 9, 1), **ends)
    late = offer("Anglais", start=date(2026, 11, 16), recruitment_state="open", **ends)
    too_late = offer("Anglais", start=date(2026, 11, 2), recruitment_state="open", **ends)
    any_day = offer("Anglais", start=date(2026, 9, 1), entry_mode="continuous", **ends)

    answer = search("anglais", facets=True)
    everything = search("anglais", facets=True, begun=True)

    assert set(ids(answer)) == {late.id, any_day.id}
    assert answer.begun == 2
    assert set(ids(everything)) == {gone.id, late.id, too_late.id, any_day.id}
    assert everything.begun == 0


def test_what_is_open_to_everybody_is_open_to_each_public(offer: Offer, search: Search) -> None:
    everybody = offer("Anglais", publics=["83056"])
    employees = offer("Anglais", publics=["82044"])

    answer = search("anglais", publics=frozenset(("demandeurs-emploi",)), facets=True)

    assert ids(answer) == [everybody.id]
    assert answer.facets[Facet.PUBLIC]["salaries"] == 2
    assert employees.id in ids(search("anglais", publics=frozenset(("salaries",))))
