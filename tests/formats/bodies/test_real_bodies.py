"""The facts that the folder of official files promises of bodies."""

from collections import Counter
from pathlib import Path

from passerelles.domain.common.identifiers import read_siret, read_uai
from passerelles.domain.reference.bodies import departement_of_uai
from passerelles.formats.bodies.places import AgencyRecord, MissionLocaleRecord, read_places
from passerelles.formats.bodies.providers import read_providers
from tests.formats.geo.test_real_geo import OCCITANIE
from tests.formats.geo.writing import split


def test_real_bodies_are_6059_of_which_568_in_occitanie_by_their_uai(real_data: Path) -> None:
    path = real_data / "formation/organismes_prepa_apprentissage.csv"
    kept, refused = split(read_providers(path))
    assert (len(kept), refused) == (6_059, [])
    assert sum(departement_of_uai(r.uai) in OCCITANIE for r in kept) == 568
    assert all(read_siret(r.siret).valid for r in kept)
    assert [r.uai for r in kept if not read_uai(r.uai).valid] == []


def test_real_networks_say_qualiopi_and_repeat_four_sirets(real_data: Path) -> None:
    paths = sorted((real_data / "formation").glob("reseau_*.csv"))
    outcomes = [split(read_providers(path)) for path in paths]
    assert sum(len(kept) for kept, _ in outcomes) == 2_346
    assert Counter(r.rule for _, refused in outcomes for r in refused) == {
        "provider.duplicate-key": 4
    }
    said = Counter(r.is_qualiopi for kept, _ in outcomes for r in kept)
    assert said[None] == 18


def test_real_extract_of_the_register_has_808_bodies(real_data: Path) -> None:
    path = real_data / "formation/referentiel_organismes_fixture.json"
    kept, refused = split(read_providers(path))
    assert (len(kept), refused) == (808, [])
    assert Counter(r.is_qualiopi for r in kept) == {True: 399, False: 57, None: 352}


def test_real_agencies_are_77_in_occitanie(real_data: Path) -> None:
    kept, refused = split(read_places(real_data / "inclusion/pass_emploi_agences_pe.json"))
    agencies = [r for r in kept if isinstance(r, AgencyRecord)]
    assert (len(agencies), refused) == (894, [])
    assert sum(r.region_name == "Occitanie" for r in agencies) == 77
    assert sum(r.departement in OCCITANIE for r in agencies) == 77


def test_real_missions_locales_are_27_in_occitanie(real_data: Path) -> None:
    path = real_data / "inclusion/pass_emploi_referentiel_structures_milo.json"
    kept, refused = split(read_places(path))
    missions = [r for r in kept if isinstance(r, MissionLocaleRecord)]
    assert (len(missions), refused) == (450, [])
    assert sum(r.region == "76" for r in missions) == 27
    assert sum(r.departement in OCCITANIE for r in missions) == 27
