"""The counts of quality: those of the domain, summed by provider; hidden twins left out."""

import pytest
from pytest_django import DjangoAssertNumQueries
from tests import factories, offer_factories
from tests.factories import A_MORNING as NOW

from passerelles.apps.catalogue.actions.refresh_quality import refresh_quality
from passerelles.apps.catalogue.models import QualityFact, TrainingCertification
from passerelles.apps.catalogue.reads.quality_records import judged_rows
from passerelles.domain.catalogue.quality import judge
from passerelles.domain.catalogue.quality_record import CertificationState

pytestmark = pytest.mark.django_db


def counts(field: str) -> list[tuple[str, int, int]]:
    facts = QualityFact.objects.filter(field=field).order_by("problem")
    return list(facts.values_list("problem", "sessions", "rows"))


def test_sessions_and_rows_to_mend_are_counted_apart():
    action = offer_factories.action()
    for _ in range(3):
        offer_factories.session(action=action)

    assert refresh_quality(now=NOW) == 3

    assert counts("") == [("", 3, 3)]
    assert counts("objective") == [("missing", 3, 1)]
    assert counts("seats") == [("missing", 3, 3)]
    assert counts("title") == []


def test_facts_are_replaced_not_added():
    offer_factories.session()
    refresh_quality(now=NOW)
    before = QualityFact.objects.count()

    refresh_quality(now=NOW)

    assert QualityFact.objects.count() == before


def test_a_hidden_twin_counts_once():
    one, two = offer_factories.twins()
    offer_factories.duplicate(one, two, verdict="merged")

    assert refresh_quality(now=NOW) == 1


def test_codes_and_certifications_are_judged_as_resolved():
    session = offer_factories.session()
    training = session.action.training
    ended = factories.certification("RNCP1", is_active=False)
    offer_factories.leads_to_certification(training, ended)
    training.formacodes = ["99999"]
    training.save()
    factories.edition("Formacode-14", source=factories.source("formacode"))
    offer_factories.place(session.action, city="Foix")

    (row,) = judged_rows()

    assert row.record.certifications == (CertificationState.DEAD,)
    assert row.record.places == (False,)
    assert row.record.unknown_formacodes == ()  # no Formacode is loaded: nobody knows
    found = {d.field: d.problem for d in judge(row.record, today=NOW.date())}
    assert (found["certification"], found["place"]) == ("dead", "unresolved")


def test_without_a_register_no_code_is_said_unknown():
    training = offer_factories.session().action.training
    of_training = {"training": training, "source": training.source}
    TrainingCertification.objects.create(id="x/0", received="RNCP37780", **of_training)

    (row,) = judged_rows()

    assert row.record.certifications == (CertificationState.UNJUDGED,)


def test_queries_do_not_grow_with_sessions(django_assert_max_num_queries: DjangoAssertNumQueries):
    for _ in range(6):
        offer_factories.session()

    with django_assert_max_num_queries(8):
        refresh_quality(now=NOW)
