"""The facts that the folder of official files promises, found again by the readers."""

from collections import Counter
from pathlib import Path

import pytest

from passerelles.formats.geo.academies import read_academies
from passerelles.formats.geo.clpe import clpe_vintage, read_clpe
from passerelles.formats.geo.commune_points import read_commune_points
from passerelles.formats.geo.employment_basins import basin_vintage, read_employment_basins
from passerelles.formats.geo.employment_zones import read_employment_zones, read_zone_totals
from passerelles.formats.geo.outlines import outlines_vintage, read_outlines
from passerelles.formats.geo.qpv import read_neighbourhoods
from passerelles.formats.geo.zonings import ZonedCommune
from passerelles.formats.geo.zrr import read_rural_communes
from tests.formats.geo.writing import split

OCCITANIE = {"09", "11", "12", "30", "31", "32", "34", "46", "48", "65", "66", "81", "82"}


def _occitan(records: list[ZonedCommune]) -> list[ZonedCommune]:
    return [r for r in records if r.commune[:2] in OCCITANIE]


def test_real_coordinates_cover_4446_communes_of_occitanie(real_data: Path) -> None:
    kept, refused = split(read_commune_points(real_data / "geo/odis_geo_point_communes.csv"))
    assert (len(kept), refused) == (34_888, [])
    assert sum(p.commune[:2] in OCCITANIE for p in kept) == 4_446


def test_real_employment_zones_are_27_in_occitanie(real_data: Path) -> None:
    kept, refused = split(read_employment_zones(real_data / "geo/zone_emploi_commune.csv"))
    occitan = _occitan(kept)
    assert (len(kept), refused, len(occitan)) == (34_875, [], 4_446)
    assert len({r.zone for r in occitan}) == 27
    assert sum(len(r.commune_received) == 4 for r in kept) == 3_135


def test_real_list_of_zones_agrees_with_the_table_of_communes(real_data: Path) -> None:
    kept, _refused = split(read_employment_zones(real_data / "geo/zone_emploi_commune.csv"))
    totals, _refused = split(read_zone_totals(real_data / "geo/zones_emploi.csv"))
    assert {t.zone: t.communes for t in totals} == Counter(r.zone for r in kept)
    assert len(totals) == 306


def test_real_basins_are_44_in_occitanie_in_both_vintages(real_data: Path) -> None:
    old = real_data / "geo/mobiville_lexique_bassins.csv"
    new = real_data / "emploi/bassin_emploi_bmo_communes.csv"
    assert (basin_vintage(old), basin_vintage(new)) == (2019, 2024)
    (old_kept, _), (new_kept, _) = (
        split(read_employment_basins(old)),
        split(read_employment_basins(new)),
    )
    assert (len(old_kept), len(new_kept)) == (35_357, 37_498)
    assert len({r.zone for r in _occitan(old_kept)}) == 44
    assert len({r.zone for r in _occitan(new_kept)}) == 44
    assert {len(r.zone) for r in new_kept} == {4}


def test_real_basins_may_lie_astride_two_departements(real_data: Path) -> None:
    kept, _ = split(read_employment_basins(real_data / "emploi/bassin_emploi_bmo_communes.csv"))
    assert {r.commune[:2] for r in kept if r.zone == "7637"} == {"30", "34"}


def test_real_committees_are_37_in_occitanie_in_both_tables(real_data: Path) -> None:
    first, second = real_data / "geo/ft_clpe_communes.csv", real_data / "geo/ref_clpe_ft.csv"
    assert (clpe_vintage(first), clpe_vintage(second)) == (2024, 2025)
    (old, refused), (new, none) = split(read_clpe(first)), split(read_clpe(second))
    assert len({r.zone for r in _occitan(old)}) == len({r.zone for r in _occitan(new)}) == 37
    assert (len(new), none, len({r.zone for r in new})) == (34_877, [], 363)
    assert [r.rule for r in refused] == ["clpe.duplicate-key"]
    assert "85037" in refused[0].message


def test_real_neighbourhoods_are_105_in_both_files(real_data: Path) -> None:
    table, _ = split(read_neighbourhoods(real_data / "geo/hackaviz2021_qp.csv"))
    drawn, _ = split(read_neighbourhoods(real_data / "geo/hackaviz2021_qp.geojson"))
    assert {q.code for q in table} == {q.code for q in drawn}
    assert len(table) == len(drawn) == 105
    assert {q.departement for q in drawn} <= OCCITANIE
    assert [q.commune_names for q in table if len(q.commune_names) > 1] == [("Séméac", "Tarbes")]


def test_real_zrr_classifies_3317_communes_of_occitanie(real_data: Path) -> None:
    kept, refused = split(read_rural_communes(real_data / "geo/zrr_20221109.json"))
    assert Counter(r.status for r in kept) == {"C": 17_694, "NC": 17_235, "PC": 36}
    assert refused == []
    assert sum(r.status == "C" and r.commune[:2] in OCCITANIE for r in kept) == 3_317


def test_real_academies_hold_110_departements(real_data: Path) -> None:
    path = real_data / "nomenclatures/orion_departements_academies_regions.csv"
    kept, warned = split(read_academies(path))
    assert len(kept) == 122
    assert [w.rule for w in warned] == ["academie.outside-cog"] * 2
    toulouse = {a.departement for a in kept if a.academie_name == "Toulouse"}
    assert toulouse == {"09", "12", "31", "32", "46", "65", "81", "82"}
    assert sum(a.region == "76" and a.departement != "" for a in kept) == 13


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("communes-31-haute-garonne.geojson", 587),
        ("departements-occitanie.geojson", 13),
        ("region-occitanie.geojson", 1),
    ],
)
def test_real_outlines_are_those_of_2018(real_data: Path, name: str, count: int) -> None:
    path = real_data / "geo/contours" / name
    kept, refused = split(read_outlines(path))
    assert (len(kept), refused, outlines_vintage(path)) == (count, [], 2018)


def test_real_outlines_draw_the_4485_communes_of_2018(real_data: Path) -> None:
    paths = (real_data / "geo/contours").glob("communes-*.geojson")
    assert len({o.code for path in paths for o in split(read_outlines(path))[0]}) == 4_485
