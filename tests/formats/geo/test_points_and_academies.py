from pathlib import Path

import pytest

from passerelles.formats.geo.academies import read_academies
from passerelles.formats.geo.commune_points import read_commune_points
from tests.formats.geo.writing import split, write, write_json

POINTS = ";GeoPoint;Annee;Code_Officiel_Commune;latitude;longitude"
ACADEMIES = (
    "\ufefflibelleRegion;codeAcademie;codeRegion;codeDepartement;libelleAcademie;libelleDepartement"
)


def test_points_are_read_from_the_table_decimal_comma_included(tmp_path: Path) -> None:
    path = write(tmp_path / "p.csv", POINTS, "0;x;2025;1001;46,15;4,92", "1;x;2025;2A004;41.9;8.7")
    kept, _refused = split(read_commune_points(path))
    assert [(p.commune, p.latitude, p.longitude) for p in kept] == [
        ("01001", 46.15, 4.92),
        ("2A004", 41.9, 8.7),
    ]


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("1;x;2025;31555;;", "commune.malformed-coordinates"),
        ("1;x;2025;31555;6279000;574000", "commune.malformed-coordinates"),
        ("1;x;2025;;43;1", "commune.missing-code"),
        ("1;x;2025;09122;43;1", "commune.duplicate-key"),
    ],
)
def test_a_bad_point_is_named_and_placed(tmp_path: Path, line: str, rule: str) -> None:
    path = write(tmp_path / "p.csv", POINTS, "0;x;2025;09122;42.9;1.6", line)
    _kept, refused = split(read_commune_points(path))
    assert [(r.rule, r.path) for r in refused] == [(rule, "p.csv:3")]


def test_points_of_the_api_are_longitude_first(tmp_path: Path) -> None:
    items = [
        {"code": "09122", "centre": {"type": "Point", "coordinates": [1.6, 42.9]}},
        {"code": "31555"},
    ]
    kept, refused = split(read_commune_points(write_json(tmp_path / "p.json", items)))
    assert [(p.latitude, p.longitude) for p in kept] == [(42.9, 1.6)]
    assert [r.rule for r in refused] == ["commune.malformed-coordinates"]


def test_academies_know_corsica_mayotte_and_those_without_a_departement(tmp_path: Path) -> None:
    path = write(
        tmp_path / "a.csv",
        ACADEMIES,
        "Occitanie;16;76;009;Toulouse;Ariège",
        "Corse;27;94;720;Corse;Haute-Corse",
        "Mayotte;43;06;985;Mayotte;Mayotte",
        "Normandie;05;28;;Caen;",
    )
    kept, refused = split(read_academies(path))
    assert not refused
    assert [(a.academie_name, a.departement) for a in kept] == [
        ("Toulouse", "09"),
        ("Corse", "2B"),
        ("Mayotte", "976"),
        ("Caen", ""),
    ]


def test_andorra_is_kept_with_a_warning_and_without_a_departement(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", ACADEMIES, "Occitanie;11;76;130;Montpellier;Andorre")
    kept, warned = split(read_academies(path))
    assert [a.departement for a in kept] == [""]
    assert [(w.rule, w.severity) for w in warned] == [("academie.outside-cog", "warning")]


def test_a_departement_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", ACADEMIES, "X;11;76;Ariège;Montpellier;Ariège")
    _kept, refused = split(read_academies(path))
    assert [r.rule for r in refused] == ["academie.malformed-departement"]
