"""The vocabulary that ships: complete, coherent, and said in people's words."""

from itertools import combinations

from passerelles.apps.catalogue.reads.vocabulary import (
    funders,
    programmes,
    public_of_formacode,
    publics,
    word_list,
)
from passerelles.formats.offer.vocabulary import WordList

PROGRAMMES = {
    "qualif-pro",
    "projet-pro",
    "lectio",
    "e2c",
    "ecole-de-l-etre",
    "nouvelles-chances",
    "ecole-numerique",
    "avenir",
    "forpro-sup",
    "innov-emploi",
    "e-formation",
    "apprentissage",
    "sanitaire-social",
}
# Table « financeurs » of the Lhéo dictionary 2.3.
FUNDERS = {str(code) for code in range(21)}


def test_every_programme_of_the_plan_is_there() -> None:
    assert set(programmes()) == PROGRAMMES
    assert all(entry.reference.startswith("CPRDFOP, action") for entry in programmes().values())


def test_only_avenir_is_closed_to_the_public() -> None:
    closed = {slug for slug, entry in programmes().items() if not entry.bookable_by_public}
    assert closed == {"avenir"}


def test_words_lead_to_one_programme() -> None:
    words = {slug: {w.casefold() for w in entry.words} for slug, entry in programmes().items()}
    assert [pair for pair in combinations(words, 2) if words[pair[0]] & words[pair[1]]] == []


def test_every_public_has_codes_and_words() -> None:
    assert all(entry.formacodes and entry.words for entry in publics().values())
    assert public_of_formacode()["82044"] == "salaries"
    assert public_of_formacode()["83056"] == "tout-public"


def test_every_funder_of_lheo_has_todays_name() -> None:
    assert set(funders()) == FUNDERS
    assert funders()["4"].label == "France Travail"


def test_every_list_has_labels() -> None:
    assert all(word_list(name) for name in WordList)
    assert word_list(WordList.CONTACT_KINDS)["1"] == "Référent handicap"
