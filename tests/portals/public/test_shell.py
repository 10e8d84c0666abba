"""What every page carries: its policy, its landmarks, its banner, its light weight."""

import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.http import Http404
from django.test import Client, RequestFactory
from pytest_django.fixtures import Settings
from tests import factories

from passerelles.apps.reference.reads.generation import forget
from passerelles.portals.public.shell.errors import not_found
from passerelles.portals.public.shell.paging import paged

pytestmark = pytest.mark.django_db
BUDGET = 150_000  # bytes of JavaScript and CSS once compressed (DESIGN §7)


def test_nothing_inline_runs(client: Client) -> None:
    response = client.get("/")
    policy, page = response.headers["Content-Security-Policy"], response.content.decode()

    assert "unsafe-inline" not in policy
    assert "unsafe-eval" not in policy
    assert not re.search(r"<script(?![^>]*\bsrc=)", page)
    assert not re.search(r"\sstyle=|<style|\son\w+=", page)


def test_each_request_has_its_own_nonce(client: Client) -> None:
    policies = {client.get("/mentions-legales").headers["Content-Security-Policy"] for _ in "ab"}

    assert len(policies) == 2


def test_a_page_has_its_landmarks_and_a_way_to_skip_to_the_content(client: Client) -> None:
    page = client.get("/metiers").content.decode()

    assert page.index('class="skip-link" href="#contenu"') < page.index("<header")
    for landmark in ("<header", "<nav", '<main id="contenu"', "<footer"):
        assert landmark in page
    assert 'aria-current="true">Métiers' in page
    assert '<html lang="fr">' in page


def test_scripts_and_styles_are_light(client: Client) -> None:
    page = client.get("/").content.decode()
    names = re.findall(r'(?:src|href)="/static/([^"]+\.(?:js|css))"', page)

    weight = sum(len(gzip.compress(Path(str(finders.find(name))).read_bytes())) for name in names)

    assert len(names) >= 6
    assert weight <= BUDGET


def test_the_banner_shows_only_with_demonstration_data(client: Client) -> None:
    occupation = factories.occupation()
    assert "Données de démonstration" not in client.get("/metiers/F1602").content.decode()

    source = factories.source("demonstration_skills", is_demonstration=True)
    factories.skill_link(occupation, factories.skill(), source=source)
    forget()

    assert "Données de démonstration" in client.get("/metiers/F1602").content.decode()


def test_the_footer_says_the_rate_and_links_to_its_page(client: Client) -> None:
    page = client.get("/").content.decode()

    assert re.search(r'href="/accessibilite">Accessibilité : partiellement conforme \(\d+', page)


def test_a_region_brings_its_colours_and_its_logo(
    client: Client, settings: Settings, tmp_path: Path
) -> None:
    assert "/static/theme/" not in client.get("/mentions-legales").content.decode()

    settings.THEME = tmp_path
    for name in ("tokens.css", "logo.svg"):
        (tmp_path / name).touch()
    page = client.get("/mentions-legales").content.decode()

    assert page.index("public/css/tokens.css") < page.index("/static/theme/tokens.css")
    assert '<img src="/static/theme/logo.svg" alt=""' in page


def test_a_message_of_django_itself_is_never_shown() -> None:
    response = not_found(RequestFactory().get("/x"), Http404({"tried": []}))

    assert "Cette page n’existe pas" in response.content.decode()


def test_pages_keep_the_filters_of_the_list() -> None:
    request = RequestFactory().get("/certifications", {"q": "été", "page": "2"})

    page = paged(request, 120, 50)

    assert (page.number, page.count) == (2, 3)
    assert page.next == "?q=%C3%A9t%C3%A9&page=3"
    assert page.previous == "?q=%C3%A9t%C3%A9&page=1"


@pytest.mark.parametrize("written", ["0", "-1", "abc", "1.5", "²", "99999999999999999999"])
def test_a_page_that_is_not_a_number_is_not_found(written: str) -> None:
    request = RequestFactory().get("/certifications", {"page": written})

    with pytest.raises(Http404, match=r"La page .* n’existe pas"):
        paged(request, 120, 50)


def test_typing_in_the_search_field_gets_a_fragment_at_the_same_address(client: Client) -> None:
    factories.occupation("F1619", label="Couvreur / Couvreuse")

    response = client.get("/recherche?q=couvreur", headers={"HX-Request": "true"})
    page = response.content.decode()

    assert "<html" not in page
    assert 'href="/metiers/F1619"' in page
    assert "HX-Request" in response.headers["Vary"]


def test_what_is_typed_is_escaped(client: Client) -> None:
    page = client.get("/recherche?q=<script>alert(1)</script>").content.decode()

    assert "<script>alert" not in page
