"""How findings tell where they are, what a misprint means, and how far the check went."""

from pathlib import Path

import pytest

from passerelles.formats.lheo.check import CommuneFact, Vocabulary, check_lheo, summarize
from passerelles.formats.lheo.check.families.areas import in_france
from passerelles.formats.lheo.check.families.structure import _meant
from tests.formats.lheo.check.offer import (
    FORMATION,
    PERSON,
    SESSION,
    VOCABULARY,
    check_text,
    edited,
    numbers,
    of_number,
)


def test_a_finding_tells_where_and_what(tmp_path: Path) -> None:
    second = SESSION.replace('"SE1"', '"SE2"').replace("<debut>20270104", "<debut>2027-01")
    text = edited(("<date-information>", f"{second}<date-information>"))
    found = next(of_number(check_text(text, tmp_path), "L101"))
    line = 1 + text[: text.index("2027-01")].count("\n")
    assert found.element_path == "formation[1]/action/session[2]/periode/debut"
    assert (found.rule, found.severity, found.line) == ("date.impossible", "error", line)
    assert found.value == "2027-01"
    assert "huit chiffres" in found.message


def test_the_content_of_a_misspelt_element_is_checked_all_the_same(tmp_path: Path) -> None:
    misspelt = edited(
        ("<lieu-de-formation>", "<lieux-de-formation>"),
        ("</lieu-de-formation>", "</lieux-de-formation>"),
        ("0310001H", "0310001A"),
    )
    assert {"L020", "L207"} <= numbers(check_text(misspelt, tmp_path))


@pytest.mark.parametrize(
    ("written", "expected", "meant"),
    [
        ("coordonneFs", ("coordonnees", "type-contact"), "coordonnees"),
        ("code-formacode", ("code-FORMACODE", "code-NSF"), "code-FORMACODE"),
        ("code_ROME", ("code-ROME", "code-NSF"), "code-ROME"),
        ("intitulé-formation", ("intitule-formation",), "intitule-formation"),
        ("code-RNCP", ("code-RS", "code-CPF"), ""),  # another element, not a misprint
        ("prix", ("fin", "debut"), ""),
    ],
)
def test_misprints(written: str, expected: tuple[str, ...], meant: str) -> None:
    assert _meant(written, expected) == meant


def test_the_insee_code_behind_a_postcode_is_proposed(tmp_path: Path) -> None:
    text = edited(
        ("<codepostal>31000", "<codepostal>75019"),
        ("<departement>31", "<departement>75"),
        ("<region>76", "<region>11"),
        ("<code-INSEE-commune>31555", "<code-INSEE-commune>75019"),
    )
    found = next(of_number(check_text(text, tmp_path), "L321"))
    assert "75119 (Paris 19e Arrondissement)" in found.message


def test_the_name_of_the_town_chooses_among_communes(tmp_path: Path) -> None:
    shared = {f"4919{n}": CommuneFact(f"Autre {n}", frozenset({"49120"})) for n in range(4)}
    town = {"49092": CommuneFact("Chemillé-en-Anjou", frozenset({"49120"}))}
    text = edited(
        ("<codepostal>31000", "<codepostal>49120"),
        ("<ville>Toulouse", "<ville>CHEMILLE EN ANJOU CEDEX 2"),
        ("<code-INSEE-commune>31555", "<code-INSEE-commune>49120"),
    )
    findings = check_text(text, tmp_path, Vocabulary(communes={**shared, **town}))
    message = next(of_number(findings, "L321")).message
    assert message.endswith("Le code INSEE est 49092 (Chemillé-en-Anjou).")


@pytest.mark.parametrize(("info", "expected"), [("site-hote", False), ("parking", True)])
def test_host_sites_do_not_make_a_distance_training_mixed(
    info: str, expected: bool, tmp_path: Path
) -> None:
    extras = f'<extras info="acces"><extra info="{info}">1</extra></extras>'
    place = f"<lieu-de-formation>{PERSON}{extras}</lieu-de-formation>"
    text = edited(
        ("<modalites-enseignement>0", "<modalites-enseignement>2"),
        ("<nombre-heures-entreprise>210</nombre-heures-entreprise>", ""),
        ("<modalites-entrees-sorties>", f"{place * 2}<modalites-entrees-sorties>"),
    )
    assert ("L502" in numbers(check_text(text, tmp_path))) is expected


@pytest.mark.parametrize(("contract", "expected"), [("1", False), ("0", True)])
def test_hours_of_a_work_contract_do_not_make_a_distance_training_mixed(
    contract: str, expected: bool, tmp_path: Path
) -> None:
    flag = f'<extra info="contrat-apprentissage">{contract}</extra>'
    text = edited(
        ("<modalites-enseignement>0", "<modalites-enseignement>2"),
        ("</action>", f'<extras info="dispositif">{flag}</extras></action>'),
    )
    assert ("L502" in numbers(check_text(text, tmp_path))) is expected


def test_a_dead_certification_names_its_successor(tmp_path: Path) -> None:
    text = edited(("<code-RNCP>37780", "<code-RNCP>320"))
    assert "RNCP37780" in next(of_number(check_text(text, tmp_path), "L235")).message


def test_edof_only_warns_of_what_it_leaves_out(tmp_path: Path) -> None:
    text = edited(
        ("http://lheo.gouv.fr/2.3", "https://www.of.moncompteformation.gouv.fr"),
        ("<certifiante>1</certifiante>", ""),
    )
    findings = check_text(text, tmp_path)
    assert next(of_number(findings, "L024")).severity == "warning"
    assert "L007" not in numbers(findings)


def test_numbers_are_compared_across_formations(tmp_path: Path) -> None:
    again = FORMATION.replace('"AC1"', '"AC2"').replace('"SE1"', '"SE2"')
    findings = check_text(edited(("</offres>", f"{again}</offres>")), tmp_path)
    assert [(one.number, one.value) for one in findings] == [("L032", "FO1")]
    assert findings[0].element_path == "formation[2]"


def test_a_truncated_file_still_tells_of_what_came_before(tmp_path: Path) -> None:
    broken = edited(("<debut>20270104", "<debut>20270631")).replace("</offres></lheo>", "")
    found = [finding.number for finding in check_text(broken, tmp_path)]
    assert found[0] == "L101"
    assert found[-1] == "L002"


def test_stray_elements_beside_formations_are_seen(tmp_path: Path) -> None:
    text = edited(("</offres>", "<formatoin/></offres>"), ("</lheo>", "<coment/></lheo>"))
    findings = check_text(text, tmp_path)
    found = {(one.number, one.value) for one in findings}
    assert {("L020", "formatoin"), ("L021", "coment")} <= found


def test_findings_are_counted_by_rule_and_by_provider(tmp_path: Path) -> None:
    bad = edited(
        ("<fin>20270630", "<fin>20260630"), ("<langue-formation>fr", "<langue-formation>-")
    )
    summary = summarize(check_text(bad, tmp_path))
    counts = {one.rule.number: one.count for one in summary.rules}
    assert counts == {"L104": 1, "L107": 1, "L224": 1}
    assert summary.severities == {"error": 1, "warning": 1, "notice": 1}
    assert summary.has_errors
    assert [(one.provider, one.count) for one in summary.providers] == [("Les Ateliers du Pain", 3)]


@pytest.mark.parametrize(
    ("latitude", "longitude", "inside"),
    [(42.96, 1.61, True), (16.24, -61.53, True), (-21.1, 55.5, True), (1.61, 42.96, False)],
)
def test_boxes_of_france(latitude: float, longitude: float, inside: bool) -> None:
    assert in_france(latitude, longitude) is inside


@pytest.mark.real_data
def test_the_sample_of_intercarif_shows_its_known_faults(real_data: Path) -> None:
    findings = list(check_lheo(real_data / "formation" / "intercarif_data_test.xml", VOCABULARY))
    assert {"L020", "L023", "L203", "L301", "L321", "L337", "L401"} <= numbers(findings)
    assert {one.value for one in of_number(findings, "L020")} == {"coordonneFs"}


@pytest.mark.real_data
def test_the_sample_of_onisep_shows_its_markup(real_data: Path) -> None:
    findings = list(check_lheo(real_data / "formation" / "lheo_exemple_bts_onisep.xml"))
    assert {"L311", "L402", "L310"} <= numbers(findings)
    assert not numbers(findings) & {"L020", "L021", "L022", "L023", "L024"}
