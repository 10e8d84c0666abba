"""The shared space: who reads what, versions kept, words found, withdrawals, the journal."""

from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from pytest_django import Settings
from tests import attachment_files as files
from tests.account_factories import delegation, grant, institution, member, user
from tests.steering_factories import NOON, action

from passerelles.apps.accounts.models import Institution, Role, User, Verb
from passerelles.apps.journal.models import FieldChange, JournalEntry
from passerelles.apps.steering.actions.space import receiving
from passerelles.apps.steering.actions.space.documents import (
    DocumentClash,
    DocumentDraft,
    add_document,
    add_version,
    edit_document,
    note_reading,
    state_of,
    withdraw_document,
)
from passerelles.apps.steering.errors import SteeringRefused
from passerelles.apps.steering.models import Body, DocumentVersion, Meeting, SharedDocument
from passerelles.apps.steering.reads.space.access import writable_bodies
from passerelles.apps.steering.reads.space.documents import (
    DocumentFilter,
    find_documents,
    readable_document,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_folder(settings: Settings, tmp_path: Path) -> None:
    settings.HOME = tmp_path


def party(code: str) -> Institution:
    """An institution of the committee: it reads the commissions and writes for them."""
    of = institution(code)
    for verb in (Verb.READ, Verb.WRITE):
        grant(of, verb, "crefop")
    return of


@pytest.fixture
def secretary() -> User:
    return member(party("region"))


def file(content: bytes | None = None, name: str = "bilan.txt") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, b"Le bilan" if content is None else content)


def put(author: User, content: bytes | None = None, **said: object) -> SharedDocument:
    name = str(said.pop("name", "bilan.txt"))
    draft = DocumentDraft(**{"title": "Bilan", **said})
    return add_document(draft, file(content, name), author=author, now=NOON)


def titles(actor: User, **asked: object) -> list[str]:
    return [one.title for one in find_documents(DocumentFilter(**asked), actor)]


def test_a_document_without_readers_is_for_all_who_are_logged_in(secretary: User):
    put(secretary)

    assert titles(user("personne@exemple.fr")) == ["Bilan"]


@pytest.mark.parametrize("role", list(Role))
def test_a_restricted_document_does_not_exist_for_the_others(secretary: User, role: str):
    made = put(secretary, readers=["workers"])
    stranger = user("autre@exemple.fr", role=role)
    employer = member(party("employers"))

    for actor in (stranger, employer):
        assert readable_document(made.pk, actor) is None
        assert titles(actor) == []
        assert titles(actor, words="bilan") == []


def test_a_restricted_document_is_read_by_its_colleges_and_by_who_put_it_there(secretary: User):
    made = put(secretary, readers=["workers"])
    worker = member(party("workers"))

    assert readable_document(made.pk, worker) == made
    assert readable_document(made.pk, secretary) == made


def test_a_delegate_reads_for_her_absent_colleague(secretary: User):
    made = put(secretary, readers=["workers"])
    worker, deputy = member(party("workers")), user("relais@exemple.fr")
    assert readable_document(made.pk, deputy) is None

    delegation(worker, deputy)

    assert readable_document(made.pk, deputy) == made


def test_who_may_not_write_for_the_body_puts_nothing_there(secretary: User):
    body = Body.objects.create(code="emploi", kind="commission", name="Emploi")
    of = institution("academies")
    grant(of, Verb.WRITE, "crefop/autre")

    with pytest.raises(PermissionDenied):
        put(member(of), body=body)
    assert not SharedDocument.objects.exists()


def test_the_body_of_a_meeting_wins(secretary: User):
    body = Body.objects.create(code="emploi", kind="commission", name="Emploi")
    meeting = Meeting.objects.create(body=body, on=NOON.date())

    made = put(secretary, meeting=meeting)

    assert made.body == body


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("ecole", True),
        ("École", True),
        ("écoles de la deuxième chance", True),
        ("formation", True),
        ("formations apprentissage", False),
        ("bilan", True),
        ("lycée", False),
        ("'!& | <-> \\", False),
    ],
)
def test_words_are_found_without_accents_nor_plurals(secretary: User, words: str, found: bool):
    put(secretary, files.docx("Les écoles de la deuxième chance et la formation."), name="a.docx")

    assert bool(titles(secretary, words=words)) is found


def test_a_word_of_the_title_ranks_before_one_of_the_text(secretary: User):
    put(secretary, b"On y parle d'hydrogene.", title="Autre sujet")
    put(secretary, b"Rien.", title="Hydrogène vert")

    assert titles(secretary, words="hydrogène") == ["Hydrogène vert", "Autre sujet"]


def test_search_reads_the_newest_version_and_keeps_the_others(secretary: User):
    made = put(secretary, b"brouillon aeronautique")
    add_version(made, file(b"version viticulture"), author=secretary, now=NOON)

    assert titles(secretary, words="viticulture") == ["Bilan"]
    assert titles(secretary, words="aéronautique") == []
    (value,) = find_documents(DocumentFilter(), secretary)
    assert [one.number for one in value.versions] == [2, 1]
    assert all(receiving.version_path(one.sha256).is_file() for one in value.versions)


def test_the_same_file_is_not_a_new_version(secretary: User):
    made = put(secretary)

    with pytest.raises(SteeringRefused, match="déjà la dernière version"):
        add_version(made, file(), author=secretary, now=NOON)


def test_documents_are_found_by_action_and_body(secretary: User):
    action("A12")
    body = Body.objects.create(code="emploi", kind="commission", name="Emploi")
    put(secretary, title="Suivi", actions=["A12"], body=body)
    put(secretary, b"autre", title="Autre")

    assert titles(secretary, action="A12") == ["Suivi"]
    assert titles(secretary, body="emploi") == ["Suivi"]
    with pytest.raises(SteeringRefused, match="pas d’action « A99 »"):
        put(secretary, actions=["A99"])


def test_a_document_without_text_says_that_only_its_title_is_searched(secretary: User):
    made = put(secretary, files.PNG, name="plan.png")

    version = made.versions.get()
    assert "ne contient pas de texte" in version.unread
    assert titles(secretary, words="bilan") == ["Bilan"]


def test_a_reader_that_dies_keeps_the_file_by_its_title(secretary: User, monkeypatch):
    monkeypatch.setattr(receiving, "_READER", "passerelles.aucun_module")

    made = put(secretary, files.pdf(), name="bilan.pdf")

    version = made.versions.get()
    assert "n’a pas pu être lu" in version.unread
    assert version.media_type == "application/pdf"


@pytest.mark.parametrize(
    ("content", "name", "told"),
    [
        (files.bomb(), "bombe.docx", "occupe trop de place"),
        (files.entities(), "rire.docx", "entités XML"),
        (files.pdf(encrypted=True), "secret.pdf", "protégé par un mot de passe"),
        (b"MZ" + b"\x00" * 30, "virus.pdf", "n’est pas d’un format"),
    ],
)
def test_a_hostile_file_leaves_nothing_behind(secretary: User, content, name, told, tmp_path):
    with pytest.raises(SteeringRefused, match=told):
        put(secretary, content, name=name)
    assert not SharedDocument.objects.exists()
    assert not (tmp_path / "documents").exists()


def test_a_file_of_a_hundred_megabytes_is_refused_before_it_is_read(secretary: User):
    class Huge(SimpleUploadedFile):
        def chunks(self, chunk_size: object = None):
            raise AssertionError("read")

    huge = Huge("gros.pdf", b"%PDF-")
    huge.size = 100_000_000

    with pytest.raises(SteeringRefused, match="« gros.pdf » pèse 100 Mo, 30 Mo au plus"):
        add_document(DocumentDraft(title="Gros"), huge, author=secretary, now=NOON)


def test_a_very_long_text_is_indexed_all_the_same(secretary: User):
    words = " ".join(f"mot{number}" for number in range(90_000))

    put(secretary, f"viticulture {words}".encode())

    assert titles(secretary, words="viticulture") == ["Bilan"]


def test_a_withdrawn_document_leaves_the_lists_and_stays_kept(secretary: User):
    made = put(secretary)
    reader = user("personne@exemple.fr")

    withdraw_document(made, "Remplacé.", author=secretary, now=NOON)

    assert titles(reader) == []
    assert readable_document(made.pk, reader) is None
    assert titles(secretary, withdrawn=True) == ["Bilan"]
    assert titles(reader, withdrawn=True) == []
    assert DocumentVersion.objects.exists()
    assert FieldChange.objects.get(field="withdrawn_at").why == "Remplacé."
    with pytest.raises(SteeringRefused, match="est retiré"):
        add_version(made, file(b"autre"), author=secretary, now=NOON)


def test_a_withdrawal_says_why(secretary: User):
    with pytest.raises(SteeringRefused, match="Dites pourquoi"):
        withdraw_document(put(secretary), " ", author=secretary, now=NOON)


def test_sharing_otherwise_is_journaled_and_two_people_lose_nothing(secretary: User):
    made = put(secretary)
    seen = state_of(made)
    wanted = DocumentDraft(title="Bilan 2025", readers=["state"])
    edit_document(made, wanted, seen=seen, author=secretary, now=NOON)

    with pytest.raises(DocumentClash):
        edit_document(
            made, DocumentDraft(title="Autre titre"), seen=seen, author=secretary, now=NOON
        )

    made.refresh_from_db()
    assert made.title == "Bilan 2025"
    changed = FieldChange.objects.filter(field="readers").exclude(before=None).get()
    assert (changed.before, changed.after) == ([], ["state"])
    assert titles(secretary, words="2025") == ["Bilan 2025"]


def test_a_reader_does_not_write(secretary: User):
    made = put(secretary)
    of = institution("academies")
    grant(of, Verb.READ, "crefop")
    reader = member(of)

    for act in (
        lambda: add_version(made, file(b"x"), author=reader, now=NOON),
        lambda: withdraw_document(made, "non", author=reader, now=NOON),
        lambda: edit_document(
            made, DocumentDraft(title="x"), seen=state_of(made), author=reader, now=NOON
        ),
    ):
        with pytest.raises(PermissionDenied):
            act()


def test_reading_a_restricted_document_is_journaled(secretary: User):
    opened, restricted = put(secretary), put(secretary, b"autre", readers=["state"])

    for one in (opened, restricted):
        note_reading(one, 1, actor=secretary, now=NOON)

    entry = JournalEntry.objects.get(verb="document.read")
    assert (entry.object_id, entry.actor) == (str(restricted.pk), secretary.email)


def test_a_longer_list_asks_no_more_questions(secretary: User, django_assert_max_num_queries):
    for number in range(6):
        put(secretary, f"bilan {number}".encode(), readers=["region"])

    with django_assert_max_num_queries(8):
        assert len(titles(secretary, words="bilan")) == 6
    for one in SharedDocument.objects.all():
        withdraw_document(one, "Ancien.", author=secretary, now=NOON)
    with django_assert_max_num_queries(12):
        assert len(titles(secretary, withdrawn=True)) == 6


def test_bodies_for_which_one_writes_are_read_at_once(
    secretary: User, django_assert_max_num_queries
):
    emploi = Body.objects.create(code="emploi", kind="commission", name="Emploi")
    for number in range(5):
        Body.objects.create(code=f"gt-{number}", kind="working_group", name="GT", parent=emploi)
    of = institution("academies")
    grant(of, Verb.WRITE, "crefop/gt-2")
    grant(of, Verb.WRITE, "crefop/gt-3")

    assert [one.code for one in writable_bodies(member(of))] == ["gt-2", "gt-3"]
    with django_assert_max_num_queries(4):
        assert len(writable_bodies(secretary)) == 6


def test_a_sentence_names_the_file_with_its_accents(secretary: User):
    with pytest.raises(SteeringRefused, match="« Été — bilan.docx » déclare des entités"):
        put(secretary, files.entities(), name="Été — bilan.docx")
