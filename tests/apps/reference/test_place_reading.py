"""Places as people write them."""

import pytest
from tests import factories

from passerelles.apps.reference.reads.generation import forget
from passerelles.apps.reference.reads.place_reading import read_commune, read_place

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _places() -> None:
    forget()
    foix = factories.territory("09122", name="Foix", population=9_493, postcodes=["09000"])
    factories.territory("09167", name="Montgailhard", population=1_500, postcodes=["09000"])
    factories.territory("82110", name="Montauban", population=61_000, postcodes=["82000"])
    factories.territory("35184", name="Montauban", population=500, postcodes=["35360"])
    factories.territory("31484", name="Saint-Girons", population=800)
    factories.territory("09261", name="Saint-Girons", population=6_000)
    factories.territory("09", "departement", name="Ariège")
    region = factories.territory("76", "region", name="Occitanie")
    factories.membership(foix, region)
    factories.territory("75101", "arrondissement", name="Paris 1er Arrondissement")


@pytest.mark.parametrize("text", ["Foix", "foix", " FOIX ", "Foix (09)", "foix(09)", "09122"])
def test_a_commune_is_read_however_it_is_written(text: str) -> None:
    reading = read_place(text)

    assert reading.place is not None
    assert (reading.place.code, reading.place.label) == ("09122", "Foix (09)")


def test_a_label_reads_back_as_itself() -> None:
    for text in ("St Girons (09)", "Saint-Girons (31)"):
        place = read_place(text).place
        assert place is not None
        assert read_place(place.label).place == place


def test_the_homonym_that_everybody_means_is_taken_and_the_other_proposed() -> None:
    reading = read_place("montauban")

    assert reading.place is not None
    assert reading.place.code == "82110"
    assert [other.code for other in reading.others] == ["35184"]


@pytest.mark.parametrize(
    ("text", "codes"), [("saint girons", ["09261", "31484"]), ("09000", ["09122", "09167"])]
)
def test_several_places_are_left_to_choose_from(text: str, codes: list[str]) -> None:
    reading = read_place(text)

    assert reading.is_ambiguous
    assert [other.code for other in reading.others] == codes


@pytest.mark.parametrize("text", ["Ariège", "ariege", "09"])
def test_a_departement_is_read_by_name_and_by_number(text: str) -> None:
    assert read_place(text).departements == {"09"}


def test_a_region_is_its_departements() -> None:
    assert read_place("Occitanie").departements == {"09"}


@pytest.mark.parametrize("text", ["à distance", "A DISTANCE", "en ligne", "chez moi"])
def test_at_a_distance_is_a_place(text: str) -> None:
    assert read_place(text).remote


@pytest.mark.parametrize("text", ["", "   ", "partout", "Toute la France"])
def test_nothing_is_everywhere(text: str) -> None:
    assert read_place(text).everywhere


def test_an_unknown_place_is_said_unknown_with_what_looks_like_it() -> None:
    reading = read_place("Montaubann")

    assert reading.place is None
    assert not reading.is_ambiguous
    assert "82110" in [other.code for other in reading.guesses]


@pytest.mark.parametrize("text", ["Xyzzy", "(((", "99999", "()", "é" * 300])
def test_nonsense_is_nowhere_and_breaks_nothing(text: str) -> None:
    assert read_place(text).place is None


def test_an_insee_code_names_a_commune_or_an_arrondissement() -> None:
    assert getattr(read_commune("09122"), "label", "") == "Foix (09)"
    assert getattr(read_commune("75101"), "kind", "") == "arrondissement"
    assert read_commune("09000") is None
    assert read_commune("99999") is None
