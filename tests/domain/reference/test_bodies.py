from datetime import date

import pytest

from passerelles.domain.reference.bodies import (
    FRANCE_TRAVAIL,
    departement_of_uai,
    provider_kind,
    renamed,
)


@pytest.mark.parametrize(
    ("uai", "departement"),
    [
        ("0090001X", "09"),
        ("0311323G", "31"),
        ("6200002H", "2A"),
        ("7200101X", "2B"),
        ("9711303P", "971"),
        ("9760001A", "976"),
        ("9830001A", None),
        ("0990001A", None),
        ("1300001A", None),
        ("", None),
    ],
)
def test_the_departement_of_a_school_is_in_its_uai(uai: str, departement: str | None) -> None:
    assert departement_of_uai(uai) == departement


@pytest.mark.parametrize(
    ("name", "brand", "nature", "kind"),
    [
        ("LYCÉE PROFESSIONNEL RÉGIONAL", "", "formateur", "school"),
        ("ASSOCIATION", "MAISON FAMILIALE RURALE", "responsable_formateur", "school"),
        ("LYCEE JOLIMONT", "CFA DU LYCEE", "formateur", "cfa"),
        ("BTP FORMATION", "", "responsable_formateur", "cfa"),
        ("ISRP - REGION", "", "formateur", "training_body"),
        ("ISRP - REGION", "", "inconnue", "training_body"),
    ],
)
def test_a_body_is_known_by_its_name_then_by_its_role(
    name: str, brand: str, nature: str, kind: str
) -> None:
    assert provider_kind(name, brand=brand, nature=nature) == kind


def test_pole_emploi_is_france_travail_since_2024() -> None:
    name = "Agence Pôle emploi FOIX"
    assert renamed(name, FRANCE_TRAVAIL, on=date(2023, 12, 31)) == name
    assert renamed(name, FRANCE_TRAVAIL, on=date(2024, 1, 1)) == "Agence France Travail FOIX"
