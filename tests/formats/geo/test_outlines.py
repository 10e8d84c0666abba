from pathlib import Path

import pytest

from passerelles.formats.common.rejection import UnreadableFile
from passerelles.formats.geo.outlines import outlines_vintage, read_outlines
from tests.formats.geo.writing import split, write_json

SQUARE = {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 0]]]}
METRES = {"type": "Polygon", "coordinates": [[[574000.0, 6279000.0], [0, 0], [1, 1]]]}


def _feature(geometry: object = SQUARE, **properties: str) -> dict[str, object]:
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def test_a_collection_of_communes_is_read_by_its_name(tmp_path: Path) -> None:
    document = {"type": "FeatureCollection", "features": [_feature(code="09126", nom="Freychenet")]}
    (outline,), _refused = split(
        read_outlines(write_json(tmp_path / "communes-09-ariege.geojson", document))
    )
    assert (outline.kind, outline.code, outline.name) == ("commune", "09126", "Freychenet")


def test_a_single_feature_is_read_as_a_collection_of_one(tmp_path: Path) -> None:
    path = write_json(tmp_path / "region-occitanie.geojson", _feature(code="76", nom="Occitanie"))
    (outline,), _refused = split(read_outlines(path))
    assert (outline.kind, outline.code) == ("region", "76")


@pytest.mark.parametrize(
    ("feature", "rule"),
    [
        (_feature(nom="Sans code"), "outline.missing-code"),
        (_feature({"type": "Point", "coordinates": [0, 0]}, code="1"), "outline.not-a-surface"),
        (_feature(None, code="1"), "outline.not-a-surface"),
        (_feature(METRES, code="1"), "outline.not-wgs84"),
    ],
)
def test_a_bad_outline_is_named_and_placed(tmp_path: Path, feature: object, rule: str) -> None:
    document = {"features": [feature]}
    _kept, refused = split(read_outlines(write_json(tmp_path / "epci-1.geojson", document)))
    assert [(r.rule, r.path) for r in refused] == [(rule, "epci-1.geojson:1")]


def test_a_file_that_does_not_say_what_it_draws_is_unreadable(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="ne dit pas ce qu’il dessine"):
        list(read_outlines(write_json(tmp_path / "carte.geojson", {"features": []})))


def test_a_document_that_is_no_geojson_is_unreadable(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="n’est pas du GeoJSON"):
        list(read_outlines(write_json(tmp_path / "regions-x.geojson", {"type": "Topology"})))


@pytest.mark.parametrize(
    ("path", "year"),
    [
        ("communes-09-ariege.geojson", 2018),
        ("2026/communes-09.geojson", 2026),
        ("communes-2021.geojson", 2021),
        ("communes-100m.geojson", None),
    ],
)
def test_the_year_of_outlines_is_read_from_their_name(path: str, year: int | None) -> None:
    assert outlines_vintage(Path(path)) == year
