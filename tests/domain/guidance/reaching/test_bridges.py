"""What crosses sectors."""

from hypothesis import given
from hypothesis import strategies as st
from tests.guidance_factories import SKILLS, skill, small_graph

from passerelles.domain.guidance.occupations.graph_building import build_graph
from passerelles.domain.guidance.reaching.bridges import bridges, transversal

GRAPH = small_graph()
TABLES, CARE = "demonstration:hospitality", "demonstration:care"


def test_bridges_join_the_sectors_through_shared_skills() -> None:
    found = bridges(GRAPH, TABLES, CARE)
    assert found
    for one in found:
        assert TABLES in GRAPH.sectors[one.origin]
        assert CARE in GRAPH.sectors[one.to]
        assert one.shared
        assert {*one.shared, *one.missing} == set(GRAPH.skills_of(one.to))
        assert not {*one.shared} & {*one.missing}
        assert 0.0 < one.closeness <= 1.0
    assert [one.closeness for one in found] == sorted((o.closeness for o in found), reverse=True)


def test_no_occupation_fills_the_list_alone() -> None:
    origins = [one.origin for one in bridges(GRAPH, TABLES, CARE)]
    assert max(map(origins.count, origins)) <= 2


def test_an_unknown_sector_has_no_bridge() -> None:
    assert bridges(GRAPH, TABLES, "demonstration:nowhere") == ()
    assert bridges(GRAPH, TABLES, TABLES) == ()


def test_a_skill_of_several_fields_opens_doors() -> None:
    found = transversal(GRAPH, {skill("hygiene"), skill("roof")})
    mine = [one for one in found if one.held]
    assert [one.label for one in mine] == [SKILLS["hygiene"]]  # the roof serves in one field
    assert mine[0].doors == 6
    assert mine[0].fields == 4
    assert all(one.fields > 1 for one in found)


def test_what_is_to_acquire_comes_after_what_is_held_the_worthiest_first() -> None:
    found = transversal(GRAPH, {skill("serve"), skill("order"), skill("cash")}, limit=3)
    to_acquire = [one.worth for one in found if not one.held]
    assert [one.held for one in found] == sorted((one.held for one in found), reverse=True)
    assert to_acquire == sorted(to_acquire, reverse=True)
    assert skill("welcome") in {one.skill for one in found}


@given(st.frozensets(st.sampled_from(sorted(SKILLS))), st.sampled_from(sorted(SKILLS)))
def test_holding_more_never_makes_a_skill_worth_less(held: frozenset[str], more: str) -> None:
    before = {o.skill: o.worth for o in transversal(GRAPH, {*map(skill, held)}, limit=99)}
    after = {o.skill: o.worth for o in transversal(GRAPH, {*map(skill, held | {more})}, limit=99)}
    assert all(after[key] >= worth - 1e-6 for key, worth in before.items())


def test_an_empty_graph_opens_nothing() -> None:
    empty = build_graph("X", [], [])
    assert transversal(empty, {"X:1"}) == ()
    assert bridges(empty, "a", "b") == ()
