"""From what an offer says to the skills its trainings bring, on the small graph written by hand."""

from typing import Any

import pytest
from tests import factories, offer_factories
from tests.guidance_factories import occupation, skill, small_graph

from passerelles.apps.guidance.reads.closing import Closings, build_closings
from passerelles.apps.guidance.reads.closing_rows import TaughtRows, taught_rows
from passerelles.domain.guidance.matching.closing import Closing, Origin


def rows(**fields: Any) -> TaughtRows:
    """One training, ``T1``, of which nothing is known but what ``fields`` say."""
    empty: dict[str, Any] = {
        "trainings": tuple(fields.get("texts", {"T1": ()})),
        "texts": {"T1": ()},
        "hours": {},
        "certifications": {},
        "occupations": {},
        "training_blocks": {},
        "block_labels": {},
        "certified": {},
        "of_block": {},
    }
    return TaughtRows(**empty | fields)


def links(found: Closings, training: str = "T1") -> dict[str, Closing]:
    return {one.skill: one for one in found.of(training)}


def built(**fields: Any) -> Closings:
    return build_closings(small_graph(), rows(**fields))


def certified(*codes: str, **fields: Any) -> Closings:
    return built(
        certifications={"T1": ("RNCP1",)},
        certified={"RNCP1": tuple(map(occupation, codes))},
        **fields,
    )


def test_a_training_that_says_nothing_brings_nothing() -> None:
    found = built()
    assert found.of("T1") == found.of("unknown") == found.of_block("unknown") == ()


def test_a_certification_brings_the_core_skills_of_its_occupation_first() -> None:
    found = links(certified("F1610"))
    assert found[skill("roof")] == Closing(skill("roof"), 0.8, Origin.CERTIFICATION)
    assert found[skill("frame")].score == 0.5


def test_what_only_one_of_its_occupations_needs_is_less_sure() -> None:
    alone, among = certified("F1610"), certified("F1610", "F1503")
    assert links(among)[skill("frame")].score < links(alone)[skill("frame")].score
    assert links(among)[skill("height")].score == 0.8


def test_an_occupation_that_its_title_names_is_brought_whole() -> None:
    named = {"titles": {"RNCP1": "CAP - Poseur de panneaux solaires"}}
    names = {occupation("F1503"): ("Poseur / Poseuse de panneaux solaires",)}
    among, whole = certified("F1610", "F1503"), certified("F1610", "F1503", **named, names=names)
    assert links(among)[skill("solar")].score < links(whole)[skill("solar")].score == 0.8
    assert links(whole)[skill("frame")] == links(among)[skill("frame")]
    short = certified("F1610", "F1503", **named, names=names, hours={"T1": 300})
    assert links(short)[skill("solar")] == links(among)[skill("solar")]


def test_what_only_prepares_does_not_teach_the_occupation_it_names() -> None:
    aims = {"T1": (occupation("F1610"),)}
    assert not links(built(occupations=aims, hours={"T1": 900}, objectives={"T1": "9"}))


def test_a_short_training_does_not_teach_the_whole_occupation_it_names() -> None:
    aims = {"T1": (occupation("F1610"),)}
    long, short = (built(occupations=aims, hours={"T1": hours}) for hours in (600, 100))
    assert links(long)[skill("roof")].origin is Origin.OCCUPATION
    assert skill("roof") not in links(short)


def test_a_code_of_an_older_edition_is_read_in_the_newest() -> None:
    assert links(built(occupations={"T1": ("ROME-3.47:F1610",)}))


def test_text_tells_a_skill_that_no_occupation_announces_when_it_is_sure() -> None:
    found = links(built(texts={"T1": ("Au programme : lecture de plans ; histoire",)}))
    assert set(found) == {skill("plan")}
    assert found[skill("plan")].origin is Origin.TEXT


def test_a_skill_that_the_occupation_announces_is_recognised_from_less() -> None:
    vague = {"T1": ("Travaux de couverture",)}
    assert not links(built(texts=vague))
    assert links(certified("F1610", texts=vague))[skill("roof")].score >= 0.8


def test_a_block_alone_brings_what_it_says() -> None:
    labels = {"RNCP1BC01": "Monter la charpente", "RNCP1BC02": "Poser la couverture en tuiles"}
    found = built(block_labels=labels, training_blocks={"T1": ("RNCP1BC02",)})
    assert [one.skill for one in found.of_block("RNCP1BC01")] == [skill("frame")]
    assert links(found)[skill("roof")].origin is Origin.BLOCK
    assert skill("frame") not in links(found)


def test_some_blocks_bring_their_part_of_the_certification_and_no_occupation() -> None:
    codes = ("RNCP1BC01", "RNCP1BC02")
    some = {
        "occupations": {"T1": (occupation("F1610"),)},
        "block_labels": dict.fromkeys(codes, "Bloc"),
        "of_block": dict.fromkeys(codes, "RNCP1"),
        "training_blocks": {"T1": codes[:1]},
    }
    whole, part = certified("F1610", **some), certified("F1610", **some, partial=frozenset({"T1"}))
    assert links(whole)[skill("roof")].score == 0.8
    assert links(part)[skill("roof")] == Closing(skill("roof"), 0.4, Origin.CERTIFICATION)
    assert part.of_block("RNCP1BC01") == part.of("T1")
    unsaid = certified("F1610", **some | {"training_blocks": {}}, partial=frozenset({"T1"}))
    assert unsaid.of("T1") == ()


def test_trainings_are_ranked_by_what_they_bring_of_the_skills_asked() -> None:
    texts = {"T1": ("Lire un plan",), "T2": ("Lire un plan, monter une charpente",), "T3": ()}
    found = built(texts=texts).trainings_closing(
        {skill("plan"): 1, skill("frame"): 2, "unknown": 1}
    )
    assert list(found) == ["T2", "T1"]
    assert 0 < found["T1"] < found["T2"] <= 1
    assert built().trainings_closing({}) == {}


def test_a_skill_tells_the_trainings_and_blocks_that_bring_it_the_surest_first() -> None:
    codes = {"RNCP1BC01": "Lire un plan"}
    found = built(texts={"T1": ("Plan",), "T2": ("Lire un plan",)}, block_labels=codes)
    assert [key for key, _ in found.trainings_bringing(skill("plan"))][:1] == ["T2"]
    assert found.trainings_bringing(skill("plan"))[0][1] == found.of("T2")[0]
    assert found.blocks_bringing(skill("plan")) == (("RNCP1BC01", found.of_block("RNCP1BC01")[0]),)
    assert found.trainings_bringing("unknown") == ()


@pytest.mark.django_db
@pytest.mark.parametrize("trainings", [1, 4])
def test_queries_do_not_grow_with_the_offer(trainings: int, django_assert_num_queries: Any) -> None:
    for number in range(trainings):
        taught = offer_factories.training(f"T{number}", content="Lire un plan")
        of = offer_factories.action(training=taught, hours_total=200)
        offer_factories.block(offer_factories.session(action=of), code=f"RNCP1BC0{number}")
        certification = factories.certification(f"RNCP{number + 1}")
        offer_factories.leads_to_certification(taught, certification)
        factories.leads_to(certification, factories.occupation(f"F160{number}"))
    with django_assert_num_queries(11):
        found = taught_rows()
    assert len(found.trainings) == len(found.block_labels) == len(found.certified) == trainings
    assert set(found.hours.values()) == {200}
