"""What lies around an occupation: official moves first, what is computed told apart."""

from tests.guidance_factories import occupation, occupation_facts, small_graph

from passerelles.domain.guidance.occupations.around import ALIKE, Surrounding, Way, around


def found(code: str) -> dict[str, Surrounding]:
    graph = small_graph()
    return {one.occupation: one for one in around(graph, graph.number[occupation(code)])}


def test_the_moves_of_the_graph_keep_their_kind() -> None:
    by_key = found("G1803")
    assert by_key[occupation("G1801")].way is Way.NEAR
    assert by_key[occupation("G1802")].way is Way.EVOLUTION


def test_what_is_alike_is_told_apart_and_never_twice() -> None:
    graph = small_graph()
    for row in range(len(graph)):
        neighbours = around(graph, row)
        keys = [one.occupation for one in neighbours]
        assert len(keys) == len(set(keys))
        assert graph.keys[row] not in keys
        assert sum(one.way is Way.ALIKE for one in neighbours) <= ALIKE


def test_in_each_way_the_closest_comes_first() -> None:
    graph = small_graph()
    neighbours = around(graph, graph.number[occupation("G1803")])
    near = [one.closeness for one in neighbours if one.way is Way.NEAR]
    assert near == sorted(near, reverse=True)


def test_a_move_said_near_and_evolution_is_told_near() -> None:
    ways = {one.way for one in found("K1302").values() if one.occupation == occupation("J1501")}
    assert ways == {Way.NEAR}


def test_level_and_access_are_told_or_unknown() -> None:
    nurse = found("J1501")[occupation("J1506")]
    assert (nurse.level, nurse.regulated) == (6, True)
    alone = small_graph(occupations=[occupation_facts(), occupation_facts(key=occupation("A1102"))])
    assert around(alone, 0) == ()
