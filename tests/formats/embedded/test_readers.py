"""The readers of embedded tables give frozen records that experts recognise."""

from dataclasses import FrozenInstanceError

import pytest

from passerelles.formats.common.rejection import UnreadableFile
from passerelles.formats.embedded import table_files
from passerelles.formats.embedded.inclusion import read_embedded_list_values
from passerelles.formats.embedded.occupations import (
    read_embedded_occupations,
    read_embedded_sector_links,
    read_embedded_sectors,
)
from passerelles.formats.embedded.provenance import read_embedded_provenance
from passerelles.formats.embedded.table_files import read_table
from passerelles.formats.embedded.territories import (
    EmbeddedCommune,
    EmbeddedCoordinates,
    read_embedded_communes,
    read_embedded_coordinates,
    read_embedded_departements,
    read_embedded_epcis,
    read_embedded_regions,
)


def commune(code: str, kind: str = "commune") -> EmbeddedCommune:
    return next(c for c in read_embedded_communes() if (c.kind, c.code) == (kind, code))


def test_a_commune_carries_its_territories_postcodes_and_edition() -> None:
    toulouse = commune("31555")
    assert (toulouse.name, toulouse.departement, toulouse.region) == ("Toulouse", "31", "76")
    assert toulouse.epci == "243100518"
    assert "31000" in toulouse.postcodes
    assert toulouse.population is not None
    assert toulouse.population > 490_000
    assert toulouse.edition == "COG-2026"


def test_a_part_of_a_commune_names_the_commune_that_holds_it() -> None:
    assert commune("13201", "municipal_district").parent_code == "13055"
    assert commune("01120", "associated_commune").parent_code == "01262"


def test_a_delegated_commune_may_bear_the_code_of_its_commune() -> None:
    part = commune("01015", "delegated_commune")
    assert part.parent_code == part.code
    assert part.name != commune("01015").name


def test_an_unknown_population_stays_unknown() -> None:
    clipperton = commune("98901")
    assert clipperton.population is None


def test_records_are_frozen() -> None:
    with pytest.raises(FrozenInstanceError):
        commune("31555").name = "Tolosa"


def test_epcis_departements_and_regions_are_read() -> None:
    assert {e.code: e.legal_form for e in read_embedded_epcis()}["243100518"] == "METRO"
    assert {d.code: d.seat for d in read_embedded_departements()}["31"] == "31555"
    assert {r.code: r.name for r in read_embedded_regions()}["76"] == "Occitanie"


def test_coordinates_say_whether_they_are_approximated() -> None:
    found = {c.code: c for c in read_embedded_coordinates()}
    assert not found["31555"].is_approximated
    assert found["31555"].latitude == pytest.approx(43.6, abs=0.05)
    assert EmbeddedCoordinates("00000", 0.0, 0.0, "approximated_epci").is_approximated


def test_occupations_carry_their_edition_and_sectors() -> None:
    labels = {o.code: (o.edition, o.label) for o in read_embedded_occupations()}
    assert labels["A1201"] == ("ROME-4.60", "Bûcheron / Bûcheronne")
    sectors = {s.code: s.label for s in read_embedded_sectors()}
    of_lumberjacks = {x.sector for x in read_embedded_sector_links() if x.occupation == "A1201"}
    assert "Sylviculture et exploitation forestière" in {sectors[s] for s in of_lumberjacks}


def test_inclusion_values_are_read_with_their_list() -> None:
    fees = {v.value: v.label for v in read_embedded_list_values() if v.list == "frais"}
    assert fees == {"gratuit": "Gratuit", "payant": "Payant"}


def test_provenance_names_the_package_and_both_licences() -> None:
    found = {p.file: p for p in read_embedded_provenance()}["communes.parquet"]
    assert found.package == "npm:@etalab/decoupage-administratif==6.0.0"
    assert (found.licence, found.package_licence) == ("Licence Ouverte 2.0", "MIT")


def test_a_missing_table_says_what_to_do() -> None:
    with pytest.raises(UnreadableFile, match="« planètes.parquet » manque.*réinstallez"):
        list(read_table("planètes.parquet", dict))


def test_a_table_that_is_not_parquet_says_what_to_do() -> None:
    with pytest.raises(UnreadableFile, match="« provenance.yaml » n’est pas lisible"):
        list(read_table(table_files.embedded_file("provenance.yaml").name, dict))
