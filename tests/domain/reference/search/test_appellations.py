"""Names that ROME writes once are read in both genders."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passerelles.domain.reference.search.appellations import (
    acronyms,
    gender_forms,
    without_acronyms,
)


@pytest.mark.parametrize(
    ("name", "masculine", "feminine"),
    [
        ("Boulanger / Boulangère", "Boulanger", "Boulangère"),
        (
            "Abatteur / Abatteuse de carrière",
            "Abatteur de carrière",
            "Abatteuse de carrière",
        ),
        (
            "Conducteur / Conductrice d'engins agricoles",
            "Conducteur d'engins agricoles",
            "Conductrice d'engins agricoles",
        ),
        (
            "Accastilleur-gréeur / Accastilleuse-gréeuse",
            "Accastilleur-gréeur",
            "Accastilleuse-gréeuse",
        ),
        (
            "Chef opérateur / Cheffe opératrice lumière",
            "Chef opérateur lumière",
            "Cheffe opératrice lumière",
        ),
        (
            "Responsable Opérationnel / Opérationnelle de la défense",
            "Responsable Opérationnel de la défense",
            "Responsable Opérationnelle de la défense",
        ),
        ("Caviste affineur / Affineuse", "Caviste affineur", "Caviste affineuse"),
        (
            "Chef d'équipe dépanneur / Cheffe dépanneuse de chaudières",
            "Chef d'équipe dépanneur de chaudières",
            "Cheffe d'équipe dépanneuse de chaudières",
        ),
        (
            "Accompagnant / Accompagnante des élèves (AESH)",
            "Accompagnant des élèves (AESH)",
            "Accompagnante des élèves (AESH)",
        ),
        (
            "Huissier (menuisier) / Huissière (menuisière)",
            "Huissier (menuisier)",
            "Huissière (menuisière)",
        ),
        ("Accastilleur(se)-monteur(se)", "Accastilleur-monteur", "Accastilleuse-monteuse"),
        (
            "Agent / Agente d'administration principal(e)",
            "Agent d'administration principal",
            "Agente d'administration principale",
        ),
        ("Valet / Femme de chambre", "Valet de chambre", "Femme de chambre"),
        ("Homme sage-femme / Sage-femme", "Homme sage-femme", "Sage-femme"),
        ("Lapidaire / Diamantaire", "Lapidaire", "Diamantaire"),
        (
            "Chef / Cheffe de service infrastructure/environnement",
            "Chef de service infrastructure/environnement",
            "Cheffe de service infrastructure/environnement",
        ),
    ],
)
def test_both_forms_are_written_in_full(name: str, masculine: str, feminine: str) -> None:
    forms = gender_forms(name)
    assert (forms.masculine, forms.feminine) == (masculine, feminine)
    assert forms.distinct() == (masculine, feminine)


@pytest.mark.parametrize("name", ["Accessoiriste", "Analyste biologie/microbiologie", "DJ", ""])
def test_an_epicene_name_has_one_form(name: str) -> None:
    assert gender_forms(name).epicene
    assert gender_forms(name).distinct() == (name,)


@given(st.text(max_size=200))
def test_any_text_has_two_forms(name: str) -> None:
    forms = gender_forms(name)
    assert 1 <= len(forms.distinct()) <= 2


@pytest.mark.parametrize(
    ("name", "found", "alone"),
    [
        ("Accompagnant Educatif et Social (AES)", ("AES",), "Accompagnant Educatif et Social"),
        ("Personnel Navigant Commercial - PNC -", ("PNC",), "Personnel Navigant Commercial"),
        ("Agent commercial -AEC-", ("AEC",), "Agent commercial"),
        ("Vérification et validation (V&V)", ("V&V",), "Vérification et validation"),
        ("Huissier (menuisier)", (), "Huissier (menuisier)"),
        ("Technico-commercial", (), "Technico-commercial"),
    ],
)
def test_acronyms_are_told_from_the_name(name: str, found: tuple[str, ...], alone: str) -> None:
    assert acronyms(name) == found
    assert without_acronyms(name) == alone
