"""The facts of the official files, found again on the communes of the embedded COG."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from passerelles.apps.reference.models import TerritoryMembership
from passerelles.connectors.bodies.places import load_places
from passerelles.connectors.bodies.providers import load_providers
from passerelles.connectors.geo.clpe import load_committees
from passerelles.connectors.geo.cog import index_of
from passerelles.connectors.geo.cog_embedded import embedded_cog
from passerelles.connectors.geo.employment_basins import load_basins
from passerelles.connectors.geo.employment_zones import load_zones
from passerelles.connectors.geo.qpv import load_neighbourhoods
from passerelles.connectors.geo.zrr import load_rural_zones
from passerelles.domain.reference.communes import CommuneIndex
from tests.connectors.rome.rows import Loaded, drain
from tests.formats.geo.test_real_geo import OCCITANIE


@cache
def _index() -> CommuneIndex:
    return index_of(embedded_cog())


def _zones_of_occitanie(loaded: Loaded, edition: str) -> set[str]:
    links: Iterable[TerritoryMembership] = loaded.rows["TerritoryMembership"].values()
    return {
        link.zone_id
        for link in links
        if link.edition_id == edition and link.commune_id.split(":")[2][:2] in OCCITANIE
    }


def test_real_zonings_stand_on_the_communes_in_force(real_data: Path) -> None:
    geo = real_data / "geo"
    zones = drain(load_zones([geo / "zone_emploi_commune.csv", geo / "zones_emploi.csv"], _index()))
    assert len(_zones_of_occitanie(zones, "ZE-2020")) == 27
    assert (zones.read, zones.rejections) == (35_181, [])


def test_real_basins_lose_one_code_that_is_no_commune(real_data: Path) -> None:
    files = [
        real_data / "emploi/bassin_emploi_bmo_communes.csv",
        real_data / "geo/mobiville_lexique_bassins.csv",
    ]
    loaded = drain(load_basins(files, _index()))
    assert len(_zones_of_occitanie(loaded, "BMO-2024")) == 44
    assert len(_zones_of_occitanie(loaded, "BMO-2019")) == 44
    refused = [r for r in loaded.rejections if r.severity == "error"]
    assert [(r.rule, r.path.split(":")[0]) for r in refused] == [
        ("commune.unknown", "bassin_emploi_bmo_communes.csv")
    ]
    assert "75999" in refused[0].message


def test_real_committees_refuse_monaco_and_a_commune_said_twice(real_data: Path) -> None:
    files = [real_data / "geo/ft_clpe_communes.csv", real_data / "geo/ref_clpe_ft.csv"]
    loaded = drain(load_committees(files, _index()))
    assert len(_zones_of_occitanie(loaded, "CLPE-2025")) == 37
    assert loaded.rules().count("commune.unknown") == 2
    assert loaded.rules().count("clpe.duplicate-key") == 1
    assert {e.id: e.in_force for e in loaded.rows["Edition"].values()} == {
        "CLPE-2024": False,
        "CLPE-2025": True,
    }


def test_real_neighbourhoods_touch_106_communes_and_are_not_in_force(real_data: Path) -> None:
    files = [real_data / "geo/hackaviz2021_qp.csv", real_data / "geo/hackaviz2021_qp.geojson"]
    loaded = drain(load_neighbourhoods(files, _index()))
    assert (loaded.read, loaded.rejections) == (210, [])
    assert loaded.counts() == {
        "Edition": 1,
        "Territory": 105,
        "TerritoryMembership": 106,
        "Outline": 105,
    }
    assert not loaded.rows["Edition"]["QPV-2015"].in_force


def test_real_zrr_resolves_every_commune_and_is_not_in_force(real_data: Path) -> None:
    loaded = drain(load_rural_zones([real_data / "geo/zrr_20221109.json"], _index()))
    assert (loaded.read, loaded.rejections) == (34_965, [])
    assert not loaded.rows["Edition"]["ZRR-2022"].in_force


def test_real_bodies_are_one_a_siret(real_data: Path) -> None:
    formation = real_data / "formation"
    files = [
        formation / "organismes_prepa_apprentissage.csv",
        formation / "referentiel_organismes_fixture.json",
        *sorted(formation.glob("reseau_*.csv")),
    ]
    bodies = drain(load_providers(files, _index())).rows["Body"]
    assert len(bodies) == len({b.siret for b in bodies.values()}) == 6_478
    listed = drain(load_providers(files[:1], _index())).rows["Body"]
    assert (len(listed), sum(b.departement in OCCITANIE for b in listed.values())) == (6_059, 568)


def test_real_places_of_occitanie_are_77_agencies_and_27_missions_locales(
    real_data: Path,
) -> None:
    files = sorted((real_data / "inclusion").glob("*_agences_pe.json"))
    files += sorted((real_data / "inclusion").glob("*_milo.json"))
    files += [real_data / "inclusion/itou_prescribers_organization.json"]
    bodies = drain(load_places(files, _index())).rows["Body"].values()
    kinds = [b.kind.value for b in bodies if b.departement in OCCITANIE]
    assert (kinds.count("agency"), kinds.count("mission_locale")) == (77, 27)
    assert not any("Pôle emploi" in b.name for b in bodies)
