"""A small offer around Toulouse, Foix and Mende, indexed in a folder of the test."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytest_django import Settings
from tests import factories, offer_factories
from tests.offer_search import TODAY, Offer, Search

from passerelles.apps.catalogue.models import Session
from passerelles.apps.catalogue.search import generation
from passerelles.apps.catalogue.search.answers import SearchAnswer
from passerelles.apps.catalogue.search.build import build_generation
from passerelles.apps.catalogue.search.engine import search_sessions
from passerelles.apps.reference.models import Territory
from passerelles.apps.reference.reads.generation import forget
from passerelles.domain.catalogue.search_request import SearchFilters, SearchRequest, Sort

TOWNS = {
    "31555": ("Toulouse", 43.604, 1.444, 510_000),
    "09122": ("Foix", 42.965, 1.607, 9_500),
    "48095": ("Mende", 44.518, 3.501, 12_000),
    "81004": ("Albi", 43.929, 2.148, 50_000),
    "34172": ("Montpellier", 43.611, 3.877, 300_000),
}


@pytest.fixture(autouse=True)
def index_folder(settings: Settings, tmp_path: Path) -> Iterator[Path]:
    settings.HOME = tmp_path
    _forget()
    yield tmp_path / "index" / "sessions"
    _forget()


@pytest.fixture
def towns(db: None) -> dict[str, Territory]:
    found = {}
    for code, (name, latitude, longitude, people) in TOWNS.items():
        town = factories.territory(code, name=name, population=people)
        factories.point(town, latitude, longitude)
        found[name] = town
    return found


@pytest.fixture
def offer(towns: dict[str, Territory]) -> Offer:
    """Make a session of a training called ``title``, in the towns named."""

    def make(
        title: str, *names: str, training: dict[str, Any] | None = None, **fields: Any
    ) -> Session:
        about = offer_factories.training(title=title, **(training or {}))
        action_fields = {
            name: fields.pop(name)
            for name in ("mode", "entry_mode", "programme", "paces", "publics", "adjustments")
            if name in fields
        }
        action = offer_factories.action(training=about, **action_fields)
        for name in names:
            offer_factories.place(action, commune=towns[name], city=name)
        return offer_factories.session(action=action, **fields)

    return make


@pytest.fixture
def search() -> Search:
    """Index what is in the database, then search."""

    def run(text: str = "", *, build: bool = True, **options: Any) -> SearchAnswer:
        if build:
            build_generation()
            _forget()
        names = ("sort", "facets", "cursor", "limit", "relax", "keep_words", "today")
        rest = {name: options.pop(name) for name in names if name in options}
        rest.setdefault("today", TODAY)
        rest["sort"] = Sort(rest.get("sort", Sort.RELEVANCE))
        return search_sessions(SearchRequest(text=text, filters=SearchFilters(**options), **rest))

    return run


def _forget() -> None:
    generation.forget()
    forget()
