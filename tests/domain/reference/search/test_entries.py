"""Synonyms reach the edition that they mean, likeliest occupation first."""

from passerelles.domain.reference.search.entries import SearchEntry, Synonym, with_synonyms

ROOFER = SearchEntry("occupation", "ROME-3.47", "F1610", "Couvreur")
SOLAR = SearchEntry("occupation", "ROME-4.60", "F1610", "Installateur solaire", ("Poseur",))


def test_a_bare_code_means_the_newest_edition() -> None:
    added = with_synonyms([ROOFER, SOLAR], [Synonym(("PV",), ("F1610",))], newest="ROME-4.60")
    assert [entry.variants for entry in added] == [(), ("Poseur", "PV")]


def test_a_code_with_its_edition_reaches_that_edition_only() -> None:
    synonym = Synonym(("toit",), ("ROME-3.47:F1610",))
    added = with_synonyms([ROOFER, SOLAR], [synonym], newest="ROME-4.60")
    assert [entry.variants for entry in added] == [("toit",), ("Poseur",)]


def test_later_codes_weigh_less_and_known_variants_keep_their_weight() -> None:
    synonym = Synonym(("énergie",), ("A1101", "F1610"))
    (entry,) = with_synonyms([SOLAR], [synonym], newest="ROME-4.60")
    assert entry.variant_weight(0) == 1.0
    assert 0.5 <= entry.variant_weight(1) < 1.0


def test_a_missing_variant_weight_is_one() -> None:
    assert SOLAR.variant_weight(0) == 1.0
