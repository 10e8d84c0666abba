"""A correction is a layer: shown, revocable, with its history, and no import undoes it."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from tests import factories, offer_factories
from tests.factories import A_MORNING as NOW

from passerelles.apps.accounts.models import Role
from passerelles.apps.catalogue.actions.correct import correct_field, revoke_correction
from passerelles.apps.catalogue.actions.refusals import ActionRefused
from passerelles.apps.catalogue.models import (
    Correction,
    Provider,
    Session,
    Training,
    TrainingAction,
)
from passerelles.apps.catalogue.reads.corrections import corrections_of
from passerelles.apps.harvest.actions.run_import import ImportRequest, run_import
from passerelles.apps.harvest.raw import fingerprint
from passerelles.apps.journal.models import JournalEntry

pytestmark = pytest.mark.django_db


def correct(session: Session, value: str, *, field: str = "start", **more: Any) -> Correction:
    author = more.get("author") or offer_factories.data_manager()
    reason = more.get("reason", "l’organisme a téléphoné")
    target = (more.get("kind", "session"), more.get("key", session.id), field)
    return correct_field(target=target, value=value, reason=reason, author=author, now=NOW)


def test_a_correction_lies_over_the_source_and_tells_why():
    session = offer_factories.session()

    made = correct(session, "2027-02-01")

    assert corrections_of("session", [session.id]) == {
        session.id: {"start": "2027-02-01", "start_precision": "day"}
    }
    assert (made.received, made.reason) == ("2027-01-04", "l’organisme a téléphoné")
    session.refresh_from_db()
    assert session.start == date(2027, 1, 4)
    entry = JournalEntry.objects.get(verb="field.corrected", object_id=str(made.pk))
    assert entry.details["value"] == "2027-02-01"


def test_the_next_import_does_not_undo_it(tmp_path: Path, clock: Callable[[], datetime]):
    session = offer_factories.session("SE_1", seats=3)
    correct(session, "12", field="seats")
    file = tmp_path / "offre.xml"
    file.write_text("<lheo/>")

    def load(paths: object) -> Iterator[list[Any]]:
        key = session.id
        chain = (Provider, Training, TrainingAction)
        parents = [row for model in chain for row in model.objects.all()]
        again = Session.objects.get(pk=key)
        again.seats = 5
        yield [*parents, again]

    files = [fingerprint(file)]
    request = ImportRequest(
        source="offre_locale", files=files, load=load, raw_folder=tmp_path / "raw"
    )
    run_import(request, clock=clock)

    session.refresh_from_db()
    assert session.seats == 5
    assert corrections_of("session", [session.id]) == {session.id: {"seats": 12}}


def test_a_second_correction_gives_way_to_neither_history():
    session = offer_factories.session(seats=3)
    author = offer_factories.data_manager()
    correct(session, "12", field="seats", author=author)
    second = correct(session, "9", field="seats", author=author)

    assert corrections_of("session", [session.id]) == {session.id: {"seats": 9}}
    assert Correction.objects.count() == 2

    revoke_correction(correction=second.pk, author=author, now=NOW)

    assert corrections_of("session", [session.id]) == {}


def test_revoking_a_date_revokes_its_precision():
    session, author = offer_factories.session(), offer_factories.data_manager()
    made = correct(session, "2027-02-01", author=author)

    revoke_correction(correction=made.pk, author=author, now=NOW)

    assert corrections_of("session", [session.id]) == {}
    with pytest.raises(ActionRefused, match="déjà levée"):
        revoke_correction(correction=made.pk, author=author, now=NOW)


def test_a_commune_is_corrected_by_its_insee_code():
    foix = factories.territory("09122", name="Foix")
    place = offer_factories.place(offer_factories.action())

    made = correct(offer_factories.session(), "09122", kind="place", key=place.id, field="commune")

    assert made.value == foix.id


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("start", "32/01/2027", "n’est pas une date"),
        ("start", "2027-01-04", "vaut déjà cela"),
        ("seats", "-3", "n’est pas un nombre entier"),
        ("recruitment_state", "peut-être", "n’est pas une réponse possible"),
        ("number", "1", "ne se corrige pas ici"),
        ("url", "a" * 401, "400 au plus"),
    ],
)
def test_a_value_that_does_not_fit_is_refused(field: str, value: str, sentence: str):
    with pytest.raises(ActionRefused, match=sentence):
        correct(offer_factories.session(), value, field=field)
    assert not Correction.objects.exists()


def test_other_refusals():
    session = offer_factories.session()
    author = offer_factories.data_manager()
    provider = session.action.training.provider.id
    refused = {
        "n’est pas dans l’offre": {"key": "offre:inconnue"},
        "Dites pourquoi": {"reason": " "},
        "n’est pas un SIRET": {"field": "siret", "kind": "provider", "key": provider},
        "ne peut pas rester vide": {
            "field": "title",
            "kind": "training",
            "key": session.action.training_id,
            "value": "",
        },
    }
    for sentence, change in refused.items():
        value = change.pop(
            "value", "12345678901234" if "siret" in change.values() else "2027-03-01"
        )
        with pytest.raises(ActionRefused, match=sentence):
            correct(session, value, author=author, **change)


def test_back_to_what_the_source_says_is_a_revocation():
    session, author = offer_factories.session(seats=3), offer_factories.data_manager()
    correct(session, "12", field="seats", author=author)

    with pytest.raises(ActionRefused, match="levez plutôt la correction"):
        correct(session, "3", field="seats", author=author)


def test_another_role_corrects_nothing():
    adviser = offer_factories.data_manager(role=Role.ADVISER)

    with pytest.raises(PermissionDenied):
        correct(offer_factories.session(), "2027-02-01", author=adviser)
