"""What somebody types finds what they mean, and says by which name."""

import pytest

from passerelles.domain.reference.search.entries import SearchEntry, Synonym, with_synonyms
from passerelles.domain.reference.search.index import LabelIndex
from tests.domain.reference.search.factories import codes, entry, place

INDEX = LabelIndex(
    with_synonyms(
        [
            entry("D1102", "Boulanger / Boulangère", "Tourier / Tourière en boulangerie"),
            entry("D1106", "Vendeur / Vendeuse en épicerie", "Vendeur / Vendeuse en boulangerie"),
            entry("J1506", "Infirmier / Infirmière en soins généraux (IDE)", weight=1.0),
            entry("J1511", "Infirmier / Infirmière scolaire"),
            entry("K2113", "Accompagnant / Accompagnante des élèves (AESH)"),
            entry("G1609", "Cuisinier / Cuisinière", "Sushiman"),
            entry("G1602", "Commis / Commise de cuisine"),
            entry("E1210", "Web designer"),
            entry("J1101", "Médecin du travail et de prévention"),
            entry("J1102", "Médecin généraliste"),
            entry("B1605", "Bijoutier / Bijoutière"),
            place("31555", "Toulouse", "31000", "31500", weight=0.9),
            place("31557", "Tournefeuille", "31170", weight=0.7),
            place("31483", "Saint-Gaudens", "31800", weight=0.6),
            place("76351", "Le Havre", "76600", weight=0.8),
        ],
        [Synonym(("cuistot", "cuisto"), ("G1609", "G1602"))],
        newest="ROME-4.60",
    )
)


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("boulanger", "D1102"),
        ("BOULANGÈRE", "D1102"),
        ("boulangers", "D1102"),
        ("boulengère", "D1102"),
        ("noulanger", "D1102"),
        ("boulagnerie tourier", "D1102"),
        ("boul", "D1102"),
        ("vendeuse boulangerie", "D1106"),
        ("infirmiere en soin general", "J1506"),
        ("infirmiere scolaire", "J1511"),
        ("aesh", "K2113"),
        ("A.E.S.H.", "K2113"),
        ("cuistot", "G1609"),
        ("je veux devenir cuistot", "G1609"),
        ("webdesigner", "E1210"),
        ("web desing", "E1210"),
        ("médecin du travail", "J1101"),
        ("bijoux", "B1605"),
        ("d1102", "D1102"),
        ("toulouse", "31555"),
        ("31000", "31555"),
        ("310", "31555"),
        ("st gaudens", "31483"),
        ("saint-gaudens", "31483"),
        ("st-gauden", "31483"),
        ("havre", "76351"),
        ("le havre", "76351"),
    ],
)
def test_the_meant_entry_comes_first(query: str, code: str) -> None:
    assert codes(INDEX, query)[:1] == [code]


def test_the_name_that_matched_is_told_as_written() -> None:
    (first, *_) = INDEX.search("tourière en boulangerie")
    assert first.matched == "Tourier / Tourière en boulangerie"
    assert (first.kind, first.edition, first.label) == (
        "occupation",
        "ROME-4.60",
        "Boulanger / Boulangère",
    )
    assert INDEX.search("cuisto")[0].matched == "cuisto"
    assert INDEX.search("D1102")[0].matched == "D1102"
    assert INDEX.search("31000")[0].matched == "31000"


def test_a_synonym_names_the_likeliest_occupation_first() -> None:
    assert codes(INDEX, "cuistot")[:2] == ["G1609", "G1602"]


def test_kinds_restrict_the_answer() -> None:
    assert codes(INDEX, "tou", kinds=["place"]) == ["31555", "31557"]
    assert "31555" not in codes(INDEX, "tou", kinds=["occupation"])
    assert codes(INDEX, "toulouse", kinds=["skill"]) == []


def test_the_limit_is_kept() -> None:
    assert len(INDEX.search("médecin", limit=1)) == 1
    assert INDEX.search("médecin", limit=0) == []


@pytest.mark.parametrize("query", ["tech maintenance", "tech de maintenance", "technicien"])
def test_an_abbreviation_is_understood(query: str) -> None:
    named = entry("A1", "Technicien / Technicienne de maintenance"), entry("A2", "Compta")
    assert codes(LabelIndex(named), query) == ["A1"]
    assert codes(LabelIndex(named), "compta") == ["A2"]


def test_short_words_forgive_nothing() -> None:
    assert codes(LabelIndex([entry("A1", "Maçon")]), "mazon") == []


@pytest.mark.parametrize("query", ["", "   ", "?!…", "中文", "zzzzqqqq"])
def test_a_meaningless_query_has_no_answer(query: str) -> None:
    assert INDEX.search(query) == []


def test_an_empty_index_answers_nothing() -> None:
    assert LabelIndex([]).search("boulanger") == []
    assert len(LabelIndex([])) == 0


def test_the_index_knows_its_kinds_and_its_size() -> None:
    assert INDEX.kinds == ("occupation", "place")
    assert len(INDEX) == 15


def test_weight_decides_between_equal_answers() -> None:
    small, large = place("1", "Valence", weight=0.1), place("2", "Valence", weight=0.6)
    assert codes(LabelIndex([small, large]), "valence") == ["2", "1"]


def test_the_label_is_preferred_to_another_name() -> None:
    named = entry("A1", "Grutier"), entry("A2", "Conducteur d'engins", "Grutier")
    assert codes(LabelIndex(named), "grutier") == ["A1", "A2"]


def test_two_editions_of_one_code_stay_apart() -> None:
    old = SearchEntry("occupation", "ROME-3.47", "F1610", "Couvreur")
    new = SearchEntry("occupation", "ROME-4.60", "F1610", "Installateur solaire")
    found = LabelIndex([old, new]).search("F1610")
    assert {match.edition for match in found} == {"ROME-3.47", "ROME-4.60"}
