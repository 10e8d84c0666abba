import pytest

from passerelles.domain.reference.names import accents, readable, with_accents


@pytest.mark.parametrize(
    ("official", "read"),
    [
        ("TOULOUSE", "Toulouse"),
        ("ALÈS LA GRAND COMBE", "Alès la Grand Combe"),
        ("LE VIGAN GANGES", "Le Vigan Ganges"),
        ("L'ISLE JOURDAIN", "L'Isle Jourdain"),
        ("AGDE-PEZENAS", "Agde-Pezenas"),
        ("Versailles Saclay", "Versailles Saclay"),
        ("T1 Paris", "T1 Paris"),
        ("QP2", "QP2"),
        ("", ""),
    ],
)
def test_names_in_capitals_become_readable_and_others_stay(official, read):
    assert readable(official) == read


def test_words_have_their_accents_again_where_they_are_known():
    known = accents(["Sète", "Alès", "La Grand-Combe", "Éducateur"])
    assert with_accents("Sete", known) == "Sète"
    assert with_accents("Ales la Grand Combe", known) == "Alès la Grand Combe"
    assert with_accents("Educateur / Educatrice", known) == "Éducateur / Educatrice"
    assert with_accents("Setes", known) == "Setes"
    assert with_accents("Equipière", accents(["Équipière"])) == "Équipière"
