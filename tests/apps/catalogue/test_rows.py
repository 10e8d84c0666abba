"""Rows of lists: what they say, corrected by hand, for a number of queries that does not grow."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests import factories, offer_factories

from passerelles.apps.accounts.models import User
from passerelles.apps.catalogue.models import Correction, Funding, GreenDecision, Session
from passerelles.apps.catalogue.reads.corrections import corrections_of
from passerelles.apps.catalogue.reads.rows import session_rows
from passerelles.apps.reference.reads.generation import forget
from passerelles.domain.common.partial_date import DatePrecision, PartialDate

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _fresh() -> None:
    forget()


def full_session() -> Session:
    """A baker's training in Foix, with everything that a row shows."""
    commune = factories.territory("09122", name="Foix")
    factories.point(commune, 42.966, 1.607)
    training = offer_factories.training(title="CAP boulanger", exit_level=3)
    action = offer_factories.action(training=training, mode="onsite", programme="qualif-pro")
    offer_factories.place(action, commune=commune)
    offer_factories.place(action, city="Pamiers", latitude=43.1, longitude=1.6)
    Funding.objects.create(id=f"{action.id}/0", action=action, source=action.source, funder="2")
    baker = factories.occupation("D1102", label="Boulanger / Boulangère")
    offer_factories.leads_to_occupation(training, baker)
    offer_factories.leads_to_certification(training, factories.certification("RNCP37537"))
    return offer_factories.session(action=action, seats=4, seats_on=date(2026, 11, 2))


def corrected(kind: str, row: str, field: str, value: object, **fields: object) -> Correction:
    author, _ = User.objects.get_or_create(email="data@exemple.invalid")
    return Correction.objects.create(
        kind=kind,
        row=row,
        field=field,
        value=value,
        author=author,
        made_at=timezone.now(),
        reason="coquille",
        **fields,
    )


def test_a_row_says_what_a_person_needs() -> None:
    session = full_session()

    (row,) = session_rows([session.id])

    assert (row.title, row.mode, row.level_out) == ("CAP boulanger", "onsite", 3)
    assert row.provider_name == session.action.training.provider.name
    assert row.start == PartialDate(date(2027, 1, 4), DatePrecision.DAY)
    assert row.certification == ("RNCP37537", "Titre RNCP37537")
    assert [(job.edition, job.code) for job in row.occupations] == [("ROME-4.60", "D1102")]
    assert (row.funders, row.seats, row.seats_on) == (("2",), 4, date(2026, 11, 2))
    assert [(place.label, place.insee) for place in row.places] == [
        ("Foix", "09122"),
        ("Pamiers", ""),
    ]
    assert (row.places[0].latitude, row.places[0].longitude) == (42.966, 1.607)
    assert not row.demonstration


def test_rows_keep_the_order_asked_and_skip_the_unknown() -> None:
    first, second = offer_factories.session("A"), offer_factories.session("B")

    rows = session_rows([second.id, "offre_locale:inconnue", first.id])

    assert [row.id for row in rows] == [second.id, first.id]
    assert session_rows([]) == []


def test_corrections_made_by_hand_are_applied_on_every_level() -> None:
    session = full_session()
    action = session.action
    corrected("session", session.id, "start", "2027-02-01")
    corrected("action", action.id, "mode", "remote")
    corrected("training", action.training_id, "title", "CAP boulanger-pâtissier")
    corrected("provider", action.training.provider_id, "name", "CFA de l’Ariège")
    corrected("place", f"{action.id}/1", "city", "Saverdun")

    (row,) = session_rows([session.id])

    assert row.start.first == date(2027, 2, 1)
    assert (row.mode, row.title) == ("remote", "CAP boulanger-pâtissier")
    assert row.provider_name == "CFA de l’Ariège"
    assert row.places[1].label == "Saverdun"


def test_a_revoked_correction_no_longer_applies() -> None:
    session = offer_factories.session(seats=3)
    done = corrected("session", session.id, "seats", 9)
    done.revoked_at, done.revoked_by = timezone.now(), done.author
    done.save()

    assert corrections_of("session", [session.id]) == {}
    assert session_rows([session.id])[0].seats == 3


@pytest.mark.parametrize(("field", "value"), [("start", "demain"), ("disappeared", 1)])
def test_a_correction_that_no_longer_fits_leaves_what_was_received(
    field: str, value: object
) -> None:
    session = offer_factories.session()
    corrected("session", session.id, field, value)

    assert session_rows([session.id])[0].start.first == date(2027, 1, 4)


@pytest.mark.parametrize("perimeter", ["content", "rome", "decision", "none"])
def test_one_perimeter_is_enough_to_be_green(perimeter: str) -> None:
    action = offer_factories.action(green_by_content=perimeter == "content")
    flag = "green" if perimeter == "rome" else "white"
    offer_factories.leads_to_occupation(action.training, factories.occupation(transition=flag))
    author = User.objects.create_user(email="data@exemple.invalid", password=None)
    for green in (False, perimeter == "decision"):
        GreenDecision.objects.create(
            training=action.training,
            is_green=green,
            reason="vu",
            author=author,
            made_at=timezone.now(),
        )

    (row,) = session_rows([offer_factories.session(action=action).id])

    assert row.green is (perimeter != "none")


def test_queries_do_not_grow_with_rows() -> None:
    one = [full_session().id]
    many = [*one, *(offer_factories.session().id for _ in range(20))]
    for key in many[1:]:
        offer_factories.place(Session.objects.get(id=key).action, city="Ax")
    session_rows(one)

    counts = []
    for ids in (one, many):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert len(session_rows(ids)) == len(ids)
        counts.append(len(queries))

    assert counts[0] == counts[1] <= 8
