"""Derive the value lists of data·inclusion from `data-inclusion-schema` (extra `scripts`).

    python scripts/derive_inclusion_lists.py

The package carries the lists as Python enumerations, under Licence Ouverte 2.0.
"""

import sys
from importlib.metadata import version

import polars as pl
from data_inclusion.schema import v1
from data_inclusion.schema.v1.modes_mobilisation import ModeMobilisation, PersonneMobilisatrice
from embedded_files import write_table

PACKAGE = "data-inclusion-schema"
VERSION = "1.0.10"
LISTS = {
    "categories": v1.Categorie,
    "frais": v1.Frais,
    "modes_accueil": v1.ModeAccueil,
    "modes_mobilisation": ModeMobilisation,
    "mobilisable_par": PersonneMobilisatrice,
    "publics": v1.Public,
    "reseaux_porteurs": v1.ReseauPorteur,
    "thematiques": v1.Thematique,
    "types_de_services": v1.TypeService,
}
SCHEMA = dict.fromkeys(("list", "value", "label", "description", "edition"), pl.String)
PROVENANCE = {
    "source": {"registry": "pypi", "package": PACKAGE, "version": VERSION},
    "producer": "GIP Plateforme de l’inclusion (data·inclusion)",
    "licence": {"package": "Licence Ouverte 2.0", "data": "Licence Ouverte 2.0"},
    "official_address": "https://gip-inclusion.github.io/data-inclusion-schema/latest/",
    "vintage": f"schéma v1, paquet {VERSION}",
    "script": "scripts/derive_inclusion_lists.py",
}


def main() -> None:
    if version(PACKAGE) != VERSION:
        sys.exit(f"{PACKAGE} {version(PACKAGE)} est installé : installez la version {VERSION}.")
    rows = [
        {"list": name, "edition": f"data-inclusion-{VERSION}", **entry}
        for name, values in sorted(LISTS.items())
        for entry in values.as_dict_list()
    ]
    write_table("inclusion_lists.parquet", pl.DataFrame(rows, schema=SCHEMA), PROVENANCE)


if __name__ == "__main__":
    main()
