from pathlib import Path

import pytest

from passerelles.connectors.geo.clpe import load_committees
from passerelles.connectors.geo.coordinates import load_embedded_points, load_points
from passerelles.connectors.geo.employment_basins import load_basins
from passerelles.connectors.geo.employment_zones import load_zones
from passerelles.connectors.geo.outlines import load_outlines
from passerelles.connectors.geo.qpv import load_neighbourhoods
from passerelles.connectors.geo.zrr import load_rural_zones
from passerelles.formats.common.rejection import UnreadableFile
from passerelles.formats.embedded.territories import EmbeddedCoordinates
from passerelles.formats.geo.commune_points import CommunePoint
from tests.connectors.geo.factories import make_index
from tests.connectors.rome.rows import drain
from tests.formats.geo.writing import write, write_json

BASINS = "reg,dep,code_commune_insee,code_bassin_BMO,lib_bassin_BMO"
CLPE = "commune_id,territoire_id,territoire_libelle,departement_id"
SQUARE = {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 0]]]}


def _basins(folder: Path, *lines: str) -> Path:
    return write(folder / "b.csv", BASINS, *lines)


def test_an_old_code_joins_its_successor_and_is_told_only_when_alone(tmp_path: Path) -> None:
    path = _basins(tmp_path, "76,09,09001,7601,FOIX", "76,09,09122,7601,FOIX")
    loaded = drain(load_basins([path], make_index()))
    (link,) = loaded.rows["TerritoryMembership"].values()
    assert loaded.read == 2
    assert (link.id, link.relation) == ("BMO-2024:employment_basin:7601:09122", "contains")
    assert (link.weight, link.code_received) == (1.0, "")
    alone = drain(load_basins([_basins(tmp_path, "76,09,09002,7601,FOIX")], make_index()))
    assert [m.code_received for m in alone.rows["TerritoryMembership"].values()] == ["09002"]


def test_a_commune_born_of_two_zones_is_partly_in_each_with_an_unknown_share(
    tmp_path: Path,
) -> None:
    path = _basins(tmp_path, "76,09,09001,7601,FOIX", "76,09,09122,7602,PAMIERS")
    links = drain(load_basins([path], make_index())).rows["TerritoryMembership"].values()
    assert [(m.relation, m.weight) for m in links] == [("partial", None)] * 2


def test_an_arrondissement_stands_for_its_commune(tmp_path: Path) -> None:
    path = _basins(tmp_path, "11,75,75101,1101,PARIS")
    rows = drain(load_basins([path], make_index())).rows
    assert [m.commune_id for m in rows["TerritoryMembership"].values()] == [
        "COG-2026:commune:75056"
    ]


def test_an_unknown_commune_is_refused_with_its_place(tmp_path: Path) -> None:
    path = _basins(tmp_path, "76,09,09122,7601,FOIX", "99,99,99138,7601,FOIX")
    loaded = drain(load_basins([path], make_index()))
    assert [(r.rule, r.path, r.severity) for r in loaded.rejections] == [
        ("commune.unknown", "b.csv:3", "error")
    ]
    assert loaded.read == 2


def test_a_zone_with_two_names_keeps_the_first_and_warns_once(tmp_path: Path) -> None:
    path = _basins(
        tmp_path,
        "76,31,31555,7623,TOULOUSE",
        "76,34,34003,7623,Toulouse",
        "76,09,09122,7623,Toulouse",
    )
    loaded = drain(load_basins([path], make_index()))
    assert [z.name for z in loaded.rows["Territory"].values()] == ["TOULOUSE"]
    assert [(r.rule, r.severity) for r in loaded.rejections] == [("zone.two-names", "warning")]


def test_only_the_newest_map_of_basins_is_in_force(tmp_path: Path) -> None:
    new = _basins(tmp_path, "76,09,09122,7601,FOIX")
    old = write(tmp_path / "o.csv", "CODE_COMMUNE_INSEE,BE19,NOMBE19", "09122,7601,FOIX")
    editions = drain(load_basins([new, old], make_index())).rows["Edition"]
    assert {e.id: e.in_force for e in editions.values()} == {"BMO-2024": True, "BMO-2019": False}


def test_only_the_newest_map_of_committees_is_in_force(tmp_path: Path) -> None:
    old = write(tmp_path / "o.csv", CLPE, "09122,CLPE09003,ARIÈGE,09")
    new = write(
        tmp_path / "n.csv",
        f"{CLPE},nom_departement,region_id,nom_region",
        "09122,CLPE09003,Ariège,09,Ariège,76,Occitanie",
    )
    rows = drain(load_committees([old, new], make_index())).rows
    assert {e.id: e.in_force for e in rows["Edition"].values()} == {
        "CLPE-2024": False,
        "CLPE-2025": True,
    }
    assert "CLPE-2025:clpe:CLPE09003" in rows["Territory"]


def test_the_list_of_zones_checks_the_table_and_cannot_replace_it(tmp_path: Path) -> None:
    table = write(tmp_path / "t.csv", "codgeo,ze2020,libze2020", "9122,7601,Foix")
    zones = write(tmp_path / "l.csv", "ze2020,libze2020,nb_com", "7601,Foix,1", "59,Mâcon,3")
    loaded = drain(load_zones([table, zones], make_index()))
    assert loaded.read == 3
    assert [r.rule for r in loaded.rejections] == ["zone.count-differs"]
    with pytest.raises(UnreadableFile, match="importez avec elle la table des communes"):
        drain(load_zones([zones], make_index()))


def _rural(folder: Path, *statuses: tuple[str, str]) -> Path:
    items = [{"fields": {"insee_code": code, "status": status}} for code, status in statuses]
    return write_json(folder / "zrr_20221109.json", items)


def test_the_rural_zone_holds_classified_communes_and_is_not_in_force(tmp_path: Path) -> None:
    path = _rural(tmp_path, ("09122", "C"), ("31555", "NC"), ("65417", "PC"))
    loaded = drain(load_rural_zones([path], make_index()))
    assert loaded.read == 3
    assert [e.in_force for e in loaded.rows["Edition"].values()] == [False]
    links = loaded.rows["TerritoryMembership"]
    assert {key: m.relation for key, m in links.items()} == {
        "ZRR-2022:zrr_frr:ZRR:09122": "contains",
        "ZRR-2022:zrr_frr:ZRR:65417": "partial",
    }


def test_a_commune_born_of_classified_and_unclassified_ones_is_partly_rural(
    tmp_path: Path,
) -> None:
    path = _rural(tmp_path, ("09122", "C"), ("09001", "NC"))
    links = drain(load_rural_zones([path], make_index())).rows["TerritoryMembership"]
    assert [m.relation for m in links.values()] == ["partial"]


def _neighbourhood(code: str, commune: str, names: str) -> dict[str, object]:
    properties = {"code_qp": code, "nom_qp": "Q", "code_commune": commune, "nom_commune": names}
    return {"type": "Feature", "properties": properties, "geometry": SQUARE}


def test_a_neighbourhood_touches_every_commune_it_names(tmp_path: Path) -> None:
    features = [_neighbourhood("QP065003", "65440", "Séméac, Tarbes")]
    drawn = write_json(tmp_path / "qp.geojson", {"features": features})
    table = write(
        tmp_path / "qp.csv",
        "code_qp,nom_qp,nom_commune,pop_mun,pop_com",
        'QP065003,Tarbes Est,"Séméac, Tarbes",2000,',
        "QP009001,Centre,Foix,1000,10000",
    )
    loaded = drain(load_neighbourhoods([table, drawn], make_index()))
    links = loaded.rows["TerritoryMembership"]
    assert loaded.read == 3
    assert {(m.commune_id, m.relation, m.weight) for m in links.values()} == {
        ("COG-2026:commune:65417", "touches", None),
        ("COG-2026:commune:65440", "touches", None),
        ("COG-2026:commune:09122", "touches", 0.1),
    }
    assert loaded.rows["Outline"]["QPV-2015:qpv:QP065003"].geometry == SQUARE
    assert loaded.rows["Territory"]["QPV-2015:qpv:QP065003"].population == 2000
    assert [e.in_force for e in loaded.rows["Edition"].values()] == [False]


def test_a_neighbourhood_of_an_unknown_commune_is_refused(tmp_path: Path) -> None:
    features = [
        _neighbourhood("QP099001", "99138", "Nulle-Part"),
        _neighbourhood("QP009001", "09122", "Foix"),
    ]
    path = write_json(tmp_path / "qp.geojson", {"features": features})
    loaded = drain(load_neighbourhoods([path], make_index()))
    assert [r.rule for r in loaded.rejections] == ["qpv.unknown-commune"]
    assert set(loaded.rows["Edition"]) == {"QPV-2015"}


def test_outlines_keep_the_edition_they_were_drawn_in(tmp_path: Path) -> None:
    feature = {"type": "Feature", "properties": {"code": "09122"}, "geometry": SQUARE}
    old = write_json(tmp_path / "communes-09-ariege.geojson", {"features": [feature, {}]})
    latest = write_json(tmp_path / "communes-100m.geojson", {"features": [feature]})
    loaded = drain(load_outlines([old, latest], current_year=2026))
    assert set(loaded.rows["Outline"]) == {"COG-2018:commune:09122", "COG-2026:commune:09122"}
    assert {e.id: e.in_force for e in loaded.rows["Edition"].values()} == {"COG-2018": False}
    assert loaded.rules() == ["outline.missing-code"]


def test_official_points_come_first_and_those_of_merged_communes_are_left() -> None:
    points = [
        CommunePoint("p.csv:2", "09122", 42.9, 1.6),
        CommunePoint("p.csv:3", "09001", 42.8, 1.5),
        CommunePoint("p.csv:4", "99138", 43.7, 7.4),
    ]
    loaded = drain(load_points(points, make_index()))
    (point,) = loaded.rows["TerritoryPoint"].values()
    assert (point.territory_id, point.rank) == ("COG-2026:commune:09122", 0)
    assert loaded.rules() == ["commune.unknown"]
    assert loaded.read == 3


def test_embedded_points_say_how_they_were_found_and_reach_arrondissements() -> None:
    points = [
        EmbeddedCoordinates("09122", 42.9, 1.6, "geonames"),
        EmbeddedCoordinates("65417", 43.2, 0.1, "approximated_postcode"),
        EmbeddedCoordinates("75101", 48.9, 2.3, "approximated_parts"),
        EmbeddedCoordinates("00000", 48.9, 2.3, "geonames"),
    ]
    rows = drain(load_embedded_points(points, make_index())).rows["TerritoryPoint"].values()
    assert [(p.territory_id, p.origin) for p in rows] == [
        ("COG-2026:commune:09122", "geonames"),
        ("COG-2026:commune:65417", "approximated_postcode"),
        ("COG-2026:arrondissement:75101", "approximated_parts"),
    ]
    assert [p.rank for p in rows] == [1, 3, 2]
