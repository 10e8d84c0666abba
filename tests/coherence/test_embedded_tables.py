"""The embedded tables are the ones their provenance describes, and make sense together."""

import hashlib
from collections import Counter
from pathlib import Path

import polars as pl
import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "src/passerelles/content/embedded"
PROVENANCE = yaml.safe_load((FOLDER / "provenance.yaml").read_text("utf-8"))
ZONE_COLUMNS = ["code", "name", "region", "seat", "zone", "edition"]
CODED = ["code", "label", "edition"]
COLUMNS = {
    "communes.parquet": [
        *["code", "name", "kind", "parent_code", "departement", "region", "epci"],
        *["population", "postcodes", "former_codes", "zone", "edition"],
    ],
    "coordinates.parquet": ["code", "latitude", "longitude", "origin"],
    "departements.parquet": ZONE_COLUMNS,
    "epci.parquet": ["code", "name", "legal_form", "population", "edition"],
    "inclusion_lists.parquet": ["list", "value", "label", "description", "edition"],
    "regions.parquet": [column for column in ZONE_COLUMNS if column != "region"],
    "rome_40_occupations.parquet": CODED,
    "rome_40_sector_links.parquet": ["sector", "occupation", "edition"],
    "rome_40_sectors.parquet": CODED,
}
# Latitude then longitude, in degrees, with some room for islands.
BOXES = {
    "metro": (41.3, 51.2, -5.2, 9.6),
    "971": (15.8, 16.6, -61.9, -61.0),
    "972": (14.3, 14.9, -61.3, -60.8),
    "973": (2.1, 5.8, -54.7, -51.6),
    "974": (-21.4, -20.8, 55.2, 55.9),
    "975": (46.7, 47.2, -56.5, -56.1),
    "976": (-13.1, -12.6, 45.0, 45.4),
    "986": (-14.4, -13.1, -178.3, -176.1),
    "987": (-28.0, -7.5, -155.0, -134.0),
    "988": (-23.0, -18.0, 158.0, 169.0),
}


def table(name: str) -> pl.DataFrame:
    return pl.read_parquet(FOLDER / name)


def located_communes() -> pl.DataFrame:
    """Communes and municipal districts, with their coordinates where known."""
    communes = table("communes.parquet")
    whole = communes.filter(pl.col("kind").is_in(["commune", "municipal_district"]))
    return whole.join(table("coordinates.parquet"), on="code", how="left")


def test_provenance_lists_each_file_and_no_other() -> None:
    assert sorted(PROVENANCE) == sorted(path.name for path in FOLDER.glob("*.parquet"))


@pytest.mark.parametrize("name", sorted(COLUMNS))
def test_a_table_is_small_and_is_the_one_of_its_provenance(name: str) -> None:
    content = (FOLDER / name).read_bytes()
    assert len(content) < 1_500_000
    assert hashlib.sha256(content).hexdigest() == PROVENANCE[name]["sha256"]
    assert table(name).columns == COLUMNS[name]
    assert table(name).height == PROVENANCE[name]["rows"]


@pytest.mark.parametrize("name", sorted(COLUMNS))
def test_a_table_says_licence_address_and_a_script_that_exists(name: str) -> None:
    entry = PROVENANCE[name]
    assert entry["licence"]["data"]
    assert entry["official_address"].startswith("https://")
    assert (ROOT / entry["script"]).is_file()


def test_counts_are_those_of_the_code_officiel_geographique_2026() -> None:
    communes = table("communes.parquet").filter(pl.col("kind") == "commune")
    in_regions = communes.filter(pl.col("zone") != "com")
    assert in_regions.height == 34_875
    assert table("epci.parquet").height == 1_255
    assert table("departements.parquet").filter(pl.col("zone") != "com").height == 101
    assert table("regions.parquet").filter(pl.col("zone") != "com").height == 18
    assert in_regions.filter(pl.col("region") == "76").height == 4_446
    assert 68_000_000 < in_regions["population"].sum() < 70_000_000


def test_keys_are_unique() -> None:
    assert not table("communes.parquet").select("kind", "code").is_duplicated().any()
    for name in ("epci", "departements", "regions", "coordinates", "rome_40_occupations"):
        assert not table(f"{name}.parquet")["code"].is_duplicated().any(), name


def test_references_between_tables_resolve() -> None:
    communes = table("communes.parquet")
    whole = set(communes.filter(pl.col("kind") == "commune")["code"])
    assert set(communes["parent_code"].drop_nulls()) <= whole
    assert set(communes["epci"].drop_nulls()) == set(table("epci.parquet")["code"])
    assert set(communes["departement"]) == set(table("departements.parquet")["code"])
    assert set(communes["region"]) == set(table("regions.parquet")["code"])


def test_each_commune_of_the_regions_has_a_coordinate_and_its_origin() -> None:
    communes = located_communes().filter(pl.col("zone") != "com")
    assert communes.filter(pl.col("origin").is_null())["name"].to_list() == []
    origins = Counter(communes["origin"])
    assert set(origins) == {
        *("geonames", "approximated_parts", "approximated_postcode"),
        *("approximated_epci", "approximated_departement"),
    }
    assert origins["geonames"] > 14_000


def test_municipal_districts_are_located_by_their_own_place() -> None:
    districts = located_communes().filter(pl.col("kind") == "municipal_district")
    assert districts.height == 45
    assert set(districts["origin"]) == {"geonames"}
    assert districts.select("latitude", "longitude").is_unique().all()


def test_no_coordinate_leaves_its_territory() -> None:
    located = located_communes().drop_nulls("latitude")
    for row in located.iter_rows(named=True):
        south, north, west, east = BOXES["metro" if row["zone"] == "metro" else row["departement"]]
        assert south < row["latitude"] < north, row
        assert west < row["longitude"] < east, row


def test_rome_links_join_known_codes() -> None:
    links = table("rome_40_sector_links.parquet")
    assert set(links["occupation"]) == set(table("rome_40_occupations.parquet")["code"])
    assert set(links["sector"]) <= set(table("rome_40_sectors.parquet")["code"])
    assert table("rome_40_occupations.parquet").height == 1_584


def test_embedded_rome_is_the_official_one(real_data: Path) -> None:
    official = pl.read_csv(real_data / "rome/v460_code_rome.csv", infer_schema=False)
    embedded = table("rome_40_occupations.parquet")
    assert dict(embedded.select("code", "label").iter_rows()) == dict(
        official.select("code_rome", "libelle_rome").iter_rows()
    )


def test_embedded_coordinates_are_as_close_as_their_page_says(real_data: Path) -> None:
    real = pl.read_csv(
        real_data / "geo/odis_geo_point_communes.csv", separator=";", infer_schema=False
    ).select(
        pl.col("Code_Officiel_Commune").str.zfill(5).alias("code"),
        pl.col("latitude").cast(pl.Float64).alias("true_latitude"),
    )
    joined = located_communes().join(real, on="code")
    north_south_km = (joined["latitude"] - joined["true_latitude"]).abs() * 111.2
    by_origin = joined.with_columns(error=north_south_km).group_by("origin")
    middle = dict(by_origin.agg(pl.col("error").median()).iter_rows())
    assert middle["geonames"] < 0.8
    assert middle["approximated_postcode"] < 6.0
