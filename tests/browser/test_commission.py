"""A commission reviews a theme: created, proposed, opined on, decided, published."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect
from tests.account_factories import grant, institution
from tests.browser.conftest import Opener
from tests.browser.rules import faults_of
from tests.crefop_factories import action, body, decision, meeting, point

from passerelles.apps.accounts.models import Institution, Membership, Role, User, Verb
from passerelles.apps.steering.models import Decision, Meeting, Opinion

PASSWORD = "une phrase de passe assez longue"


def person(code: str) -> User:
    """Somebody of an institution who writes in its name and gives its opinion."""
    of = Institution.objects.filter(code=code).first() or institution(code, name=f"Maison {code}")
    for verb in (Verb.WRITE, Verb.OPINE):
        grant(of, verb, "crefop")
    made = User.objects.create_user(f"{code}@exemple.fr", PASSWORD, name=code, role=Role.PROVIDER)
    Membership.objects.create(user=made, institution=of, starts_on=timezone.localdate())
    return made


def signed_in(open_page: Opener, who: User, *, width: int = 1280, dark: bool = False) -> Page:
    page = open_page("/pro/connexion", width=width, dark=dark)
    page.get_by_label("Adresse e-mail").fill(who.email)
    page.get_by_label("Mot de passe", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Se connecter", exact=True).click()
    page.wait_for_url("**/pro/compte")
    return page


def go(page: Page, address: str) -> None:
    page.goto(page.evaluate("location.origin") + address)


def test_a_commission_reviews_a_theme(open_page: Opener) -> None:
    action("A1", under="O1.P1")
    body("emploi", name="Commission Emploi")
    page = signed_in(open_page, person("region"))

    go(page, "/pro/pilotage/calendrier")
    page.get_by_role("link", name="Ajouter une réunion").click()
    page.get_by_label("Instance").select_option(label="Commission Emploi")
    page.get_by_label("Jour").fill((timezone.localdate() + timedelta(days=1)).isoformat())
    page.get_by_label("Lieu").fill("Toulouse")
    page.get_by_role("button", name="Ajouter la réunion").click()
    page.get_by_role("button", name="Mettre ces thèmes à l’ordre du jour").click()
    expect(page.get_by_role("heading", name="Revue du thème : Thème O1.P1")).to_be_visible()
    address = page.evaluate("location.pathname")

    for code in ("state", "employers", "region"):
        other = page if code == "region" else signed_in(open_page, person(code))
        go(other, address)
        other.get_by_role("link", name="Donner l’avis de mon collège").click()
        other.get_by_label("favorable avec réserves").check()
        other.get_by_label("Ce que dit le collège").fill(f"Réserves de {code}.")
        other.get_by_role("button", name="Enregistrer l’avis").click()
        expect(other.get_by_text(f"Réserves de {code}.")).to_be_visible()
    assert set(Opinion.objects.values_list("college", flat=True)) == {
        "state",
        "employers",
        "region",
    }

    go(page, address)
    page.get_by_role("link", name="Noter une décision").click()
    page.get_by_label("Ce qui est décidé").fill("Réunir les financeurs.")
    page.get_by_label("Qui s’en charge").select_option(label="Maison region")
    page.get_by_role("button", name="Enregistrer").click()
    expect(page.get_by_text("Réunir les financeurs.").first).to_be_visible()

    Meeting.objects.update(on=timezone.localdate())  # the day comes
    go(page, address)
    page.get_by_role("link", name="Écrire le relevé").click()
    page.get_by_label("Relevé de la réunion").fill("Le thème est passé en revue.")
    page.get_by_role("button", name="Enregistrer le relevé").click()
    page.get_by_role("button", name="Publier le relevé").click()
    expect(page.get_by_text("relevé publié le")).to_be_visible()
    expect(page.get_by_role("button", name="Ajouter le point")).to_have_count(0)
    assert Decision.objects.get().owner.code == "region"


@pytest.mark.parametrize(("width", "dark"), [(1280, False), (390, True)])
def test_axe_finds_nothing_on_the_pages_of_the_committee(
    open_page: Opener, width: int, dark: bool
) -> None:
    today = timezone.localdate()
    action("A1", under="O1.P1")
    action("A2", under="O2.P1")
    item = point(meeting(today - timedelta(days=9)), "O1.P1")
    taken = decision(item, due_on=today - timedelta(days=1))
    coming = meeting(today + timedelta(days=9))
    page = signed_in(open_page, person("region"), width=width, dark=dark)
    base = "/pro/pilotage"
    states = (
        *("calendrier", "instances", "instances/nouvelle", "instances/emploi"),
        *("instances/importer", "instances?q=zzz", "decisions", f"decisions/{taken.pk}"),
        *(f"reunions/{item.meeting_id}", f"reunions/{coming.pk}", "reunions/nouvelle"),
        *(f"reunions/{coming.pk}/deplacer", f"reunions/{coming.pk}/annuler"),
        *(f"reunions/{item.meeting_id}/releve", f"points/{item.pk}/avis"),
        *(f"points/{item.pk}/decider", "evaluations", "evaluations/nouvelle"),
        *("feuille-de-route", f"feuille-de-route/{today.year}/nouvelle"),
    )
    assert faults_of(page, [f"{base}/{one}" for one in states], width=width) == []
