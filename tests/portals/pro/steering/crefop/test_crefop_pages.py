"""The pages of the committee: who enters, what an empty one says, a meeting from end to end."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries
from tests.account_factories import grant, institution, member, user
from tests.crefop_factories import action, body, decision, meeting, point, secretary, speaker
from tests.factories import territory

from passerelles.apps.accounts.models import User
from passerelles.apps.steering.models import (
    ActionSheet,
    AgendaItem,
    Body,
    Decision,
    Evaluation,
    Meeting,
    Opinion,
    RoadmapItem,
)

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
LISTS = (
    "steering_bodies",
    "steering_calendar",
    "steering_decisions",
    "steering_evaluations",
    "steering_roadmap",
)


@pytest.fixture
def pen() -> User:
    return secretary()


@pytest.fixture
def desk(client: Client, pen: User) -> Client:
    client.force_login(pen)
    return client


def read(client: Client, page: str, *parts: object) -> str:
    answer = client.get(reverse(page, args=parts))
    assert answer.status_code == 200
    return answer.content.decode()


def post(client: Client, page: str, /, *parts: object, **data: object) -> str:
    """The page after a form is posted."""
    answer = client.post(reverse(page, args=parts), data, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def base_of(client: Client, page: str, *parts: object) -> str:
    """What the form remembers of what it showed."""
    return str(client.get(reverse(page, args=parts)).context["form"].initial["base"])


@pytest.mark.parametrize("name", LISTS)
def test_a_stranger_logs_in_and_an_outsider_is_refused(client: Client, name: str) -> None:
    assert client.get(reverse(name)).status_code == 302
    client.force_login(user("conseil@exemple.fr"))
    assert client.get(reverse(name)).status_code == 403


@pytest.mark.parametrize("name", LISTS)
def test_an_empty_page_says_what_to_do(desk: Client, name: str) -> None:
    assert 'class="empty"' in read(desk, name)


def test_a_reader_sees_no_button(client: Client) -> None:
    of = institution("opco")
    grant(of, "read", "crefop")
    client.force_login(member(of))
    row = meeting(TOMORROW)
    point(row)

    page = read(client, "steering_meeting", row.pk)
    assert "Ajouter le point" not in page
    assert "Donner l’avis" not in page
    assert "Ajouter une réunion" not in read(client, "steering_calendar")
    for name in ("steering_meeting_move", "steering_minutes", "steering_meeting_cancel"):
        assert client.get(reverse(name, args=[row.pk])).status_code == 403
    assert (
        client.post(reverse("steering_point_new", args=[row.pk]), {"title": "X"}).status_code == 403
    )
    assert client.get(reverse("steering_body_new")).status_code == 403


class TestBodies:
    def test_a_local_body_is_added_then_edited(self, desk: Client) -> None:
        territory("09", "departement", name="ARIEGE")
        told = {"kind": "local", "name": "CLEE de Foix", "territory": "", "base": "{}"}
        assert "L’instance est ajoutée." in post(desk, "steering_body_new", **told)

        row = Body.objects.get()
        edited = {**told, "name": "CLEE de l’Ariège", "chaired_by": ["state"]}
        page = post(
            desk,
            "steering_body",
            row.code,
            **edited | {"base": base_of(desk, "steering_body", row.code)},
        )
        assert "CLEE de l’Ariège" in page
        assert "instance locale" in page

    def test_the_second_writer_sees_both_texts_and_saves_hers(self, desk: Client) -> None:
        row = body(name="Nouveau nom")
        told = {"name": "Mon nom", "base": '{"name": "Ancien nom", "reviews_plan": "oui"}'}
        page = post(desk, "steering_body", row.code, reviews_plan="on", **told)

        assert "Les deux textes" in page
        assert "Nouveau nom" in page
        assert 'value="Mon nom"' in page
        again = {"name": "Mon nom", "base": '{"name": "Nouveau nom", "reviews_plan": "oui"}'}
        assert "est à jour" in post(desk, "steering_body", row.code, reviews_plan="on", **again)

    def test_what_is_exported_is_imported(self, desk: Client) -> None:
        row = body(name="Commission Emploi", contact="=cmd")
        exported = desk.get(reverse("steering_bodies_csv")).content
        text = exported.decode("utf-8-sig").replace("Commission Emploi", "Commission de l’emploi")
        text += ";Comité de Foix;instance locale;departement:09;;;;23/11/2026;\r\n"
        text += ";;instance locale;;;;;;\r\n;Autre;club;;;;;;\r\nperdu;Perdu;;;;;;;\r\n"
        text += ";Jour;;;;;;31/02/2026;\r\n"
        file = SimpleUploadedFile("i.csv", text.encode("utf-8-sig"))
        page = post(desk, "steering_bodies_import", fichier=file)

        assert "Ajoutées : 1, mises à jour : 1, inchangées : 0, refusées : 4." in page
        for said in ("i.csv, ligne 4", "« club »", "« perdu »", "« 31/02/2026 »"):
            assert said in page
        row.refresh_from_db()
        assert (row.name, row.contact) == ("Commission de l’emploi", "=cmd")
        assert str(Body.objects.get(name="Comité de Foix").reviewed_on) == "2026-11-23"

        file = SimpleUploadedFile("i.csv", text.encode("utf-8-sig"))
        page = post(desk, "steering_bodies_import", fichier=file)
        assert "Ajoutées : 0, mises à jour : 0, inchangées : 1, refusées : 5." in page

    @pytest.mark.parametrize("content", [b"PK\x03\x04", b"a;b\r\n1;2", b""])
    def test_another_file_is_refused(self, desk: Client, content: bytes) -> None:
        page = post(desk, "steering_bodies_import", fichier=SimpleUploadedFile("x.csv", content))
        assert "Traceback" not in page
        assert not Body.objects.exists()


class TestMeeting:
    def test_an_officer_creates_it_and_takes_the_proposed_theme(self, desk: Client) -> None:
        action("A1", under="O1.P1")
        body("emploi")
        told = {"body": "emploi", "on": TOMORROW.isoformat(), "starts_at": "14:30", "place": "Foix"}
        page = post(desk, "steering_meeting_new", **told)
        assert "Le calendrier propose" in page
        assert "14 h 30" in page

        row = Meeting.objects.get()
        page = post(desk, "steering_meeting_themes", row.pk, theme="O1.P1")
        assert "Revue du thème : Thème O1.P1" in page
        assert reverse("steering_sheet", args=["A1"]) in page
        assert "Le calendrier propose" not in page

    def test_points_are_added_moved_retitled_removed(self, desk: Client) -> None:
        row = meeting(TOMORROW)
        post(desk, "steering_point_new", row.pk, title="Premier")
        post(desk, "steering_point_new", row.pk, title="Second")
        first, second = row.agenda.all()
        post(desk, "steering_point", second.pk, acte="monter")
        post(desk, "steering_point", first.pk, acte="renommer", title="Dernier")
        assert [one.title for one in row.agenda.all()] == ["Second", "Dernier"]
        post(desk, "steering_point", second.pk, acte="retirer")
        assert AgendaItem.objects.get() == first
        assert "Donnez un titre" in post(desk, "steering_point_new", row.pk, title=" ")

    def test_it_is_moved_cancelled_and_restored(self, desk: Client) -> None:
        row = meeting(TOMORROW)
        day = (TOMORROW + timedelta(days=7)).isoformat()
        assert "change de jour" in post(desk, "steering_meeting_move", row.pk, on=day)
        assert "est à jour" in post(desk, "steering_meeting_move", row.pk, on=day, why="Grève")
        assert "Trop tôt" in post(desk, "steering_meeting_cancel", row.pk, why="Trop tôt")
        assert "de nouveau au calendrier" in post(desk, "steering_meeting_restore", row.pk)

    def test_a_college_gives_its_opinion_and_takes_it_again(self, client: Client) -> None:
        item = point(meeting())
        client.force_login(speaker("workers"))
        refused = post(
            client, "steering_opinion", item.pk, college="workers", stance="reserved", text=""
        )
        assert "vos réserves" in refused
        told = {"college": "workers", "stance": "reserved", "text": "Des moyens."}
        assert "Des moyens." in post(client, "steering_opinion", item.pk, **told)
        assert "Des moyens." in read(client, "steering_opinion", item.pk)
        other = {**told, "text": "Autre chose."}
        page = post(client, "steering_opinion", item.pk, **other)
        assert "Ce qui est enregistré" in page
        assert "Autre chose." in page
        assert Opinion.objects.get().text == "Des moyens."
        assert "Select a valid" not in post(
            client, "steering_opinion", item.pk, **{**told, "college": "state"}
        )
        assert Opinion.objects.count() == 1

    def test_minutes_are_written_published_corrected(self, desk: Client) -> None:
        row = meeting(YESTERDAY)
        page = post(desk, "steering_minutes", row.pk, text="Un.", revision=0)
        assert "Publier le relevé" in page
        page = post(desk, "steering_minutes", row.pk, text="Deux.", revision=0)
        assert "Ce qui est enregistré" in page
        assert "Un." in page
        assert "Deux." in page
        assert 'name="revision" value="1"' in page

        assert "relisez-le" in post(desk, "steering_minutes_publish", row.pk, revision=0)
        assert "relevé publié" in post(desk, "steering_minutes_publish", row.pk, revision=1)
        assert "Dites pourquoi" in post(desk, "steering_minutes", row.pk, text="Juste.", revision=1)
        told = {"text": "Juste.", "revision": 1, "why": "Coquille"}
        page = post(desk, "steering_minutes", row.pk, **told)
        assert "Corrections" in page
        assert "Coquille" in page

    def test_a_decision_is_taken_corrected_followed(self, desk: Client, pen: User) -> None:
        item = point(meeting(YESTERDAY))
        action("A7")
        owner = pen.memberships.get().institution.code
        told = {"text": "Écrire une note.", "owner": owner, "action": "A7", "base": "{}"}
        assert "Écrire une note." in post(desk, "steering_decision_new", item.pk, **told)

        row = Decision.objects.get()
        Meeting.objects.update(published_at=timezone.now(), minutes="R.")
        base = base_of(desk, "steering_decision", row.pk)
        edited = {**told, "text": "Écrire deux notes.", "base": base}
        assert "Dites pourquoi" in post(desk, "steering_decision", row.pk, **edited)
        page = post(desk, "steering_decision", row.pk, **edited, why="Oubli")
        assert "Écrire deux notes." in page
        assert "Oubli" in page

        day = TODAY.isoformat()
        assert "faite" in post(desk, "steering_decision_done", row.pk, fait_le=day)
        row.refresh_from_db()
        assert row.done_on == TODAY
        assert (
            "Rouvrir" in desk.get(reverse("steering_decisions"), {"etat": "done"}).content.decode()
        )

    @pytest.mark.parametrize("form", ["pdf", "docx"])
    def test_its_pack_downloads(self, desk: Client, form: str) -> None:
        row = meeting(TOMORROW)
        answer = desk.get(reverse("steering_pack", args=[row.pk, form]))
        assert answer.status_code == 200
        name = f"dossier-emploi-{TOMORROW:%Y-%m-%d}.{form}"
        assert name in answer["Content-Disposition"]

    def test_the_calendar_goes_to_an_agenda(self, desk: Client) -> None:
        meeting(TOMORROW, place="Foix")
        meeting(TOMORROW, of=body("autre"), cancelled_at=timezone.now())
        text = desk.get(reverse("steering_calendar_ics")).content.decode()
        assert text.count("BEGIN:VEVENT") == 1
        assert "LOCATION:Foix" in text

    def test_its_queries_do_not_grow(
        self, desk: Client, django_assert_max_num_queries: DjangoAssertNumQueries
    ) -> None:
        row = meeting(TOMORROW)
        for number in range(1, 9):
            action(f"A{number}", under=f"O{number}.P1")
            decision(point(row, f"O{number}.P1"))
        with django_assert_max_num_queries(70):
            read(desk, "steering_meeting", row.pk)


class TestPapers:
    def test_an_evaluation_is_added_and_edited(self, desk: Client) -> None:
        action("A12")
        told = {"question": "Que valent ces aides ?", "schemes": "AGE\nREJ", "actions": "12"}
        page = post(desk, "steering_evaluation_new", **told, base="{}")
        assert "AGE, REJ" in page
        assert "A12" in page

        row = Evaluation.objects.get()
        base = base_of(desk, "steering_evaluation", row.pk)
        edited = {**told, "findings": "Elles se recouvrent.", "actions": "", "base": base}
        page = post(desk, "steering_evaluation", row.pk, **edited)
        assert "Elles se recouvrent." in page
        assert not row.actions.exists()

    def test_an_unknown_action_and_a_wrong_end_are_told(self, desk: Client) -> None:
        told = {"question": "Q", "schemes": "S", "actions": "99, A", "base": "{}"}
        days = {"starts_on": "2026-02-01", "ends_on": "2026-01-01"}
        page = post(desk, "steering_evaluation_new", **told, **days)
        assert "« 99 » n’est pas une action" in page
        assert "La fin précède le début" in page
        assert not Evaluation.objects.exists()

    def test_the_roadmap_of_a_year_keeps_who_agreed(self, desk: Client) -> None:
        told = {"year": 2026, "position": 1, "text": "Recenser", "colleges": ["state", "region"]}
        page = post(desk, "steering_roadmap_new", 2026, **told, base="{}")
        assert "État, Région" in page
        assert "pas encore : Organisations d’employeurs" in page

        row = RoadmapItem.objects.get()
        base = base_of(desk, "steering_roadmap_line", row.pk)
        four = {**told, "colleges": ["state", "region", "employers", "workers"], "base": base}
        assert "les quatre collèges" in post(desk, "steering_roadmap_line", row.pk, **four)


def test_what_rests_on_fictitious_sheets_says_so(desk: Client) -> None:
    one = action("A1", under="O1.P1")
    row = meeting(TOMORROW)
    point(row, "O1.P1")
    assert "Données de démonstration" not in read(desk, "steering_meeting", row.pk)

    ActionSheet.objects.create(action=one, demonstration=True)
    assert "Données de démonstration" in read(desk, "steering_meeting", row.pk)
    assert "Données de démonstration" in read(desk, "steering_calendar")
