import pytest

from passerelles.domain.reference.names import readable


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
