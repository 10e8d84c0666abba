"""The pages of sheets: who reads, who writes, what two people see, what a page says is unknown."""

import json
from html import unescape
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests import factories
from tests.account_factories import member, user
from tests.steering_factories import NOON, action, measure, plan, writer

from passerelles.apps.accounts.models import Institution, Role, User
from passerelles.apps.journal.models import FieldChange
from passerelles.apps.steering.actions.sheet_editing import SheetEdit, edit_sheet
from passerelles.apps.steering.models import Action, ActionSheet
from passerelles.apps.steering.reads.sheet_cells import cells_of, sheet_of

pytestmark = pytest.mark.django_db
SHEET = reverse("steering_sheet", args=["A1"])
PAGES = (
    reverse("steering_dashboard"),
    reverse("steering_changes"),
    reverse("steering_actions"),
    SHEET,
    reverse("steering_sheet_history", args=["A1"]),
)
PARTS = ("pilote", "dates", "note", "partenaire", "budget", "etape", "dependance")


@pytest.fixture
def officer() -> User:
    return writer("region")


@pytest.fixture
def one(officer: User) -> Action:
    of = action("A1", partners=["state"])
    measure(of)
    return of


@pytest.fixture
def desk(client: Client, officer: User) -> Client:
    return signed_in(client, officer)


def signed_in(client: Client, who: User) -> Client:
    client.force_login(who, backend="django.contrib.auth.backends.ModelBackend")
    return client


def part(name: str, line: str = "") -> str:
    return reverse(
        "steering_sheet_line" if line else "steering_sheet_part",
        args=["A1", name, *([line] if line else [])],
    )


def shown(answer: Any) -> dict[str, str]:
    """What a browser would post back: the values of the form as the page shows them."""
    form = answer.context["form"]
    return {name: form[name].value() or "" for name in form.fields}


@pytest.mark.parametrize("address", PAGES)
def test_a_stranger_signs_in_and_a_provider_is_refused(client: Client, one: Action, address: str):
    assert client.get(address).status_code == 302
    signed_in(client, user("formateur@exemple.fr"))
    assert client.get(address).status_code == 403


@pytest.mark.parametrize("address", PAGES)
def test_a_fresh_platform_opens_every_page(desk: Client, one: Action, address: str):
    assert desk.get(address).status_code == 200


def test_a_fresh_sheet_says_what_is_unknown_and_invents_nothing(desk: Client, one: Action):
    page = desk.get(SHEET).text

    assert "non renseigné" in page
    assert "0 fait sur 1, 1 non renseigné" in page
    assert "Personne n’a encore écrit sur cette fiche" in page
    assert not ActionSheet.objects.exists()


def test_a_reader_is_told_why_she_may_not_write(client: Client, one: Action):
    signed_in(client, user("lectrice@exemple.fr", role=Role.STEERING))

    page = client.get(SHEET).text
    assert "Vous lisez cette fiche" in page
    assert "Institution region" in page
    assert part("note") not in page
    assert client.get(part("note")).status_code == 403
    assert client.post(part("note"), {"note": "x", "why": "y"}).status_code == 403


@pytest.mark.parametrize("name", PARTS)
def test_each_part_has_its_form(desk: Client, one: Action, name: str):
    answer = desk.get(part(name))

    assert answer.status_code == 200
    assert "Pourquoi ce changement" in answer.text


def test_an_officer_updates_a_measure_and_the_history_says_so(desk: Client, one: Action):
    address = part("engagement", "A1.M1")
    posted = shown(desk.get(address)) | {
        "state": "done",
        "owner": "region",
        "evidence": "Délibération du 2 mai",
        "why": "Revue de juin",
    }

    assert desk.post(address, posted).status_code == 302

    assert "Délibération du 2 mai" in desk.get(SHEET).text
    history = desk.get(reverse("steering_sheet_history", args=["A1"])).text
    assert "Engagement A1.M1 : avancement" in history
    assert "Revue de juin" in history


def test_amounts_are_typed_as_french_writes_them(desk: Client, one: Action):
    known = {"year": "2026", "funder": "region", "planned": "12 500,50 €", "why": "budget voté"}
    desk.post(part("budget"), shown(desk.get(part("budget"))) | known)

    page = unescape(desk.get(SHEET).text).replace("\u202f", " ")
    assert "12 500,50 €" in page
    assert ">2026<" in page
    assert desk.get(part("budget", "2026:region")).context["form"]["planned"].value() == "12500,50"

    wrong = desk.post(part("budget"), known | {"planned": "beaucoup", "year": "2027"})
    assert "« beaucoup » n’est pas un montant" in wrong.text


def test_a_line_is_removed_with_its_reason(desk: Client, one: Action):
    sheet = edit_sheet(
        one,
        SheetEdit(base={}, mine={"partner:region": "finance"}, why="x"),
        author=User.objects.get(),
        now=NOON,
    )
    address = part("partenaire", "region")
    posted = shown(desk.get(address)) | {"why": "se retire", "remove": "1"}

    assert desk.post(address, posted).status_code == 302
    assert not sheet.partners.exists()


def test_the_second_to_save_sees_both_texts_and_loses_nothing(
    desk: Client, one: Action, officer: User
):
    posted = shown(desk.get(part("note"))) | {"note": "Mon texte", "why": "revue"}
    colleague = member(Institution.objects.get(), who=user("autre@exemple.fr"))
    edit = SheetEdit(base=cells_of(sheet_of(one)), mine={"note": "Son texte"}, why="comité")
    edit_sheet(one, edit, author=colleague, now=NOON)

    answer = desk.post(part("note"), posted)

    assert answer.status_code == 200
    for said in ("Son texte", "Mon texte", "autre@exemple.fr", "comité", "Rien n’est perdu"):
        assert said in answer.text
    assert ActionSheet.objects.get().note == "Son texte"
    again = shown(answer) | {"note": "Les deux", "why": "revue"}
    assert json.loads(again["base"]) == {"note": "Son texte"}
    assert desk.post(part("note"), again).status_code == 302
    assert ActionSheet.objects.get().note == "Les deux"
    assert FieldChange.objects.filter(field="note").count() == 2


def test_a_line_removed_meanwhile_does_not_swallow_what_i_wrote(desk: Client, one: Action):
    who = User.objects.get()
    edit_sheet(one, SheetEdit(base={}, mine={"partner:region": "a"}, why="x"), author=who, now=NOON)
    address = part("partenaire", "region")
    posted = shown(desk.get(address)) | {"part": "mon texte", "why": "revue"}
    gone = SheetEdit(base={"partner:region": "a"}, mine={"partner:region": None}, why="x")
    edit_sheet(one, gone, author=who, now=NOON)

    answer = desk.post(address, posted)

    assert "mon texte" in answer.text
    assert desk.post(address, shown(answer) | {"why": "revue"}).status_code == 302
    assert sheet_of(one).partners.get().part == "mon texte"


def test_a_cycle_is_refused_on_the_form_with_its_way(desk: Client, one: Action):
    action("A2", depends_on=["A1"])
    posted = {"needs": "A2", "reason": "les places", "base": "{}", "why": "x"}

    answer = desk.post(part("dependance"), posted)

    assert "A1 → A2 → A1" in answer.text
    assert not ActionSheet.objects.exists()


def test_the_territory_is_chosen_among_the_departements(desk: Client, one: Action):
    region = factories.territory("76", "region", name="Occitanie")
    place = factories.territory("31", "departement", name="Haute-Garonne")
    commune = factories.territory("31555", name="Toulouse")
    for zone in (region, place):
        factories.membership(commune, zone)
    posted = shown(desk.get(part("dates"))) | {"territory": "departement:31", "why": "ciblage"}

    assert desk.post(part("dates"), posted).status_code == 302
    assert "Haute-Garonne" in desk.get(SHEET).text


@pytest.mark.parametrize(
    ("name", "line"),
    [("rien", ""), ("etape", "12"), ("etape", "abc"), ("engagement", "A2.M1"), ("note", "x")],
)
def test_a_part_that_is_not_there_is_not_found(desk: Client, one: Action, name: str, line: str):
    assert desk.get(part(name, line)).status_code == 404


def test_a_broken_memory_of_the_form_is_refused_in_french(desk: Client, one: Action):
    answer = desk.post(part("note"), {"note": "x", "why": "y", "base": "[1]"})

    assert "Cette page est trop ancienne" in answer.text


def test_confidence_is_told_and_older_words_stay(desk: Client, one: Action):
    address = reverse("steering_confidence", args=["A1"])
    assert desk.post(address, {"text": "x"}).status_code == 200
    for weather, text in (("storm", "Rien ne part"), ("sun", "Tout est voté")):
        assert desk.post(address, {"weather": weather, "text": text}).status_code == 302

    page = desk.get(SHEET).text
    assert "soleil" in page
    assert "Rien ne part" in page
    assert "soleil" in desk.get(PAGES[0]).text


def test_another_day_is_replayed_and_an_odd_one_refused(desk: Client, one: Action):
    address = reverse("steering_confidence", args=["A1"])
    desk.post(address, {"weather": "sun", "text": "Tout est voté"})

    then = desk.get(PAGES[0], {"as_of": "2025-12-31"}).text
    assert "Au 31 décembre 2025" in then
    assert 'class="cell none"' in then
    assert (
        "Tout est voté"
        not in desk.get(SHEET, {"as_of": "2025-12-31"})
        .text.split("Qui, quand")[0]
        .split("dit avant")[0]
    )
    assert desk.get(PAGES[0], {"as_of": "hier"}).status_code == 404
    changed = desk.get(PAGES[1], {"depuis": "2025-12-31"}).text
    assert "Tout est voté" in changed


def test_the_weather_is_a_word_never_a_colour_alone(desk: Client, one: Action):
    assert "non renseignée" in desk.get(PAGES[0]).text


def test_a_demonstration_sheet_says_so(desk: Client, one: Action):
    ActionSheet.objects.create(action=one, demonstration=True, owner=Institution.objects.get())

    assert "Fiche de démonstration" in desk.get(SHEET).text
    assert "Données de démonstration" in desk.get(PAGES[0]).text


def test_without_a_plan_the_pages_say_what_to_do(desk: Client):
    assert "Aucun plan n’est chargé" in desk.get(PAGES[0]).text
    assert desk.get(SHEET).status_code == 404
    assert plan().is_current


@pytest.mark.parametrize(("address", "budget"), list(zip(PAGES, (34, 34, 40, 52, 16), strict=True)))
def test_pages_cost_the_same_whatever_the_plan(
    desk: Client, one: Action, address: str, budget: int
):
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert desk.get(address).status_code == 200
        return len(captured)

    few = queries()
    for number in range(2, 12):
        measure(action(f"A{number}"))

    assert queries() <= few <= budget
