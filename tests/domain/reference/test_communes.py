from passerelles.domain.reference.communes import (
    CommuneIndex,
    CommuneResolution,
    departement_of,
    fold_name,
)

INDEX = CommuneIndex(
    edition="COG-2026",
    names={
        "01138": "Culoz-Béon",
        "75056": "Paris",
        "31555": "Toulouse",
        "46201": "Montcuq-en-Quercy-Blanc",
        "65417": "Séméac",
        "09261": "Saint-Girons",
        "14001": "Bourg",
        "14002": "Bourg",
    },
    successors={"01039": "01138", "46263": "46262", "46262": "46201", "1": "2", "2": "1"},
    arrondissements={"75101": "75056"},
)


def test_a_current_commune_stands_for_itself() -> None:
    assert INDEX.resolve("31555") == CommuneResolution("31555", "current")


def test_an_abolished_commune_leads_to_its_successor_through_a_chain() -> None:
    assert INDEX.resolve("01039") == CommuneResolution("01138", "merged")
    assert INDEX.resolve("46263") == CommuneResolution("46201", "merged")


def test_an_arrondissement_leads_to_its_commune() -> None:
    assert INDEX.resolve("75101") == CommuneResolution("75056", "arrondissement")


def test_an_unknown_code_and_a_cycle_lead_nowhere() -> None:
    assert INDEX.resolve("99138") is None
    assert INDEX.resolve("1") is None


def test_a_name_is_found_within_its_departement_whatever_its_writing() -> None:
    assert INDEX.find("SEMEAC", departement="65") == "65417"
    assert INDEX.find("St Girons", departement="09") == "09261"
    assert INDEX.find("Saint-Girons", departement="31") is None


def test_two_homonyms_of_one_departement_are_not_chosen_between() -> None:
    assert INDEX.find("Bourg", departement="14") is None


def test_the_key_carries_the_edition() -> None:
    assert INDEX.territory_id("31555") == "COG-2026:commune:31555"


def test_the_departement_of_a_commune_overseas_takes_three_characters() -> None:
    assert [departement_of(c) for c in ("97411", "2A004", "09122")] == ["974", "2A", "09"]


def test_folding_a_name_removes_accents_ligatures_and_punctuation() -> None:
    assert fold_name("L’Œuf-Saint-Étienne") == "l oeuf saint etienne"
