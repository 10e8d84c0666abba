from pathlib import Path

import pytest

from passerelles.formats.common.rejection import UnreadableFile
from passerelles.formats.geo.qpv import qpv_vintage, read_neighbourhoods
from tests.formats.geo.writing import split, write, write_json

SQUARE = {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 0]]]}


def _feature(code: str, communes: str = "Tarbes, Séméac") -> dict[str, object]:
    properties = {
        "code_qp": code,
        "nom_qp": "Tarbes Est",
        "code_commune": "65440",
        "nom_commune": communes,
    }
    return {"type": "Feature", "properties": properties, "geometry": SQUARE}


def _collection(*features: object) -> dict[str, object]:
    return {"type": "FeatureCollection", "features": list(features)}


def test_the_table_of_2015_gives_populations_and_names_of_communes(tmp_path: Path) -> None:
    path = write(
        tmp_path / "qp.csv",
        "\ufeffcode_qp,nom_qp,nom_commune,pop_mun,pop_com",
        'QP065003,Tarbes Est,"Séméac, Tarbes",2034,',
    )
    (record,), _refused = split(read_neighbourhoods(path))
    assert record.commune_names == ("Séméac", "Tarbes")
    assert (record.population, record.communes_population) == (2034, None)
    assert (record.departement, qpv_vintage(path)) == ("65", 2015)


def test_the_outlines_of_2015_give_one_code_and_all_names(tmp_path: Path) -> None:
    path = write_json(tmp_path / "qp.geojson", _collection(_feature("QP065003")))
    (record,), _refused = split(read_neighbourhoods(path))
    assert record.commune_codes == ("65440",)
    assert record.commune_names == ("Tarbes", "Séméac")
    assert record.geometry == SQUARE


def test_the_official_list_of_2024_hides_several_codes_in_a_formula(tmp_path: Path) -> None:
    path = write(
        tmp_path / "listeqp2024-cog2024.csv",
        "\ufeffcode_qp;lib_qp;insee_com;lib_com;;",
        'QN01341I;Les Escourtines;"=""13055;13070""";Marseille;;',
        "QN97105M;Rivière;97101;Les Abymes;;",
    )
    (first, second), refused = split(read_neighbourhoods(path))
    assert not refused
    assert (qpv_vintage(path), first.commune_codes) == (2024, ("13055", "13070"))
    assert (first.departement, second.departement) == ("13", "971")


@pytest.mark.parametrize(
    ("feature", "rule"),
    [
        (_feature("QP65"), "qpv.malformed-code"),
        (_feature("QP065003"), "qpv.duplicate-key"),
        ({"type": "Feature", "properties": None}, "qpv.malformed-code"),
    ],
)
def test_a_bad_neighbourhood_is_named_and_placed(
    tmp_path: Path, feature: object, rule: str
) -> None:
    path = write_json(tmp_path / "qp.geojson", _collection(_feature("QP065003"), feature))
    kept, refused = split(read_neighbourhoods(path))
    assert len(kept) == 1
    assert [(r.rule, r.path) for r in refused] == [(rule, "qp.geojson:2")]


def test_a_document_without_features_is_unreadable(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="n’est pas une collection GeoJSON"):
        list(read_neighbourhoods(write_json(tmp_path / "qp.geojson", [])))
