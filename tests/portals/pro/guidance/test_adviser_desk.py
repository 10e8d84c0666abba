"""The desk of advisers: people of one account, notes that stay, reads that are journaled."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from tests import factories as make
from tests.pathway_factories import candidate, pathway, sheet

from passerelles.apps.accounts.models import Role, User
from passerelles.apps.guidance.actions.advised import (
    AdvisingRefused,
    follow,
    forget_advised,
    hand_over,
    note,
)
from passerelles.apps.guidance.actions.demonstration import follow_fictitious_person
from passerelles.apps.guidance.actions.saved import save
from passerelles.apps.guidance.models import AdvisedPerson
from passerelles.apps.guidance.reads.guided import GuidedPathway
from passerelles.apps.journal.actions import Act
from passerelles.apps.journal.models import JournalEntry
from passerelles.formats.guidance.profile import read_profile
from passerelles.portals.pro.guidance import person_views

pytestmark = pytest.mark.django_db
STATE = {"interests": ["S"], "max_minutes": 30}


def account(email: str = "claire@exemple.fr", role: Role = Role.ADVISER) -> User:
    return User.objects.create_user(email, role=role)


def logged(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def followed(adviser: User, label: str = "A. B.") -> AdvisedPerson:
    return follow(adviser, label, STATE, now=timezone.now())


def test_a_person_comes_from_the_link_that_she_sent() -> None:
    adviser = account()
    token = save(STATE, now=timezone.now())
    answer = logged(adviser).post(
        "/pro/parcours/ajouter", {"label": "A. B.", "link": f"https://x.fr/mon-parcours/{token}"}
    )

    person = AdvisedPerson.objects.get(adviser=adviser)
    assert answer.headers["Location"] == f"/pro/parcours/{person.pk}"
    assert person.state == STATE
    assert person.forget_on == timezone.now().date() + timedelta(days=365)


def test_a_person_comes_from_a_file_with_dates() -> None:
    make.occupation("G1803")
    file = SimpleUploadedFile("p.yaml", b"available_from: 2099-01-01\ninterests: [S]")
    written = b"available_from: 2027-01-04\noccupations: [{code: G1803, years: 7.5}]"
    file_of_2027 = SimpleUploadedFile("p.yaml", written + b"\nperson: {sexe: F}")
    client = logged(account())
    refused = client.post("/pro/parcours/ajouter", {"label": "C. D.", "file": file})
    client.post("/pro/parcours/ajouter", {"label": "C. D.", "file": file_of_2027})

    assert "plus de trois ans" in refused.content.decode()
    assert AdvisedPerson.objects.get().state == {
        "available_from": "2027-01-04",
        "occupations": [{"code": "G1803", "years": 7.5}],
        "person": {},
    }


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"label": "A. B."}, "Collez le lien"),
        ({"label": "A. B.", "link": "x" * 64}, "n’ouvre rien"),
        ({"label": "2 85 05 31 555 123 45", "link": "x"}, "sécurité sociale"),
        (
            {"label": "A. B.", "file": SimpleUploadedFile("p.yaml", b"person: {age: 12}")},
            "15 ans et plus",
        ),
        (
            {"label": "A. B.", "file": SimpleUploadedFile("p.yaml", b"a: [")},
            "ni du YAML",
        ),
    ],
)
def test_what_cannot_be_followed_is_told(sent: dict[str, Any], words: str) -> None:
    answer = logged(account()).post("/pro/parcours/ajouter", sent)

    assert words in answer.content.decode()
    assert not AdvisedPerson.objects.exists()


def test_each_opening_is_journaled_and_nobody_else_opens() -> None:
    adviser = account()
    person = followed(adviser)
    address = f"/pro/parcours/{person.pk}"

    page = logged(adviser).get(address).content.decode()
    assert "A. B." in page
    read = JournalEntry.objects.get(verb="advised.read")
    assert (read.actor, read.object_id, read.details) == (adviser.email, str(person.pk), {})
    assert logged(account("autre@exemple.fr")).get(address).status_code == 404
    assert logged(account("plan@exemple.fr", Role.PLANNER)).get(address).status_code == 403
    assert Client().get(address).status_code == 302


def test_notes_stay_when_a_person_is_handed_over() -> None:
    adviser, colleague = account(), account("marc@exemple.fr")
    person = followed(adviser)
    followed(colleague)
    note(person, "Préfère le matin.", now=timezone.now())
    logged(adviser).post(
        f"/pro/parcours/{person.pk}/transmettre", {"email": "Marc@exemple.fr", "erase_mine": "on"}
    )

    given = AdvisedPerson.objects.get(adviser=colleague, label="A. B. (2)")
    assert (given.notes, given.state) == ("", STATE)
    assert not AdvisedPerson.objects.filter(adviser=adviser).exists()


def test_what_is_refused_is_said_at_its_field_and_what_was_typed_stays() -> None:
    person = followed(account())
    client, address = logged(person.adviser), f"/pro/parcours/{person.pk}"
    long, number = "très bien " * 600, "Son numéro : 2 85 05 31 555 123 45"
    for path, said, words in (
        ("notes", {"notes": long}, ("raccourcissez-les", "très bien très bien")),
        ("notes", {"notes": number}, ("sécurité sociale", number)),
        ("transmettre", {"email": "marc"}, ("n’est pas complète", 'value="marc"')),
        ("transmettre", {"email": "personne@exemple.fr"}, ('value="personne@exemple.fr"',)),
    ):
        answer = client.post(f"{address}/{path}", said)
        assert answer.status_code == 400
        assert answer.content.decode().count(" autofocus") == 1
        for one in words:
            assert one in answer.content.decode()
    assert AdvisedPerson.objects.get().notes == ""


@pytest.mark.parametrize(
    ("asked", "name"), [("", "parcours-1"), ("?simple=1", "parcours-1-simple")]
)
def test_the_sheet_prints_in_plain_words_too(
    monkeypatch: pytest.MonkeyPatch, asked: str, name: str
) -> None:
    told = sheet(GuidedPathway(pathway=pathway(candidate()), income=()))
    monkeypatch.setattr(person_views, "sheet_of", lambda *_, **__: told)
    person = followed(account())
    answer = logged(person.adviser).get(f"/pro/parcours/{person.pk}/fiche-1.pdf{asked}")

    assert answer.content.startswith(b"%PDF")
    assert f'filename="{name}.pdf"' in answer.headers["Content-Disposition"]


def test_only_another_adviser_may_receive() -> None:
    adviser = account()
    person = followed(adviser)
    account("plan@exemple.fr", Role.PLANNER)

    for email in ("plan@exemple.fr", "personne@exemple.fr", adviser.email):
        with pytest.raises(AdvisingRefused):
            hand_over(person, email, erase_mine=False, now=timezone.now())
    with pytest.raises(AdvisingRefused, match="déjà"):
        followed(adviser)


def test_people_are_erased_at_once_or_in_time() -> None:
    adviser = account()
    gone, old = followed(adviser), followed(adviser, "C. D.")
    AdvisedPerson.objects.filter(pk=old.pk).update(forget_on=date(2026, 1, 1))

    assert forget_advised(today=date(2026, 1, 1), dry_run=True) == 1
    assert forget_advised(today=date(2026, 1, 1)) == 1
    logged(adviser).post(f"/pro/parcours/{gone.pk}/effacer")
    assert not AdvisedPerson.objects.exists()


@pytest.mark.parametrize(("role", "led"), [(Role.ADVISER, True), (Role.PLANNER, False)])
def test_the_page_of_an_account_leads_advisers_to_their_desk(role: Role, led: bool) -> None:
    page = logged(account(role=role)).get("/pro/compte").content.decode()

    assert ('href="/pro/parcours/"' in page) is led


def test_the_demonstration_adviser_follows_one_fictitious_person() -> None:
    User.objects.create_user("reel@exemple.fr", role=Role.ADVISER)
    act = Act("console", timezone.now())
    assert follow_fictitious_person(act=act) is None
    User.objects.create_user("conseil@demo.invalid", role=Role.ADVISER, demonstration=True)

    person = follow_fictitious_person(act=act)
    assert person is not None
    assert "fictive" in person.label
    assert read_profile(person.state, today=act.at.date()).findings == ()
    assert follow_fictitious_person(act=act) is None
