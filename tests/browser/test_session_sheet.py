"""The sheet of a session in a real browser: on paper, on a phone, under the content policy."""

import re
from datetime import date, time

import pytest
from playwright.sync_api import Page, expect
from tests import offer_factories as offer
from tests import sheet_offer
from tests.browser.conftest import Opener
from tests.browser.rules import faults_of

SENTENCE = "Apprendre à préparer la pâte, à la façonner et à conduire la cuisson. "


@pytest.fixture
def typical(site: str) -> str:
    session = sheet_offer.full_session(
        rows=2, registration_terms="Téléphonez au secrétariat ou passez le matin. " * 3
    )
    _write(session, length=700)
    return f"/formations/{session.id}"


@pytest.fixture
def very_long(site: str) -> str:
    session = sheet_offer.full_session(rows=9, registration_terms=SENTENCE * 40)
    _write(session, length=3000)
    for number in range(12):
        offer.meeting(session, start=date(2027, 1, 2 + number), comment=SENTENCE * 2)
    return f"/formations/{session.id}"


def _write(session: offer.Session, *, length: int) -> None:
    text = (SENTENCE * 60)[:length]
    action, training = session.action, session.action.training
    training.objective, training.content, training.expected_results = text[:300], text, text[:200]
    training.save()
    action.conditions = action.recruitment_terms = action.teaching_methods = text[: length // 2]
    action.disabled_access = action.transport = action.meals = text[:120]
    action.save()
    steps = {"3": "Dossier", "8": "Entretien de motivation"}
    for kind, comment in steps.items():
        offer.meeting(session, kind=kind, comment=comment, start_time=time(9))


def pages(page: Page) -> int:
    pdf = page.pdf(format="A4", prefer_css_page_size=True)
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))


def test_a_typical_sheet_is_one_page_of_paper(open_page: Opener, typical: str) -> None:
    assert pages(open_page(typical)) == 1


def test_the_longest_sheet_is_two_pages_at_most(open_page: Opener, very_long: str) -> None:
    assert pages(open_page(very_long)) <= 2


def test_paper_leaves_out_what_only_a_screen_can_do(open_page: Opener, typical: str) -> None:
    page = open_page(typical)
    expect(page.get_by_role("button", name="Imprimer la fiche")).to_be_visible()

    page.emulate_media(media="print")

    expect(page.locator(".sheet-actions")).to_be_hidden()
    expect(page.get_by_text("Imprimée le")).to_be_visible()


def test_the_policy_lets_the_data_block_stand(open_page: Opener, typical: str) -> None:
    page = open_page(typical)

    graph = page.evaluate(
        "JSON.parse(document.querySelector('script[type=\"application/ld+json\"]').textContent)"
    )

    assert graph["@graph"][0]["@type"] == "Course"


def test_an_error_is_signalled_without_javascript(open_page: Opener, typical: str) -> None:
    page = open_page(typical, script=False)

    page.get_by_role("link", name="Signaler une erreur").click()
    page.get_by_label("Qu’est-ce qui ne va pas ?").select_option("lieu")
    page.get_by_label("Que devrait-on lire ?").fill("Le fournil a déménagé.")
    page.get_by_role("button", name="Envoyer").click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("Merci")
    assert offer.Session.objects.filter(reports__field="lieu").exists()


@pytest.fixture
def states(typical: str) -> list[str]:
    """Every state of the sheets of the offer."""
    full = offer.Session.objects.get(id=typical.removeprefix("/formations/"))
    closed = offer.session(action=full.action, closed_on=date(2026, 11, 2))
    avenir = offer.session(action=offer.action(programme="avenir"))
    keys = [full.id, closed.id, avenir.id, sheet_offer.bare_session().id]
    provider = f"/organismes/{full.action.training.provider_id}"
    return [*(f"/formations/{key}" for key in keys), f"{typical}/erreur", provider]


@pytest.mark.parametrize(("width", "dark"), [(1280, False), (360, True)])
def test_axe_finds_nothing_and_nothing_overflows(
    open_page: Opener, states: list[str], width: int, dark: bool
) -> None:
    page = open_page(states[0], width=width, dark=dark)

    assert faults_of(page, states, width=width) == []
