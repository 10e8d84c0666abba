from pathlib import Path

import pytest

from passerelles.formats.common.rejection import Rejection, UnreadableFile
from passerelles.formats.rome.occupations import (
    read_appellations,
    read_domains,
    read_earlier_appellations,
    read_interests,
    read_occupations,
    read_texts,
)
from passerelles.formats.rome.reading import Known
from passerelles.formats.rome.records import (
    AppellationRecord,
    DomainRecord,
    InterestRecord,
    OccupationRecord,
    TextRecord,
)
from tests.formats.rome.factories import MEMBERS, OCCUPATION_4, kept, rules, write_table

THIRD = ["code_rome", "code_fiche_em", "code_ogr", "libelle_rome", "statut"]


def fourth(code: str, **cells: str) -> list[str]:
    given = {"code_rome": code, "code_ogr": "1", "libelle_rome": "Phare", **cells}
    return [given.get(column, "") for column in OCCUPATION_4]


def test_a_fourth_generation_code_has_flags_and_a_parent(tmp_path: Path) -> None:
    table = write_table(tmp_path, "referentiel_code_rome", MEMBERS["referentiel_code_rome"])
    lighter, keeper = read_occupations(table)
    assert lighter == OccupationRecord(
        code="N4901",
        ogr="910",
        label="Allumeur / Allumeuse de phares",
        parent="N4101",
        transition="green",
        digital=True,
        demographic=False,
    )
    assert isinstance(keeper, OccupationRecord)
    assert (keeper.transition, keeper.digital) == ("", None)


def test_a_third_generation_code_says_nothing_of_them(tmp_path: Path) -> None:
    rows = [THIRD, ["D1401", "125", "102", "Garde d''étang", "1"]]
    table = write_table(tmp_path, "referentiel_code_rome", rows, version="347")
    assert list(read_occupations(table)) == [OccupationRecord("D1401", "102", "Garde d'étang")]


def test_bad_codes_are_named_placed_and_refused(tmp_path: Path) -> None:
    rows = [OCCUPATION_4, fourth("D14"), fourth("Total"), fourth("N4901"), fourth("N4901")]
    outcomes = list(read_occupations(write_table(tmp_path, "referentiel_code_rome", rows)))
    assert rules(outcomes) == ["rome.truncated-code", "rome.total-row", "rome.duplicate-key"]
    first = outcomes[0]
    assert isinstance(first, Rejection)
    assert first.path == "unix_referentiel_code_rome_v461_utf8.csv:2"
    assert "« D14 »" in first.message
    assert first.fragment.startswith("D14;")


@pytest.mark.parametrize(
    ("cells", "rule"),
    [
        ({"libelle_rome": " "}, "rome.empty-label"),
        ({"code_ogr": "x"}, "rome.invalid-ogr"),
        ({"emploi_cadre": "peut-être"}, "rome.unknown-value"),
        ({"transition_eco": "Emploi Mauve"}, "rome.unknown-value"),
        ({"code_rome_parent": "N41"}, "rome.truncated-code"),
    ],
)
def test_a_bad_cell_refuses_the_row(tmp_path: Path, cells: dict[str, str], rule: str) -> None:
    rows = [OCCUPATION_4, fourth("N4901", **cells)]
    table = write_table(tmp_path, "referentiel_code_rome", rows)
    assert rules(read_occupations(table)) == [rule]


def test_a_renamed_column_is_told_with_those_found(tmp_path: Path) -> None:
    rows = [["code_metier", *OCCUPATION_4[1:]], fourth("N4901")]
    with pytest.raises(UnreadableFile, match=r"introuvable\(s\) : code_rome\..*code_metier"):
        list(read_occupations(write_table(tmp_path, "referentiel_code_rome", rows)))


def test_a_fourth_generation_list_without_flags_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="transition_eco"):
        list(read_occupations(write_table(tmp_path, "referentiel_code_rome", [THIRD])))


def test_another_encoding_is_told(tmp_path: Path) -> None:
    table = write_table(tmp_path, "referentiel_code_rome", [OCCUPATION_4])
    line = ",".join(fourth("N4901", libelle_rome="Électricité"))
    table.path.write_bytes(table.path.read_bytes() + line.encode("iso-8859-1"))
    with pytest.raises(UnreadableFile, match="UTF-8"):
        list(read_occupations(table))


def test_a_separator_hidden_in_a_text_refuses_the_row_only(tmp_path: Path) -> None:
    table = write_table(tmp_path, "referentiel_code_rome", [OCCUPATION_4, fourth("N4901")])
    table.path.write_text(table.path.read_text() + "N4902,1,2,Phare,,,,,,N4101,de trop\n")
    outcomes = list(read_occupations(table))
    assert (len(kept(outcomes)), rules(outcomes)) == (1, ["table.too-many-cells"])


def test_interests_keep_an_empty_minor_letter_and_refuse_others(tmp_path: Path) -> None:
    header = ["code_rome", "riasec_majeur", "riasec_mineur"]
    rows = [header, ["N4901", "R", ""], ["N4902", "", "R"], ["N4903", "R", "Q"]]
    outcomes = list(read_interests(write_table(tmp_path, "riasec", rows)))
    assert kept(outcomes) == [InterestRecord("N4901", "R", "")]
    assert rules(outcomes) == ["rome.unknown-value"] * 2


def test_domains_are_read_at_both_levels(tmp_path: Path) -> None:
    for name, code in (("grand_domaine", "N"), ("domaine_professionnel", "N49")):
        (record,) = read_domains(write_table(tmp_path, name, MEMBERS[name]))
        assert isinstance(record, DomainRecord)
        assert record.code == code


def test_an_appellation_of_nobody_is_an_orphan(tmp_path: Path) -> None:
    rows = MEMBERS["referentiel_appellation"]
    table = write_table(tmp_path, "referentiel_appellation", rows)
    assert rules(read_appellations(table, Known({"D1401"}))) == ["rome.unknown-occupation"] * 2


def test_only_the_fourth_generation_ranks_the_names(tmp_path: Path) -> None:
    rows = MEMBERS["referentiel_appellation"]
    ranked = read_appellations(write_table(tmp_path, "appellation", rows), Known())
    plain_rows = [row[:4] for row in rows]
    plain = read_appellations(
        write_table(tmp_path, "appellation", plain_rows, version="347"), Known()
    )
    assert [getattr(r, "principal", None) for r in ranked] == [True, False]
    assert [getattr(r, "principal", None) for r in plain] == [None, None]


def test_the_list_of_an_earlier_edition_has_semicolons(tmp_path: Path) -> None:
    path = tmp_path / "orion_metier.csv"
    header = "code_ogr;libelle_appellation_long;libelle_appellation_court;code_rome;classification"
    path.write_text(f"{header}\n920;Allumeur / Allumeuse;Allumeur(se);N4901;SYNONYME\n")
    record = AppellationRecord("920", "N4901", "Allumeur / Allumeuse", "Allumeur(se)", False)
    assert list(read_earlier_appellations(path)) == [record]


@pytest.mark.parametrize(
    ("version", "position", "kind", "read"),
    [
        ("347", "position_libelle_txt", "acces_a_em", "access"),
        ("347", "position_libelle_txt", "cond_exercice_activite", "conditions"),
        ("461", "position_phrase", "acces_metier", "access"),
        ("461", "position_phrase", "definition", "definition"),
    ],
)
def test_texts_of_both_generations_read_alike(
    tmp_path: Path, version: str, position: str, kind: str, read: str
) -> None:
    header = ["code_rome", position, "libelle_type_texte", "libelle_texte"]
    rows = [header, ["N4901", "2", kind, "Veille l''hiver."]]
    table = write_table(tmp_path, "texte", rows, version=version)
    assert list(read_texts(table, Known())) == [TextRecord("N4901", read, 2, "Veille l'hiver.")]


def test_a_text_of_an_unknown_kind_or_rank_is_refused(tmp_path: Path) -> None:
    header = ["code_rome", "position_phrase", "libelle_type_texte", "libelle_texte"]
    rows = [header, ["N4901", "1", "poème", "Ô mer"], ["N4901", "un", "definition", "Veille."]]
    outcomes = read_texts(write_table(tmp_path, "texte", rows), Known())
    assert rules(outcomes) == ["rome.unknown-value", "rome.invalid-number"]
