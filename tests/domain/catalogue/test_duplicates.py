"""Twins are found, parallel groups are not, and the order of two records changes nothing."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from passerelles.domain.catalogue.duplicates import (
    WINDOW,
    Likeness,
    blocking_keys,
    candidate_pairs,
    compare,
    settle,
)
from passerelles.domain.catalogue.duplicates_rules import SessionTraits
from passerelles.domain.catalogue.duplicates_words import folded, similarity
from passerelles.domain.common.partial_date import DatePrecision, PartialDate


def on(day: date) -> PartialDate:
    return PartialDate(day, DatePrecision.DAY)


BAKER = SessionTraits(
    id="carif:1",
    source="carif",
    siret="19311384200010",
    provider="Lycée des métiers de Foix",
    title="C.A.P. Pâtissier",
    start=on(date(2027, 1, 4)),
    end=on(date(2027, 6, 25)),
    communes=frozenset({"COG-2026:commune:09122"}),
    certifications=frozenset({"RNCP38765"}),
    mode="onsite",
    hours=600,
)
TWIN = replace(BAKER, id="edof:9", source="edof", rank=2, title="CAP patissier", hours=605)

days = st.dates(date(2026, 1, 1), date(2028, 12, 31)).map(on) | st.just(
    PartialDate(None, DatePrecision.UNKNOWN)
)
codes = st.frozensets(st.sampled_from(["a", "b", "c"]), max_size=2)
traits = st.builds(
    SessionTraits,
    id=st.text("abcdef", min_size=1, max_size=6),
    source=st.sampled_from(["carif", "edof"]),
    siret=st.sampled_from(["", "19311384200010", "19311384200028"]),
    provider=st.sampled_from(["GRETA", "Greta de Foix", "AFPA"]),
    title=st.sampled_from(["CAP pâtissier", "cap patissier", "Anglais", ""]),
    start=days,
    end=days,
    communes=codes,
    certifications=codes,
    mode=st.sampled_from(["", "onsite", "remote"]),
    programme=st.sampled_from(["", "qualif-pro", "avenir"]),
    contract=st.sampled_from(["", "apprenticeship"]),
    hours=st.none() | st.integers(0, 2_000),
    updated_on=st.none() | st.dates(),
)


@given(traits, traits)
def test_the_order_of_two_records_changes_nothing(one, two):
    two = replace(two, id=two.id + "z")

    assert compare(one, two) == compare(two, one)


@given(traits, traits)
def test_a_score_stays_between_0_and_1(one, two):
    assert 0 <= compare(one, two).score <= 1


@given(traits, traits)
def test_two_sessions_of_one_source_are_never_certain(one, two):
    assert compare(one, replace(two, source=one.source)).likeness is not Likeness.CERTAIN


@given(traits)
def test_a_record_copied_by_another_source_meets_its_copy(one):
    copy = replace(one, id=one.id + "z", source="other")

    assert blocking_keys(one) & blocking_keys(copy)
    assert len(list(candidate_pairs([one, copy]))) == 1


def test_the_same_session_in_two_sources_is_certain():
    found = compare(BAKER, TWIN)

    assert found.likeness is Likeness.CERTAIN
    assert found.ids == ("carif:1", "edof:9")
    assert {e.rule for e in found.evidence} >= {"siret", "start", "place", "certification"}


def test_the_last_updated_is_kept():
    assert compare(BAKER, replace(TWIN, updated_on=date(2026, 11, 1))).kept.id == "edof:9"


def test_a_contradiction_leaves_the_pair_to_a_person():
    apprenticeship = replace(TWIN, contract="apprenticeship")

    found = compare(BAKER, apprenticeship)

    assert found.likeness is Likeness.PROBABLE
    assert "Les contrats d’alternance diffèrent." in [e.sentence for e in found.evidence]


def test_another_place_or_another_day_is_another_session():
    elsewhere = replace(TWIN, communes=frozenset({"COG-2026:commune:31555"}))
    later = replace(TWIN, start=on(date(2027, 3, 1)))

    assert compare(BAKER, elsewhere).likeness is Likeness.DIFFERENT
    assert compare(BAKER, later).likeness is Likeness.DIFFERENT


def test_a_session_with_two_certain_twins_in_one_source_is_left_to_a_person():
    rival = replace(TWIN, id="edof:10")

    settled = settle([compare(BAKER, TWIN), compare(BAKER, rival)])

    assert [c.likeness for c in settled] == [Likeness.PROBABLE] * 2
    assert all(c.evidence[-1].rule == "rivals" for c in settled)


def test_days_around_the_end_of_a_month_meet():
    early, late = (
        replace(BAKER, start=on(date(2027, 1, 29))),
        replace(TWIN, start=on(date(2027, 2, 2))),
    )

    assert len(list(candidate_pairs([early, late]))) == 1


def test_parallel_groups_of_one_source_are_compared_only_when_identical():
    afternoon = replace(BAKER, id="carif:2", hours=300)
    copy = replace(BAKER, id="carif:3")

    assert [{a.id, b.id} for a, b in candidate_pairs([BAKER, afternoon, copy])] == [
        {"carif:1", "carif:3"}
    ]


def test_two_groups_of_one_action_are_less_alike_than_two_actions():
    group = replace(BAKER, id="carif:2", action="A")
    double = replace(BAKER, id="carif:3", action="B")
    one = replace(BAKER, action="A")

    assert compare(one, group).score < compare(one, double).score
    assert "deux groupes en parallèle" in compare(one, group).evidence[0].sentence


def test_demonstration_and_real_offer_never_meet():
    assert list(candidate_pairs([BAKER, replace(TWIN, demonstration=True)])) == []


def test_comparisons_grow_with_the_number_of_sessions_not_with_its_square():
    crowd = [
        replace(BAKER, id=f"s{n}", source=f"source{n % 2}", start=on(BAKER.start.first + gap))
        for n in range(400)
        for gap in [timedelta(days=n % 20)]
    ]

    keys = max(len(blocking_keys(one)) for one in crowd)
    assert len(list(candidate_pairs(crowd))) <= 400 * WINDOW * keys


def test_titles_are_read_without_accents_nor_punctuation():
    assert folded("C.A.P. Pâtissier de l’œuvre") == "cap patissier oeuvre"
    assert similarity("Pâtissier CAP", "CAP patissier") == 1
    assert similarity("", "CAP") == 0
