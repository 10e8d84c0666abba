"""Words read as filters, names of occupations of either edition, typing errors, codes."""

import pytest
from tests import factories, offer_factories
from tests.offer_search import Offer, Search

from passerelles.apps.catalogue.search.answers import ReadFilter
from passerelles.apps.reference.models import NomenclatureItem

pytestmark = pytest.mark.django_db


def test_words_become_filters_that_can_be_dropped(offer: Offer, search: Search) -> None:
    evening = offer("Bureautique", "Toulouse", paces=["evening"], training={"exit_level": 4})
    offer("Bureautique", "Toulouse")

    answer = search("bureautique cours du soir niveau 4 à Toulouse")

    assert [found.id for found in answer.sessions] == [evening.id]
    assert answer.understanding.filters == (
        ReadFilter("paces", "evening", "cours du soir"),
        ReadFilter("levels_out", "4", "niveau 4"),
        ReadFilter("commune", "31555", "Toulouse"),
    )
    kept = search("bureautique cours du soir", keep_words=frozenset(("cours du soir",)))
    assert not kept.understanding.filters
    assert kept.total == 2


def test_the_filter_that_the_person_sets_wins(offer: Offer, search: Search) -> None:
    offer("Bureautique", paces=["evening"])
    weekend = offer("Bureautique", paces=["weekend"])

    answer = search("bureautique le soir", paces=frozenset(("weekend",)))

    assert [found.id for found in answer.sessions] == [weekend.id]
    assert not answer.understanding.filters


def test_an_occupation_is_found_through_the_edition_it_comes_from(
    offer: Offer, search: Search
) -> None:
    old = factories.occupation("G1602", "ROME-3.47", label="Personnel de cuisine")
    factories.occupation("G1609", label="Cuisinier / Cuisinière", parent=old)
    wanted = offer("Titre de production culinaire")
    offer_factories.leads_to_occupation(wanted.action.training, old)

    answer = search("cuisinière")

    assert [found.id for found in answer.sessions] == [wanted.id]


def test_formacode_terms_are_understood_when_loaded(offer: Offer, search: Search) -> None:
    edition = factories.edition("Formacode-14")
    NomenclatureItem.objects.create(
        id="Formacode-14:44028",
        edition=edition,
        code="44028",
        label="Auxiliaire vie sociale",
        synonyms=["aide à la vie quotidienne"],
        source=edition.source,
    )
    wanted = offer("Titre ADVF", training={"formacodes": ["44028"]})
    offer("Soudure")

    answer = search("aide à la vie quotidienne")

    assert [found.id for found in answer.sessions] == [wanted.id]


def test_a_typing_error_is_forgiven_when_no_session_says_the_word(
    offer: Offer, search: Search
) -> None:
    wanted = offer("Plomberie sanitaire")
    offer("Comptabilité")

    answer = search("plombrie")

    assert [found.id for found in answer.sessions] == [wanted.id]
    assert answer.understanding.corrections == {"plombrie": "plomberie"}


@pytest.mark.parametrize("text", ["soudage", "vannes"])
def test_a_known_or_short_word_is_never_changed(offer: Offer, search: Search, text: str) -> None:
    offer("Soudage")
    offer("Vanner le blé")

    assert search(text, relax=False).understanding.corrections == {}


@pytest.mark.parametrize(
    "text",
    [
        "RNCP37780",
        "rncp 37780",
        "37780",
        "CACES R489",
        "caces r.489",
        "130 025 265 00013",
        "Greta du Tarn",
        "greta",
    ],
)
def test_codes_numbers_and_providers_are_found(offer: Offer, search: Search, text: str) -> None:
    body = offer_factories.provider(name="GRETA du Tarn", siret="13002526500013")
    wanted = offer("Chariots élévateurs CACES R489", training={"provider": body})
    training = wanted.action.training
    offer_factories.leads_to_certification(training, factories.certification("RNCP37780"))
    offer("Anglais")

    assert [found.id for found in search(text, relax=False).sessions] == [wanted.id]


def test_words_of_the_trade_are_ignored_and_said(offer: Offer, search: Search) -> None:
    offer("Anglais")

    answer = search("je cherche une formation pour devenir anglais")

    assert answer.total == 1
    assert "formation" in answer.understanding.ignored


def test_a_need_prefers_the_programmes_that_answer_it(offer: Offer, search: Search) -> None:
    wanted = offer("Un nouveau départ", programme="projet-pro")
    offer("Anglais")

    answer = search("changer de métier")

    assert [found.id for found in answer.sessions] == [wanted.id]
    assert answer.understanding.filters == ()


def test_a_small_town_is_read_at_the_end_of_the_words(offer: Offer, search: Search) -> None:
    near, far = offer("Anglais", "Foix"), offer("Anglais", "Montpellier")

    answer = search("anglais foix")

    assert [found.id for found in answer.sessions] == [near.id, far.id]
    assert [read.value for read in answer.understanding.filters] == ["09122"]


def test_what_is_asked_at_a_distance_answers_in_every_departement(
    offer: Offer, search: Search
) -> None:
    here = offer("Anglais", "Mende", mode="remote", programme="e-formation")
    anywhere = offer("Anglais", mode="remote")

    answer = search("anglais à distance", departements=frozenset(("48",)))

    assert {found.id for found in answer.sessions} == {here.id, anywhere.id}


def test_a_trade_is_not_read_as_the_town_that_bears_its_name(offer: Offer, search: Search) -> None:
    factories.territory("71270", name="Mâcon", population=34_000)
    factories.occupation("F1703", label="Maçon / Maçonne")
    mason = offer("Titre professionnel maçon")

    answer = search("maçon")

    assert [found.id for found in answer.sessions] == [mason.id]
    assert answer.understanding.filters == ()
