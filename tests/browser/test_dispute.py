"""A partner contests a figure, somebody arbitrates, the public reads both meanwhile."""

import pytest
from playwright.sync_api import Page, expect
from tests import steering_factories
from tests.browser.conftest import Opener
from tests.browser.rules import faults, faults_of
from tests.fact_factories import observation

from passerelles.apps.accounts.models import User
from passerelles.apps.steering.models import CounterProposal

CODE = "bmo_projects"
DESK = f"/pro/pilotage/indicateurs/{CODE}"
PUBLIC = f"/observatoire/indicateurs/{CODE}"
PASSWORD = "une phrase de passe assez longue"


@pytest.fixture
def figure(site: str) -> None:
    """900 projects in Occitanie in 2024; the sources of what people type."""
    steering_factories.sources()
    for year, value in (("2023", 950.0), ("2024", 900.0)):
        observation(
            edition=f"BMO-{year}",
            period=year,
            value=value,
            territory_kind="region",
            territory_code="76",
            geography="COG-2026",
        )


def signed(open_page: Opener, who: User, address: str, *, width: int = 1280) -> Page:
    who.set_password(PASSWORD)
    who.save()
    page = open_page("/pro/connexion", width=width)
    page.get_by_label("Adresse e-mail").fill(who.email)
    page.get_by_label("Mot de passe", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Se connecter", exact=True).click()
    page.wait_for_url("**/pro/compte")
    page.goto(page.evaluate("location.origin") + address)
    return page


@pytest.mark.usefixtures("figure")
def test_a_partner_contests_an_arbiter_decides_the_public_reads(open_page: Opener) -> None:
    partner = signed(open_page, steering_factories.contester(), DESK)
    partner.get_by_role("link", name="Contester ce chiffre").click()
    partner.get_by_label("Votre valeur", exact=True).fill("1 100")
    partner.get_by_label("Pourquoi vous contestez ce chiffre").fill("L’intérim manque.")
    partner.get_by_label("Source de votre valeur").fill("Enquête de branche")
    partner.get_by_label("Méthode", exact=True).fill("Même champ, plus l’intérim")
    partner.get_by_role("button", name="Proposer cette valeur").click()
    expect(partner.get_by_text("Chiffre contesté par Institution employers")).to_be_visible()
    assert faults(partner) == []

    public = open_page(PUBLIC)
    expect(public.get_by_text("Contesté par Institution employers")).to_be_visible()
    expect(public.get_by_text("Même champ, plus l’intérim")).to_be_visible()
    assert faults(public) == []

    arbiter = signed(open_page, steering_factories.arbiter(), DESK)
    arbiter.get_by_role("link", name="Arbitrer").click()
    arbiter.get_by_label("La contre-proposition est retenue").check()
    arbiter.get_by_label("En une phrase, pourquoi").fill("Le champ demandé comprend l’intérim.")
    assert faults(arbiter) == []
    arbiter.get_by_role("button", name="Arbitrer").click()
    expect(arbiter.get_by_text("Le désaccord est arbitré.")).to_be_visible()
    expect(arbiter.locator(".page-head")).to_contain_text("1\u202f100 projets")

    public.reload()
    expect(public.get_by_text("Contesté par")).to_have_count(0)
    assert CounterProposal.objects.get().verdict == "replaced"


@pytest.mark.usefixtures("figure")
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_on_the_desk_of_indicators(open_page: Opener, width: int) -> None:
    steering_factories.measure(steering_factories.action("A13"))
    page = signed(open_page, steering_factories.owner(), DESK, width=width)
    pages = ("", f"/{CODE}", f"/{CODE}/cible", f"/{CODE}/valeurs", f"/{CODE}/historique")
    addresses = [f"/pro/pilotage/indicateurs{one}" for one in (*pages, "/tableau")]

    assert (
        faults_of(page, (*addresses, "/pro/pilotage/alertes", "/pro/pilotage/dette"), width=width)
        == []
    )
