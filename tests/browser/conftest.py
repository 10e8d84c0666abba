"""A real Chromium on pages served by this process, with one small reference loaded."""

import os
import shutil
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.utils import timezone
from playwright.sync_api import Browser, Page, sync_playwright
from pytest_django.fixtures import Settings
from pytest_django.live_server_helper import LiveServer
from tests import factories, offer_factories

from passerelles.apps.catalogue.search import generation as search_generation
from passerelles.apps.catalogue.search.build import build_generation
from passerelles.apps.reference.reads.generation import forget

Opener = Callable[..., Page]

# Nothing of the browser may try to leave the machine, which has no network in tests.
_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="module", autouse=True)
def chromium() -> Iterator[Browser]:
    """Skips, saying so, when no Chromium is installed; with CI=1 that is a failure.

    Playwright keeps an event loop in this thread, where the tests then write to the database:
    Django must allow it, in the tests of this folder and in no other.
    """
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
    if path is None:
        missing = "no Chromium found: install the package « chromium »"
        (pytest.fail if os.environ.get("CI") == "1" else pytest.skip)(missing)
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        browser = playwright.chromium.launch(executable_path=path, args=list(_ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture(scope="session", autouse=True)
def static_folder() -> None:
    """WhiteNoise warns, hence fails, when the folder of static files is absent at its start."""
    Path(django_settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)


@pytest.fixture
def site(
    settings: Settings,
    live_server: LiveServer,
) -> Iterator[str]:
    """The address of the site, with one of each thing to show."""
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    forget()
    populate()
    yield live_server.url
    forget()
    search_generation.forget()


@pytest.fixture
def open_page(chromium: Browser, site: str) -> Iterator[Opener]:
    """Open an address of the site in a new context; console errors fail the test at its end."""
    contexts, errors = [], []

    def opener(address: str, *, width: int = 1280, dark: bool = False, script: bool = True) -> Page:
        context = chromium.new_context(
            viewport={"width": width, "height": 900},
            color_scheme="dark" if dark else "light",
            java_script_enabled=script,
            locale="fr-FR",
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
        page.goto(site + address)
        return page

    yield opener
    for context in contexts:
        context.close()
    assert [error for error in errors if not refused(error)] == []


def refused(error: str) -> bool:
    """Whether it is only the browser that notes an answer of 400, 403 or 404, which is wanted."""
    return any(f"status of {status}" in error for status in (400, 403, 404))


def populate() -> None:
    """An occupation that inherits, a certification replaced, a commune with a map, a quarantine."""
    _occupations()
    _territories()
    source = factories.source("rome_460")
    run = factories.run(source, read=2, kept=1, refused=1, differences={"occupation": {"added": 3}})
    factories.quarantined(run, fragment="D14;Couvreur")
    factories.source("demonstration_skills", is_demonstration=True)
    _offer()


def _occupations() -> None:
    old = factories.occupation("F1610", "ROME-3.47", label="Pose de couvertures", riasec_major="R")
    carpenter = factories.occupation("F1503", label="Charpentier / Charpentière")
    for number in range(15):
        skill = factories.skill(edition_id="ROME-3.47", label=f"Poser {number}")
        factories.skill_link(old, skill, is_core=number < 3)
        if number > 9:
            factories.skill_link(carpenter, skill)
    factories.text(old)
    factories.sector(old, "Couverture", key="sector:roofs")
    factories.sector(carpenter, "Bois", key="sector:wood")
    factories.context(old)
    factories.occupation("F1610", label="Installateur en systèmes solaires", parent=old)
    roofer = factories.occupation(
        "F1619", label="Couvreur / Couvreuse", parent=old, transition="green", is_regulated=True
    )
    factories.appellation(
        roofer, "Couvreur / Couvreuse", masculine="Couvreur", feminine="Couvreuse"
    )
    factories.mobility(old, old)
    _certifications(roofer)


def _certifications(roofer: factories.Occupation) -> None:
    new = factories.certification("RNCP2", title="Titre de couvreur", level=4, is_active=True)
    ended = {"level": 3, "is_active": False, "registered_until": date(2024, 8, 31)}
    replaced = factories.certification("RNCP1", title="CAP couvreur", **ended)
    factories.succession(replaced, new)
    for certification in (replaced, new):
        factories.leads_to(certification, roofer)
        factories.block(certification)
        factories.sheet(certification)


def _territories() -> None:
    here = factories.territory("31555", name="Toulouse", population=514_819, postcodes=["31000"])
    near = factories.territory("31044", name="Balma", population=17_772)
    region = factories.territory("76", "region", name="Occitanie")
    for commune, longitude in ((here, 1.44), (near, 1.50)):
        factories.point(commune, 43.6, longitude, origin="official")
        factories.membership(commune, region)
        factories.outline(commune, west=longitude)
    factories.edition("QPV-2015", source=factories.source("qpv"), in_force=False)
    factories.membership(here, factories.territory("QP1", "qpv", "QPV-2015", name="Arènes"))


def _offer() -> None:
    """Trainings for roofers: two on site, one of them generated, one at a distance; indexed."""
    soon = timezone.localdate() + timedelta(days=40)
    made_up = factories.source("demonstration_offer", is_demonstration=True)
    providers = (offer_factories.provider("CFA", name="CFA de Toulouse"), None, None)
    modes = (("onsite", "31555"), ("onsite", "31044"), ("remote", ""))
    numbers = ("SE_TOIT", "", "")
    for provider, number, (mode, code) in zip(providers, numbers, modes, strict=True):
        made = provider or offer_factories.provider(source=made_up)
        training = offer_factories.training(title="CAP couvreur", provider=made, exit_level=3)
        action = offer_factories.action(training=training, mode=mode, programme="qualif-pro")
        if code:
            offer_factories.place(action, commune_id=f"COG-2026:commune:{code}")
        session = offer_factories.session(
            number, action=action, start=soon, seats=4, seats_on=timezone.localdate()
        )
        offer_factories.meeting(session, start=soon - timedelta(days=20), city="Toulouse", seats=2)
    build_generation()
    search_generation.forget()
