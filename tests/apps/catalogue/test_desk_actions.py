"""Answering reports, deciding green, recording what the regional portals show."""

from datetime import timedelta

import pytest
from django.core import mail
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from pytest_django import DjangoCaptureOnCommitCallbacks
from pytest_django.fixtures import Settings
from tests import offer_factories
from tests.factories import A_MORNING as NOW

from passerelles.apps.catalogue.actions.answer_report import answer_report, reopen_report
from passerelles.apps.catalogue.actions.decide_green import decide_green
from passerelles.apps.catalogue.actions.record_sightings import record_exports, record_sightings
from passerelles.apps.catalogue.actions.refusals import ActionRefused
from passerelles.apps.catalogue.actions.reindex import INDEX_TASK, reindex_later
from passerelles.apps.catalogue.models import PortalSighting
from passerelles.apps.journal.models import JournalEntry

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=7)


def test_an_answer_is_kept_and_sent_after_the_commit(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
):
    report = offer_factories.error_report(offer_factories.session(), email="lea@exemple.fr")
    author = offer_factories.data_manager()

    with django_capture_on_commit_callbacks(execute=True):
        row = answer_report(report=report.pk, answer="C’est corrigé.", author=author, now=NOW)

    assert (row.answer, row.answered_by) == ("C’est corrigé.", author)
    assert [m.to for m in mail.outbox] == [["lea@exemple.fr"]]
    assert "C’est corrigé." not in str(JournalEntry.objects.get().details)


def test_without_mail_the_text_is_only_kept(
    settings: Settings, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
):
    settings.EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
    report = offer_factories.error_report(offer_factories.session(), email="lea@exemple.fr")

    with django_capture_on_commit_callbacks() as callbacks:
        author = offer_factories.data_manager()
        answer_report(report=report.pk, answer="C’est corrigé.", author=author, now=NOW)

    assert callbacks == []


def test_a_report_is_answered_once_then_reopened():
    report = offer_factories.error_report(offer_factories.session())
    author = offer_factories.data_manager()
    answer_report(report=report.pk, answer="C’est corrigé.", author=author, now=NOW)

    with pytest.raises(ActionRefused, match="a déjà sa réponse"):
        answer_report(report=report.pk, answer="Encore.", author=author, now=NOW)
    assert reopen_report(report=report.pk, author=author, now=NOW).answered_at is None
    with pytest.raises(ActionRefused, match="attend déjà"):
        reopen_report(report=report.pk, author=author, now=NOW)
    with pytest.raises(ActionRefused, match="Écrivez une réponse"):
        answer_report(report=report.pk, answer=" ", author=author, now=NOW)


def test_green_is_decided_with_a_reason_and_the_last_decision_holds():
    training, author = offer_factories.training(), offer_factories.data_manager()
    say = {"training": training.id, "author": author, "now": NOW}

    decide_green(is_green=True, reason="module d’écoconstruction", **say)
    with pytest.raises(ActionRefused, match="déjà en place"):
        decide_green(is_green=True, reason="encore une fois", **say)
    decide_green(is_green=False, reason="module retiré", **{**say, "now": LATER})

    assert [d.is_green for d in training.green_decisions.all()] == [False, True]
    with pytest.raises(ActionRefused, match="Dites pourquoi"):
        decide_green(is_green=True, reason="", **say)


def test_several_acts_ask_for_one_rebuild_of_the_index(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
):
    with django_capture_on_commit_callbacks(execute=True):
        reindex_later()
        reindex_later()

    assert ProcrastinateJob.objects.filter(task_name=INDEX_TASK).count() == 1
    assert INDEX_TASK in app.tasks


def standing(number: str) -> PortalSighting:
    return PortalSighting.objects.get(session__number=number)


def test_what_was_sent_and_is_not_seen_is_missing_since_the_first_list():
    author = offer_factories.data_manager()
    for number in ("SE_1", "SE_2"):
        offer_factories.session(number)
    to = {"portal": "guidance", "author": author}

    record_exports(numbers=["SE_1", "SE_2"], now=NOW, **to)
    done = record_sightings(numbers=["SE_1", "SE_9"], now=LATER, **to)

    assert (done.known, done.missing, done.examples) == (1, 1, ("SE_9",))
    assert standing("SE_1").seen_at == LATER
    assert standing("SE_2").missing_since == LATER

    record_sightings(numbers=["SE_1"], now=LATER + timedelta(days=7), **to)
    assert standing("SE_2").missing_since == LATER

    record_sightings(numbers=["SE_1", "offre_locale:SE_2"], now=LATER + timedelta(days=8), **to)
    assert standing("SE_2").missing_since is None


def test_what_was_never_sent_is_not_missing():
    offer_factories.session("SE_1")
    offer_factories.session("SE_2")

    to = {"portal": "training", "author": offer_factories.data_manager(), "now": NOW}
    assert record_sightings(numbers=["SE_1"], **to).missing == 0


@pytest.mark.parametrize(
    ("portal", "numbers", "sentence"),
    [("minitel", ["SE_1"], "n’est pas un portail"), ("training", [], "La liste est vide")],
)
def test_a_list_that_says_nothing_is_refused(portal: str, numbers: list[str], sentence: str):
    author = offer_factories.data_manager()

    with pytest.raises(ActionRefused, match=sentence):
        record_sightings(portal=portal, numbers=numbers, author=author, now=NOW)
