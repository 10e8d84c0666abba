"""Indexes follow the reference, and each kind answers with what names one thing."""

import pytest
from tests import factories

from passerelles.apps.reference.models import Generation
from passerelles.apps.reference.reads import generation
from passerelles.apps.reference.reads.search import SearchKind, search, search_all
from passerelles.apps.reference.reads.synonyms import synonyms

pytestmark = pytest.mark.django_db


def codes(query: str, kind: SearchKind) -> list[str]:
    return [match.code for match in search(query, kind)]


def test_nothing_loaded_answers_nothing() -> None:
    assert search_all("soudeur") == {kind: [] for kind in SearchKind}


def test_an_occupation_is_found_by_an_appellation_in_either_gender() -> None:
    of = factories.occupation("F1619", label="Couvreur / Couvreuse")
    factories.appellation(of, "Ardoisier / Ardoisière")

    assert codes("ardoisiere", SearchKind.OCCUPATION) == ["F1619"]


def test_only_the_newest_edition_is_searched() -> None:
    factories.occupation("F1610", "ROME-3.47", label="Pose de couvertures")
    factories.occupation("F1619", label="Couvreur / Couvreuse")

    editions = {match.edition for match in search("couvertures", SearchKind.OCCUPATION)}

    assert editions == {"ROME-4.60"}


def test_an_everyday_word_leads_to_an_occupation() -> None:
    factories.occupation("G1602", label="Cuisinier / Cuisinière")

    assert codes("cuisto", SearchKind.OCCUPATION) == ["G1602"]


def test_a_place_is_found_by_its_postcode_and_says_its_kind() -> None:
    factories.territory("31555", name="Toulouse", postcodes=["31000"])

    assert codes("31000", SearchKind.PLACE) == ["commune:31555"]


def test_an_old_zoning_is_not_a_place_to_search() -> None:
    factories.edition("COG-2018", source=factories.source("cog_communes"), in_force=False)
    factories.territory("31555", edition_id="COG-2018", name="Toulouse")

    assert codes("toulouse", SearchKind.PLACE) == []


def test_a_certification_is_found_by_its_number() -> None:
    factories.certification("RNCP37780")

    assert codes("37780", SearchKind.CERTIFICATION) == ["RNCP37780"]


def test_a_body_is_found_by_its_name() -> None:
    body = factories.body("CFA des Métiers du Gers")

    assert codes("cfa gers", SearchKind.PROVIDER) == [body.id]


def test_an_import_renews_the_index() -> None:
    factories.certification("RNCP1", title="Titre de boulanger")
    assert codes("boulanger", SearchKind.CERTIFICATION) == ["RNCP1"]
    factories.certification("RNCP2", title="Titre de boulanger")

    Generation.objects.update_or_create(id=1, defaults={"number": 2})
    generation._seen.at = float("-inf")

    assert sorted(codes("boulanger", SearchKind.CERTIFICATION)) == ["RNCP1", "RNCP2"]


def test_every_synonym_leads_somewhere() -> None:
    assert synonyms()
    assert all(synonym.words and synonym.codes for synonym in synonyms())
