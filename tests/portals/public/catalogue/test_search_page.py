"""The search of trainings, on a small real index: what it shows, refuses, and never does."""

import gzip
import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests import factories, offer_factories

from passerelles.apps.catalogue.models import (
    Funding,
    Session,
    Training,
    TrainingAction,
    TrainingCertification,
)
from passerelles.apps.catalogue.search import generation
from passerelles.apps.catalogue.search.build import build_generation
from passerelles.apps.reference.reads.generation import forget

pytestmark = pytest.mark.django_db
BUDGET = 150_000  # bytes of JavaScript and CSS once compressed (DESIGN §7)
SOON = timezone.localdate() + timedelta(days=40)


@pytest.fixture(autouse=True)
def _index() -> Iterator[None]:
    forget()
    generation.forget()
    yield
    forget()
    generation.forget()


def towns() -> None:
    for code, name, latitude, longitude, people in (
        ("09122", "Foix", 42.966, 1.607, 9_493),
        ("09225", "Pamiers", 43.116, 1.611, 16_000),
        ("31555", "Toulouse", 43.604, 1.444, 500_000),
        ("82110", "Montauban", 44.017, 1.355, 61_000),
        ("35184", "Montauban", 48.2, -2.04, 20_000),
    ):
        commune = factories.territory(code, name=name, population=people)
        factories.point(commune, latitude, longitude)
    factories.territory("09", "departement", name="Ariège")


def offer(title: str, commune: str = "", **fields: object) -> Session:
    """A session that starts soon; fields of the action, or of the session for its own."""
    own = {name: fields.pop(name) for name in ("seats", "seats_on", "start") if name in fields}
    training = offer_factories.training(
        title=title, exit_level=fields.pop("level", None), updated_on=timezone.localdate()
    )
    action = offer_factories.action(training=training, **fields)
    if commune:
        offer_factories.place(action, commune_id=f"COG-2026:commune:{commune}")
    return offer_factories.session(action=action, **{"start": SOON, **own})


def indexed() -> None:
    build_generation()
    forget()
    generation.forget()


def bakers() -> Session:
    towns()
    seats = {"seats": 4, "seats_on": timezone.localdate() - timedelta(days=21)}
    first = offer("CAP boulanger", "09122", mode="onsite", level=3, programme="qualif-pro", **seats)
    Funding.objects.create(
        id=f"{first.action_id}/0", action=first.action, source=first.source, funder="2"
    )
    offer("CAP boulanger", "31555", mode="onsite", level=3)
    offer("Boulanger à distance", mode="remote", programme="avenir")
    offer("Soudeur", "31555", mode="onsite")
    indexed()
    return first


def page(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status
    return response.content.decode()


def titles(html: str) -> list[str]:
    return re.findall(r'<h3><a href="/formations/[^"]+">([^<]+)</a></h3>', html)


def test_nothing_is_loaded_and_the_page_still_stands(client: Client) -> None:
    html = page(client, "/formations")

    assert "Aucune session" in html
    assert "Que faire maintenant" in html


def test_a_row_says_what_a_person_needs(client: Client) -> None:
    first = bakers()

    html = page(client, "/formations?q=boulanger&ou=Foix&rayon=10")

    assert f'href="/formations/{first.id}"' in html
    assert first.action.training.provider.name in html
    assert "Foix (09)" in html
    assert "Commence le" in html
    assert "4 places restantes (chiffre donné il y a 3 semaines)" in html
    assert "niveau 3 (CAP, BEP ; ancien niveau V)" in html
    assert "Qualif’Pro" in html
    assert "Financeur possible : Région" in html
    assert "Mis à jour aujourd’hui" in html
    assert "Coût non communiqué" in html


def test_a_row_says_the_level_at_the_entry(client: Client) -> None:
    first = bakers()
    Training.objects.filter(pk=first.action.training_id).update(entry_level=4)
    TrainingAction.objects.filter(pk=first.action_id).update(entry_level_required=True)

    html = page(client, "/formations?q=boulanger&ou=Foix&rayon=10")

    assert html.count("niveau 4 (baccalauréat ; ancien niveau IV) (exigé)") == 1


def test_a_certification_without_title_is_named_once(client: Client) -> None:
    session = offer("CAP boulanger")
    code = factories.certification("RNCP99001", title="")
    TrainingCertification.objects.create(
        id=f"{session.action.training_id}/0",
        training=session.action.training,
        source=session.source,
        certification=code,
        received="RNCP99001",
    )
    indexed()

    row = page(client, "/formations").split('class="session"')[1]

    assert ">RNCP99001</a><" in row


def test_the_search_leads_to_meetings_and_quality(client: Client) -> None:
    near = page(client, "/formations").split("Voir aussi :")[1].split("</nav>")[0]

    assert 'href="/reunions"' in near
    assert 'href="/qualite-de-l-offre"' in near


def test_the_radius_keeps_what_is_near_and_what_is_remote(client: Client) -> None:
    bakers()

    near = titles(page(client, "/formations?q=boulanger&ou=Foix&rayon=10"))
    wide = titles(page(client, "/formations?q=boulanger&ou=Foix&rayon=150"))

    assert sorted(near) == ["Boulanger à distance", "CAP boulanger"]
    assert len(wide) == 3


def test_nobody_enters_some_programmes_alone_and_the_row_says_so(client: Client) -> None:
    bakers()

    assert "on n’y entre que par une administration" in page(
        client, "/formations?dispositif=avenir"
    )


def test_each_choice_shows_how_many_it_would_leave(client: Client) -> None:
    bakers()

    html = page(client, "/formations?q=boulanger")

    assert re.search(
        r'name="mode" value="remote">\s*<span>À distance</span>\s*<span[^>]*>.*?1<', html
    )
    assert re.search(r'choice-empty">\s*<input[^>]* name="mode" value="blended"', html)


def test_chosen_filters_show_and_can_be_dropped(client: Client) -> None:
    bakers()

    html = page(client, "/formations?q=boulanger&mode=onsite&mode=remote&niveau=3&vert=1")

    drops = re.findall(r'class="chip[^"]*" href="([^"]+)"', html)
    assert "?q=boulanger&amp;mode=remote&amp;niveau=3&amp;vert=1" in drops
    assert "?q=boulanger&amp;mode=onsite&amp;mode=remote&amp;niveau=3" in drops
    assert 'value="onsite" checked' in html


def test_filters_read_in_the_words_are_told_and_can_be_undone(client: Client) -> None:
    bakers()

    html = page(client, "/formations?q=boulanger+à+distance")

    assert "est compris comme un filtre" in html
    undo = re.search(r'href="(\?[^"]*mot=[^"]*)"', html)
    assert undo
    assert "est compris comme un filtre" not in page(
        client, "/formations" + undo[1].replace("&amp;", "&")
    )


def test_a_typing_error_is_told_and_what_was_typed_can_be_searched(client: Client) -> None:
    bakers()

    html = page(client, "/formations?q=bouxlanger")
    as_typed = page(client, "/formations?q=bouxlanger&mot=bouxlanger")

    assert "au lieu de «&nbsp;bouxlanger&nbsp;»" in html
    assert 'href="?q=bouxlanger&amp;mot=bouxlanger"' in html
    assert len(titles(html)) == 3
    assert "au lieu de" not in as_typed


def test_an_ambiguous_place_asks_which_one_and_an_unknown_one_is_said(client: Client) -> None:
    bakers()

    several = page(client, "/formations?q=boulanger&ou=montauban")
    unknown = page(client, "/formations?q=boulanger&ou=Xyzzy")

    assert "Laquelle est la vôtre" in several
    assert "?q=boulanger&amp;ou=Montauban+%2882%29" in several
    assert "Nous ne connaissons pas « Xyzzy »" in unknown
    assert len(titles(unknown)) == 3


def test_at_a_distance_is_somewhere(client: Client) -> None:
    bakers()

    html = page(client, "/formations?q=boulanger&ou=à+distance")

    assert titles(html) == ["Boulanger à distance"]


def test_what_is_loosened_is_told_with_other_ways(client: Client) -> None:
    bakers()

    html = page(client, "/formations?q=soudeur&niveau=8&ou=Foix")

    assert titles(html) == ["Soudeur"]
    assert 'class="notice info"' in html
    assert "retirer tous les filtres" in html
    assert 'href="/metiers?q=soudeur"' in html
    assert "/formations.rss?" in html


def test_the_map_letters_places_and_lists_them(client: Client) -> None:
    bakers()

    html = page(client, "/formations?q=CAP+boulanger&ou=Foix&rayon=150")

    assert html.count('class="map-marker"') == 2
    assert 'id="lieu-A"' in html
    assert 'id="lieu-B"' in html
    assert 'href="#formation-1"' in html
    assert 'id="formation-1"' in html


def test_generated_rows_say_so(client: Client) -> None:
    factories.source("demonstration_offer", is_demonstration=True)
    training = offer_factories.training(
        title="Soudeur",
        provider=offer_factories.provider(source=factories.source("demonstration_offer")),
    )
    offer_factories.session(action=offer_factories.action(training=training), start=SOON)
    indexed()

    html = page(client, "/formations?q=soudeur")

    assert "données de démonstration</span>" in html
    assert "Données de démonstration.</strong>" in html


@pytest.mark.parametrize("address", ["/", "/formations"])
def test_scripts_and_styles_are_light(client: Client, address: str) -> None:
    names = re.findall(r'(?:src|href)="/static/([^"]+\.(?:js|css))"', page(client, address))

    assert "public/css/offer.css" in names
    files = (Path(str(finders.find(name))).read_bytes() for name in names)
    assert sum(len(gzip.compress(content)) for content in files) <= BUDGET


REFUSED = (
    ("apres=2027-02-30", "« 2027-02-30 » n’est pas une date possible"),
    ("apres=demain", "« demain » n’est pas une date possible"),
    ("apres=0001-01-01", "trop loin"),
    ("apres=2027-03-01&avant=2027-01-01", "échangez les deux dates"),
    ("rayon=-5&ou=Foix", "« -5 » n’est pas une distance possible"),
    ("rayon=99999", "n’est pas une distance possible"),
    ("rayon=nan", "n’est pas une distance possible"),
    ("rayon=0min", "n’est pas une distance possible"),
    ("commune=99999", "Aucune commune ne porte le code INSEE « 99999 »"),
    ("commune=Foix", "comme 09122"),
    ("niveau=9", "« 9 » n’est pas un choix possible"),
    ("mode=magie", "« magie » n’est pas un choix possible"),
    ("tri=hasard", "n’est pas un ordre possible"),
    ("suite=n%27importe", "reprenez"),
    ("certification=DROP", "n’a pas la forme attendue"),
    ("departement=Ari%C3%A8ge", "« Ariège » n’est pas un choix possible"),
)


@pytest.mark.parametrize(("asked", "sentence"), REFUSED)
def test_what_cannot_be_asked_is_refused_with_a_sentence_and_the_form(
    client: Client, asked: str, sentence: str
) -> None:
    bakers()

    html = page(client, f"/formations?q=boulanger&{asked}", status=400)

    assert sentence in html
    assert 'name="q" value="boulanger"' in html
    assert "<h1" in html


def test_ten_thousand_characters_are_refused_politely(client: Client) -> None:
    assert "quelques mots suffisent" in page(client, "/formations?q=" + "a" * 10_000, status=400)


@pytest.mark.parametrize(
    "typed", ["🥖" * 200, "'; DROP TABLE", "(((", "%25%25", '" OR 1', "\\", "<b>"]
)
def test_nothing_typed_breaks_the_page(client: Client, typed: str) -> None:
    bakers()

    response = client.get("/formations", {"q": typed, "ou": typed[:100]})

    assert response.status_code == 200
    assert "<b>" not in response.content.decode().replace("<b></b>", "")


def test_pages_follow_one_another_and_go_back_to_the_first(client: Client) -> None:
    towns()
    for number in range(23):
        offer(f"Soudeur {number}", "31555")
    indexed()

    first = page(client, "/formations?q=soudeur")
    following = re.search(r'href="(\?[^"]*suite=[^"]*)" rel="next"', first)
    assert following
    second = page(client, "/formations" + following[1].replace("&amp;", "&"))

    assert len(titles(first)) == 20
    assert len(titles(second)) == 3
    assert not set(titles(first)) & set(titles(second))
    assert "Revenir au début" in second


def test_dates_filter_what_starts(client: Client) -> None:
    bakers()
    late = date(SOON.year + 1, 1, 1)

    exact = page(client, f"/formations?q=soudeur&avant={SOON}")
    loosened = page(client, f"/formations?q=soudeur&apres={late}")

    assert titles(exact) == ["Soudeur"]
    assert 'class="notice info"' not in exact
    assert 'class="notice info"' in loosened


def test_queries_do_not_grow_with_rows(client: Client) -> None:
    towns()
    offer("Soudeur", "31555", mode="onsite")
    indexed()
    client.get("/formations?q=soudeur&ou=Foix")
    counts = []
    for total in (1, 18):
        while Session.objects.count() < total:
            offer("Soudeur", "09122", mode="onsite")
        indexed()
        client.get("/formations?q=soudeur&ou=Foix&rayon=150")
        with CaptureQueriesContext(connection) as queries:
            html = page(client, "/formations?q=soudeur&ou=Foix&rayon=150")
        assert len(titles(html)) == total
        counts.append(len(queries))

    # Both generations, of the reference and of the index, are looked at once a second at most.
    assert counts[1] <= counts[0] + 2 <= 14


def test_filters_left_aside_are_marked_so(client: Client) -> None:
    bakers()

    html = page(client, "/formations?q=soudeur&dispositif=lectio&public=jeunes")

    assert titles(html) == ["Soudeur"]
    assert "Lectio (laissé de côté)" in html


def test_a_place_in_the_words_is_where_the_map_starts(client: Client) -> None:
    bakers()

    html = page(client, "/formations?q=boulanger+à+Foix")

    assert "autour de Foix (09)" in html
    assert "La croix est votre point de départ" in html
