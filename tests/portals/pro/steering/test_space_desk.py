"""The pages of the shared space: deposit, read, refuse, withdraw."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from pytest_django.fixtures import Settings
from tests import attachment_files as files
from tests.account_factories import grant, institution, member, user
from tests.steering_factories import NOON, action

from passerelles.apps.accounts.models import User, Verb
from passerelles.apps.journal.models import JournalEntry
from passerelles.apps.steering.actions.space.documents import DocumentDraft, add_document
from passerelles.apps.steering.models import Body, SharedDocument

pytestmark = pytest.mark.django_db
ADDRESS = "/pro/pilotage/documents"


@pytest.fixture(autouse=True)
def own_folder(settings: Settings, tmp_path: Path) -> None:
    settings.HOME = tmp_path


@pytest.fixture
def secretary(client: Client) -> User:
    of = institution("region")
    for verb in (Verb.READ, Verb.WRITE):
        grant(of, verb, "crefop")
    who = member(of)
    client.force_login(who)
    return who


def upload(content: bytes = b"Le bilan", name: str = "bilan.txt") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def put(author: User, **said: object) -> SharedDocument:
    draft = DocumentDraft(**{"title": "Bilan", **said})
    return add_document(draft, upload(), author=author, now=NOON)


def text(response: HttpResponse) -> str:
    return response.content.decode()


def test_a_document_is_put_there_and_found(client: Client, secretary: User):
    Body.objects.create(code="emploi", kind="commission", name="Commission Emploi")
    action("A12")
    said = {"title": "Étude", "file": upload(files.docx("Les métiers verts"), "étude.docx")}

    response = client.post(f"{ADDRESS}/nouveau", {**said, "actions": ["A12"]}, follow=True)

    assert "étude.docx" in text(response)
    found = text(client.get(ADDRESS, {"q": "métier vert"}))
    assert "Étude" in found
    assert "A12" in found


def test_a_file_is_given_back_as_an_attachment_that_nothing_runs(client: Client, secretary: User):
    made = add_document(
        DocumentDraft(title="Note"),
        upload(b"<script>alert(1)</script>", 'no"te\r\nX: y.txt'),
        author=secretary,
        now=NOON,
    )

    response = client.get(f"{ADDRESS}/{made.pk}/versions/1")

    assert response.content == b"<script>alert(1)</script>"
    assert response.headers["Content-Type"].startswith("text/plain")
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Content-Disposition"].startswith("attachment")
    assert response.headers["Content-Security-Policy"].startswith("sandbox")
    assert "X" not in response.headers


def test_a_restricted_document_is_nowhere_for_the_others(client: Client, secretary: User):
    made = put(secretary, readers=["state"])
    client.force_login(user("personne@exemple.fr"))

    assert "Bilan</a>" not in text(client.get(ADDRESS))
    for address in ("", "/versions/1"):
        assert client.get(f"{ADDRESS}/{made.pk}{address}").status_code == 404
    for address in ("version", "partage", "retirer"):
        assert client.post(f"{ADDRESS}/{made.pk}/{address}").status_code == 404
    assert client.get(f"{ADDRESS}/{made.pk}/versions/1").status_code == 404


def test_a_restricted_reading_is_noted(client: Client, secretary: User):
    made = put(secretary, readers=["region"])

    client.get(f"{ADDRESS}/{made.pk}/versions/1")

    assert JournalEntry.objects.filter(verb="document.read", object_id=str(made.pk)).exists()


@pytest.mark.parametrize(
    ("content", "name", "told"),
    [
        (files.entities(), "rire.docx", "déclare des entités XML"),
        (files.pdf(encrypted=True), "secret.pdf", "protégé par un mot de passe"),
        (b"MZ" + b"\x00" * 30, "programme.exe", "n’est pas d’un format"),
        (b"", "vide.pdf", "Ce fichier est vide"),
    ],
)
def test_a_refused_file_says_why_and_keeps_the_title(
    client: Client, secretary: User, content: bytes, name: str, told: str
):
    said = {"title": "Titre gardé", "file": upload(content, name)}

    page = text(client.post(f"{ADDRESS}/nouveau", said))

    assert told in page
    assert "Titre gardé" in page
    assert not SharedDocument.objects.exists()


def test_versions_follow_and_a_clash_loses_nothing(client: Client, secretary: User):
    made = put(secretary)
    client.post(f"{ADDRESS}/{made.pk}/version", {"file": upload(b"Suite", "suite.txt")})
    page = text(client.get(f"{ADDRESS}/{made.pk}"))
    assert "suite.txt" in page
    assert "bilan.txt" in page
    seen = '{"title": "Bilan", "readers": [], "actions": []}'
    client.post(f"{ADDRESS}/{made.pk}/partage", {"title": "Premier", "seen": seen})

    response = client.post(f"{ADDRESS}/{made.pk}/partage", {"title": "Second", "seen": seen})

    assert response.status_code == 409
    assert "Premier" in text(response)
    assert 'value="Second"' in text(response)
    again = response.context["sharing"].initial
    assert again["seen"]["title"] == "Premier"


def test_a_withdrawal_needs_a_reason_and_is_kept(client: Client, secretary: User):
    made = put(secretary)

    assert "Dites pourquoi" in text(client.post(f"{ADDRESS}/{made.pk}/retirer", {"why": ""}))
    client.post(f"{ADDRESS}/{made.pk}/retirer", {"why": "Remplacé"})

    assert "Bilan</a>" not in text(client.get(ADDRESS))
    assert "Bilan</a>" in text(client.get(ADDRESS, {"retires": "on"}))
    assert "document retiré" in text(client.get(f"{ADDRESS}/{made.pk}"))


def test_a_reader_sees_no_form(client: Client, secretary: User):
    made = put(secretary)
    client.force_login(user("personne@exemple.fr"))

    page = text(client.get(f"{ADDRESS}/{made.pk}"))
    assert "Déposer" not in page
    assert client.get(f"{ADDRESS}/nouveau").status_code == 403
    assert client.post(f"{ADDRESS}/{made.pk}/retirer", {"why": "x"}).status_code == 403


def test_nobody_comes_in_without_an_account(client: Client):
    for address in (ADDRESS, f"{ADDRESS}/1", f"{ADDRESS}/nouveau", f"{ADDRESS}/1/versions/1"):
        assert client.get(address).status_code == 302


def test_an_empty_space_says_what_to_do(client: Client, secretary: User):
    assert "Déposez le premier" in text(client.get(ADDRESS))
    assert "Aucun document ne correspond" in text(client.get(ADDRESS, {"q": "zéro"}))


def test_a_body_that_is_not_theirs_is_refused(client: Client):
    body = Body.objects.create(code="emploi", kind="commission", name="Emploi")
    other = Body.objects.create(code="autre", kind="commission", name="Autre")
    of = institution("academies")
    grant(of, Verb.WRITE, "crefop/emploi")
    client.force_login(member(of))
    said = {"title": "T", "file": upload()}

    allowed = client.post(f"{ADDRESS}/nouveau", {**said, "body": body.pk})
    refused = client.post(f"{ADDRESS}/nouveau", {"title": "T", "file": upload(), "body": other.pk})
    everywhere = client.post(f"{ADDRESS}/nouveau", {"title": "T", "file": upload()})

    assert allowed.status_code == 302
    assert refused.status_code == everywhere.status_code == 200
    assert "Choisissez une instance pour laquelle vous écrivez" in text(everywhere)
    assert SharedDocument.objects.count() == 1
