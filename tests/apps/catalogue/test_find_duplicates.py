"""Looking for duplicates: idempotent, deaf to nobody, and never against a person."""

from datetime import timedelta

import pytest
from pytest_django import DjangoAssertNumQueries
from tests import offer_factories
from tests.factories import A_MORNING as NOW

from passerelles.apps.catalogue.actions.correct import correct_field
from passerelles.apps.catalogue.actions.find_duplicates import DuplicateSearch, find_duplicates
from passerelles.apps.catalogue.actions.merge import mark_distinct, merge_sessions, undo_decision
from passerelles.apps.catalogue.actions.refusals import ActionRefused
from passerelles.apps.catalogue.models import Duplicate, Session
from passerelles.apps.catalogue.reads.duplicate_graph import MergeGraph
from passerelles.apps.journal.models import JournalEntry

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=1)


def rows() -> list[tuple[str, str, str, float]]:
    return list(Duplicate.objects.order_by("id").values_list("kept", "other", "verdict", "score"))


def test_twins_of_two_sources_are_merged_with_their_evidence():
    one, two = offer_factories.twins()

    assert find_duplicates(now=NOW) == DuplicateSearch(
        compared=1, merged=1, probable=0, forgotten=0
    )

    row = Duplicate.objects.get()
    assert {row.kept_id, row.other_id} == {one.id, two.id}
    assert row.decided_by is None
    assert "Même SIRET d’organisme : 19311384200010." in [e["sentence"] for e in row.evidence]
    assert JournalEntry.objects.filter(verb="duplicates.found").exists()


def test_running_it_again_changes_nothing():
    offer_factories.twins()
    find_duplicates(now=NOW)
    before = rows()

    find_duplicates(now=LATER)

    assert rows() == before


def test_a_verdict_of_a_person_survives_every_later_run():
    offer_factories.twins()
    author = offer_factories.data_manager()
    find_duplicates(now=NOW)
    row = Duplicate.objects.get()

    undo_decision(duplicate=row.pk, author=author, now=NOW)
    find_duplicates(now=LATER)
    assert [r[2] for r in rows()] == ["probable"]

    mark_distinct(duplicate=row.pk, author=author, now=NOW)
    find_duplicates(now=LATER)
    assert [r[2] for r in rows()] == ["distinct"]


def test_a_merge_then_its_undoing_gives_back_the_same_offer():
    one, two = offer_factories.twins()
    author = offer_factories.data_manager()
    row = offer_factories.duplicate(one, two)
    before = list(Session.objects.order_by("id").values())

    merge_sessions(duplicate=row.pk, kept=two.id, author=author, now=NOW)
    assert MergeGraph().shown_for(one.id) == two.id
    undo_decision(duplicate=row.pk, author=author, now=NOW)

    assert MergeGraph().shown_for(one.id) == one.id
    assert list(Session.objects.order_by("id").values()) == before


def test_a_pair_that_nobody_decided_is_forgotten_when_it_parts():
    one, _ = offer_factories.twins()
    find_duplicates(now=NOW)
    Session.objects.filter(pk=one.pk).update(start=one.start + timedelta(days=60))

    assert find_duplicates(now=LATER).forgotten == 1
    assert rows() == []


def test_a_correction_by_hand_counts_in_the_comparison():
    one, _ = offer_factories.twins()
    author = offer_factories.data_manager()
    target = ("session", one.id, "start")
    correct_field(target=target, value="2027-03-01", reason="reportée", author=author, now=NOW)

    assert find_duplicates(now=NOW).merged == 0


def test_a_merge_follows_the_session_that_still_lives():
    offer_factories.twins()
    find_duplicates(now=NOW)
    kept = Duplicate.objects.get().kept_id
    Session.objects.filter(pk=kept).update(closed_on=NOW.date())
    Duplicate.objects.update(decided_by=offer_factories.data_manager())

    find_duplicates(now=LATER)

    assert Duplicate.objects.get().other_id == kept


def test_two_sessions_never_hide_each_other():
    one, two = offer_factories.twins()
    three = offer_factories.session(action=two.action)
    author = offer_factories.data_manager()
    offer_factories.duplicate(one, two, verdict="merged")
    offer_factories.duplicate(two, three, verdict="merged")
    circle = offer_factories.duplicate(three, one)

    with pytest.raises(ActionRefused, match="aucune des deux ne serait montrée"):
        merge_sessions(duplicate=circle.pk, kept=three.id, author=author, now=NOW)
    merge_sessions(duplicate=circle.pk, kept=one.id, author=author, now=NOW)

    assert MergeGraph().shown_for(three.id) == one.id


def test_refusals_are_french_sentences():
    one, two = offer_factories.twins()
    author = offer_factories.data_manager()
    row = offer_factories.duplicate(one, two)

    with pytest.raises(ActionRefused, match="n’existe plus"):
        mark_distinct(duplicate=0, author=author, now=NOW)
    with pytest.raises(ActionRefused, match="n’est pas dans cette paire"):
        merge_sessions(duplicate=row.pk, kept="offre:X", author=author, now=NOW)
    with pytest.raises(ActionRefused, match="rien à annuler"):
        undo_decision(duplicate=row.pk, author=author, now=NOW)


def test_queries_do_not_grow_with_sessions(django_assert_max_num_queries: DjangoAssertNumQueries):
    one, two = offer_factories.twins()
    for _ in range(8):
        offer_factories.session(action=one.action)
        offer_factories.session(action=two.action)

    with django_assert_max_num_queries(12):
        find_duplicates(now=NOW)
