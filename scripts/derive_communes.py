"""Derive communes, EPCI, départements and regions from `@etalab/decoupage-administratif`.

    python scripts/derive_communes.py                 # fetched by the npm client of this machine
    python scripts/derive_communes.py package.tgz     # or a copy already here

The package joins INSEE's official geographic code, DGCL's list of EPCI, INSEE's legal
populations and La Poste's postcodes. Its data are under Licence Ouverte, its code under MIT.
"""

import json
import sys
import tarfile
from pathlib import Path
from typing import Any

import polars as pl
from embedded_files import checked_archive, fetch, write_table

PACKAGE = "@etalab/decoupage-administratif"
VERSION = "6.0.0"
SHA256 = "c189ffd5b33fe40c2f19e1a923ce557f190622f39228745d3195d746dfe00c4a"
EDITION = "COG-2026"  # the package's own README says: 2026 is version 6.0.0

KINDS = {
    "commune-actuelle": "commune",
    "arrondissement-municipal": "municipal_district",
    "commune-associee": "associated_commune",
    "commune-deleguee": "delegated_commune",
}
TEXTS = pl.List(pl.String)
COMMUNE_SCHEMA = {
    "code": pl.String,
    "name": pl.String,
    "kind": pl.String,
    "parent_code": pl.String,
    "departement": pl.String,
    "region": pl.String,
    "epci": pl.String,
    "population": pl.Int32,
    "postcodes": TEXTS,
    "former_codes": TEXTS,
    "zone": pl.String,
    "edition": pl.String,
}
EPCI_SCHEMA = {
    "code": pl.String,
    "name": pl.String,
    "legal_form": pl.String,
    "population": pl.Int32,
    "edition": pl.String,
}
DEPARTEMENT_SCHEMA = {
    "code": pl.String,
    "name": pl.String,
    "region": pl.String,
    "seat": pl.String,
    "zone": pl.String,
    "edition": pl.String,
}
REGION_SCHEMA = {key: kind for key, kind in DEPARTEMENT_SCHEMA.items() if key != "region"}
PROVENANCE = {
    "source": {"registry": "npm", "package": PACKAGE, "version": VERSION, "sha256": SHA256},
    "producer": "INSEE (communes, populations), DGCL (EPCI), La Poste ; réunis par Etalab",
    "licence": {"package": "MIT", "data": "Licence Ouverte 2.0"},
    "official_address": "https://www.insee.fr/fr/information/2560452",
    "vintage": "COG 2026 ; populations municipales en vigueur au 1er janvier 2026",
    "script": "scripts/derive_communes.py",
}


def main() -> None:
    archive = Path(sys.argv[1]) if len(sys.argv) > 1 else download()
    checked_archive(archive, SHA256)
    communes, epcis = read_member(archive, "communes"), read_member(archive, "epci")
    write_table("communes.parquet", commune_frame(communes, epcis), PROVENANCE)
    write_table("epci.parquet", epci_frame(epcis), PROVENANCE)
    departements, regions = read_member(archive, "departements"), read_member(archive, "regions")
    write_table("departements.parquet", zone_frame(departements, DEPARTEMENT_SCHEMA), PROVENANCE)
    write_table("regions.parquet", zone_frame(regions, REGION_SCHEMA), PROVENANCE)


def download() -> Path:
    return fetch(["npm", "pack", "--silent", f"{PACKAGE}@{VERSION}"], "*.tgz")


def read_member(archive: Path, name: str) -> list[dict[str, Any]]:
    with tarfile.open(archive) as bundle:
        stream = bundle.extractfile(f"package/data/{name}.json")
        if stream is None:
            sys.exit(f"« {name}.json » n'est pas un fichier du paquet {PACKAGE} {VERSION}.")
        return json.load(stream)


def commune_frame(communes: list[dict[str, Any]], epcis: list[dict[str, Any]]) -> pl.DataFrame:
    """Every commune, then its parts; a part takes the EPCI of the commune that holds it."""
    epci_of = {member["code"]: epci["code"] for epci in epcis for member in epci["membres"]}
    rows = [commune_row(commune, epci_of) for commune in communes]
    rows.sort(key=lambda row: (list(KINDS.values()).index(row["kind"]), row["code"]))
    return pl.DataFrame(rows, schema=COMMUNE_SCHEMA)


def commune_row(commune: dict[str, Any], epci_of: dict[str, str]) -> dict[str, Any]:
    parent = commune.get("chefLieu") or commune.get("commune")
    return {
        "code": commune["code"],
        "name": commune["nom"],
        "kind": KINDS[commune["type"]],
        "parent_code": parent,
        "departement": commune["departement"],
        "region": commune["region"],
        "epci": epci_of.get(parent or commune["code"]),
        "population": commune.get("population"),
        "postcodes": sorted(commune.get("codesPostaux", [])),
        "former_codes": sorted(commune.get("anciensCodes", [])),
        "zone": commune["zone"],
        "edition": EDITION,
    }


def epci_frame(epcis: list[dict[str, Any]]) -> pl.DataFrame:
    rows = [
        {
            "code": epci["code"],
            "name": epci["nom"],
            "legal_form": epci["type"],
            "population": epci["populationMunicipale"],
            "edition": EDITION,
        }
        for epci in epcis
    ]
    return pl.DataFrame(rows, schema=EPCI_SCHEMA).sort("code")


def zone_frame(zones: list[dict[str, Any]], schema: dict[str, Any]) -> pl.DataFrame:
    rows = [
        {
            "code": zone["code"],
            "name": zone["nom"],
            "region": zone.get("region"),
            "seat": zone["chefLieu"],
            "zone": zone["zone"],
            "edition": EDITION,
        }
        for zone in zones
    ]
    return pl.DataFrame(rows).select(list(schema)).cast(schema).sort("code")


if __name__ == "__main__":
    main()
