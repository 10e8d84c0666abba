"""The official archive of a 4.x edition, in small."""

from datetime import date
from pathlib import Path

import pytest

from passerelles.apps.reference.models import Edition, Occupation, Source
from passerelles.apps.reference.reads.occupation_codes import occupation_codes
from passerelles.connectors.rome import load_460
from passerelles.formats.common.rejection import UnreadableFile
from tests.connectors.rome.rows import Loaded, drain
from tests.formats.rome.factories import MEMBERS, write_archive, write_table


@pytest.fixture
def third_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load_460, "occupation_codes", lambda edition: frozenset({"N4101"}))


@pytest.fixture
def archive(tmp_path: Path, third_loaded: None) -> Loaded:
    return drain(load_460.load([write_archive(tmp_path)]))


def test_every_row_of_the_archive_is_counted_and_none_refused(archive: Loaded) -> None:
    assert archive.read == sum(len(rows) - 1 for rows in MEMBERS.values())
    assert archive.rejections == []


def test_each_table_gives_its_rows(archive: Loaded) -> None:
    assert archive.counts() == {
        "Edition": 1,
        "Occupation": 2,
        "NomenclatureItem": 2,
        "Appellation": 2,
        "OccupationText": 2,
        "Mobility": 1,
        "Skill": 4,
        "WorkContext": 1,
        "OccupationSkill": 3,
        "OccupationContext": 1,
        "Sector": 3,
        "OccupationSector": 3,
    }


def test_the_edition_takes_its_number_from_the_files_and_its_day_from_version_txt(
    archive: Loaded,
) -> None:
    edition = archive.rows["Edition"]["ROME-4.61"]
    assert (edition.version, edition.published_on) == ("4.61", date(2026, 6, 15))
    assert edition.source_id == "rome_460"


def test_an_occupation_keeps_flags_interests_and_its_parent_of_3_47(archive: Loaded) -> None:
    occupation = archive.rows["Occupation"]["ROME-4.61:N4901"]
    assert (occupation.parent_id, occupation.edition_id) == ("ROME-3.47:N4101", "ROME-4.61")
    assert (occupation.transition, occupation.is_digital) == ("green", True)
    assert (occupation.is_demographic, occupation.is_regulated) == (False, None)
    assert (occupation.riasec_major, occupation.riasec_minor) == ("R", "")


def test_a_name_has_both_forms_and_its_rank(archive: Loaded) -> None:
    name = archive.rows["Appellation"]["ROME-4.61:920"]
    assert (name.masculine, name.feminine) == ("Allumeur de phares", "Allumeuse de phares")
    assert (name.short_label, name.is_principal) == ("Allumeur(se) de phares", True)
    assert not archive.rows["Appellation"]["ROME-4.61:921"].is_principal


def test_the_core_is_said_by_the_coherence_table_and_unknown_without_it(archive: Loaded) -> None:
    links = archive.rows["OccupationSkill"]
    cores = {key.rsplit(":", 1)[-1]: link.is_core for key, link in links.items()}
    assert cores == {"931": True, "932": False, "940": None}


def test_behaviours_are_told_by_the_heading_that_cites_them(archive: Loaded) -> None:
    kinds = {skill.code: skill.kind for skill in archive.rows["Skill"].values()}
    assert kinds == {
        "930": "know_how",
        "931": "know_how",
        "932": "behaviour",
        "940": "knowledge",
    }


def test_a_know_how_knows_the_groups_above_it(archive: Loaded) -> None:
    skill = archive.rows["Skill"]["ROME-4.61:931"]
    assert skill.hierarchy == ["Production", "Conduite", "Veiller", "Tenir un feu"]


def test_ranked_moves_have_no_kind(archive: Loaded) -> None:
    (move,) = archive.rows["Mobility"].values()
    assert (move.target_id, move.kind, move.position) == ("ROME-4.61:N4902", "", 1)


def test_sectors_and_activities_live_side_by_side(archive: Loaded) -> None:
    assert archive.rows["Sector"]["ROME-4.61:sector:71"].parent_id == "ROME-4.61:sector:70"
    assert archive.rows["Sector"]["ROME-4.61:naf:52.22Z"].scheme == "NAF"
    principal = {k: row.is_principal for k, row in archive.rows["OccupationSector"].items()}
    assert principal == {
        "ROME-4.61:N4901:sector:70": True,
        "ROME-4.61:N4901:sector:71": False,
        "ROME-4.61:N4901:naf:52.22Z": None,
    }


def test_an_interest_for_nobody_is_refused(tmp_path: Path, third_loaded: None) -> None:
    header, pair = MEMBERS["referentiel_code_rome_riasec"]
    members = {**MEMBERS, "referentiel_code_rome_riasec": [header, pair, ["D1401", "R", ""]]}
    loaded = drain(load_460.load([write_archive(tmp_path, members)]))
    assert loaded.rules() == ["rome.unknown-occupation"]


def test_without_3_47_parents_stay_unknown_and_one_warning_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(load_460, "occupation_codes", lambda edition: frozenset())
    loaded = drain(load_460.load([write_archive(tmp_path)]))
    assert loaded.rules() == ["rome.parents-not-loaded"]
    assert "2 métiers" in loaded.rejections[0].message
    assert {row.parent_id for row in loaded.rows["Occupation"].values()} == {None}


def test_loose_files_that_nothing_dates_are_refused(tmp_path: Path, third_loaded: None) -> None:
    table = write_table(tmp_path, "referentiel_code_rome", MEMBERS["referentiel_code_rome"])
    with pytest.raises(UnreadableFile, match=r"ROME 4\.61 .*version\.txt"):
        drain(load_460.load([table.path]))


def test_an_archive_without_the_codes_is_refused(tmp_path: Path, third_loaded: None) -> None:
    path = write_archive(tmp_path, {"texte": MEMBERS["texte"]})
    with pytest.raises(UnreadableFile, match="referentiel_code_rome"):
        drain(load_460.load([path]))


@pytest.mark.django_db
def test_the_codes_of_a_loaded_edition_are_found() -> None:
    source = Source.objects.create(id="rome_347", name="ROME", position=1)
    edition = Edition.objects.create(
        id="ROME-3.47",
        scheme="ROME",
        version="3.47",
        published_on=date(2021, 1, 1),
        source=source,
    )
    Occupation.objects.create(id="ROME-3.47:N4101", edition=edition, code="N4101", source=source)
    assert occupation_codes("ROME-3.47") == {"N4101"}
    assert occupation_codes("ROME-4.60") == frozenset()
