"""Generations of the index: switched by commits, built aside, mended when lost, read by threads."""

import os
import shutil
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlencode

import pytest
from django.db import connection, transaction
from tests import offer_factories
from tests.offer_search import Offer, Search

from passerelles.apps.catalogue.models import DuplicateVerdict, SearchGeneration
from passerelles.apps.catalogue.search import generation
from passerelles.apps.catalogue.search.build import build_generation
from passerelles.apps.catalogue.search.errors import SearchUnavailable
from passerelles.apps.catalogue.search.generation import ensure_index

pytestmark = pytest.mark.django_db

_KILLED_BUILD = """
import django, os, sys, time
django.setup()
from django.conf import settings
from passerelles.apps.catalogue.search import build
save = build._save_columns
def slow(*arguments):
    print("half built", flush=True)
    time.sleep(60)
build._save_columns = slow
settings.HOME = sys.argv[1]
build.build_folder(2)
"""


def test_a_build_is_served_by_its_commit_only(offer: Offer, search: Search) -> None:
    offer("Anglais")
    assert search("anglais").total == 1
    offer("Anglais")

    class Undone(Exception):
        pass

    def build_then_fail() -> None:
        with transaction.atomic():
            build_generation()
            raise Undone

    with pytest.raises(Undone):
        build_then_fail()
    generation.forget()
    assert search("anglais", build=False).total == 1
    build_generation()
    generation.forget()
    assert search("anglais", build=False).total == 2


def test_the_database_is_looked_at_once_a_second(
    offer: Offer, search: Search, monkeypatch: pytest.MonkeyPatch
) -> None:
    offer("Anglais")
    assert search("anglais").total == 1
    offer("Anglais")
    build_generation()

    assert search("anglais", build=False).total == 1
    now = time.monotonic() + 1.1
    monkeypatch.setattr(generation.time, "monotonic", lambda: now)
    assert search("anglais", build=False).total == 2


def test_older_generations_are_removed_but_the_one_before(offer: Offer, index_folder: Path) -> None:
    offer("Anglais")
    for _ in range(4):
        build_generation()

    assert sorted(path.name for path in index_folder.iterdir()) == ["3", "4"]


def test_a_killed_build_leaves_the_former_index(
    offer: Offer, search: Search, index_folder: Path, tmp_path: Path
) -> None:
    offer("Anglais")
    assert search("anglais").total == 1
    names = connection.settings_dict
    place = {"host": names["HOST"], "port": names["PORT"], "user": names["USER"]}
    known = urlencode({name: value for name, value in place.items() if value})
    url = f"postgresql:///{names['NAME']}?{known}"
    environment = {
        **os.environ,
        "DATABASE_URL": url,
        "DJANGO_SETTINGS_MODULE": "passerelles.config.settings",
    }
    build = subprocess.Popen(
        [sys.executable, "-c", _KILLED_BUILD, str(tmp_path)],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert build.stdout is not None
    assert build.stdout.readline().strip() == "half built"
    build.send_signal(signal.SIGKILL)
    build.wait()
    build.stdout.close()
    assert [path.name for path in index_folder.iterdir() if ".building" in path.name]

    generation.forget()
    assert search("anglais", build=False).total == 1
    build_generation()
    assert sorted(path.name for path in index_folder.iterdir()) == ["1", "2"]


@pytest.mark.parametrize("harm", ["missing", "cut", "columns"])
def test_a_lost_index_says_what_to_do_and_is_rebuilt(
    offer: Offer, search: Search, index_folder: Path, harm: str
) -> None:
    offer("Anglais")
    assert search("anglais").total == 1
    folder = index_folder / "1"
    if harm == "missing":
        shutil.rmtree(folder)
    elif harm == "cut":
        (folder / "tantivy" / "meta.json").write_text("{")
    else:
        (folder / "keys.text.npy").write_bytes(b"")
    generation.forget()

    with pytest.raises(SearchUnavailable, match="passerelles search index"):
        search("anglais", build=False)
    assert ensure_index() == 1
    assert search("anglais", build=False).total == 1


def test_an_index_unreadable_here_leaves_the_former_one_served(
    offer: Offer, search: Search, index_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(generation, "_LOOK_EVERY", -1.0)
    offer("Anglais")
    assert search("anglais").total == 1
    offer("Anglais")
    build_generation()
    (index_folder / "2" / "tantivy" / "meta.json").write_text("{")

    assert search("anglais", build=False).total == 1


def test_the_first_index_is_built_when_offer_is_there(offer: Offer) -> None:
    assert ensure_index() == 0
    offer("Anglais")

    assert ensure_index() == 1
    assert SearchGeneration.objects.get().number == 1


@pytest.mark.django_db(transaction=True)
def test_threads_search_while_a_generation_changes(offer: Offer, search: Search) -> None:
    for _ in range(3):
        offer("Anglais", "Toulouse")
    assert search("anglais", facets=True, commune="31555").total == 3
    offer("Anglais", "Toulouse")

    def ask(_: int) -> int:
        try:
            return search("anglais", build=False, facets=True, commune="31555").total
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as pool:
        totals = pool.map(ask, range(60))
        build_generation()
        assert set(totals) <= {3, 4}
    generation.forget()
    assert search("anglais", build=False).total == 4


def test_closed_and_merged_sessions_are_not_found(offer: Offer, search: Search) -> None:
    kept, other = offer("Anglais"), offer("Anglais")
    offer("Anglais", closed_on="2026-11-01")
    offer_factories.duplicate(kept, other, verdict=DuplicateVerdict.MERGED)

    assert [found.id for found in search("anglais").sessions] == [kept.id]


def test_corrections_by_hand_are_searched(offer: Offer, search: Search) -> None:
    wanted = offer("Angalis professionnel", "Toulouse")
    offer_factories.correction(wanted.action.training, "training", "title", "Anglais professionnel")

    assert [found.id for found in search("anglais", relax=False).sessions] == [wanted.id]


def test_a_batch_costs_a_constant_number_of_queries(
    offer: Offer, django_assert_max_num_queries: object
) -> None:
    for _ in range(12):
        offer("Anglais", "Toulouse")

    with django_assert_max_num_queries(28):
        build_generation()
