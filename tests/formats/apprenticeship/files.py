"""The smallest valid files of apprenticeship; each line takes the cells that a test cares about."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from passerelles.formats.apprenticeship import contracts, sifa

STOCK = {
    "annee": "2024",
    "date_observation": "15/03/2025",
    "departement_formation": "31",
    "niveau": "3",
    "sexe": "F",
    "rqth": "non",
    "nsf": "312",
    "effectif": "40",
}
CONTRACT = {
    "apprenti": "a-001",
    "debut": "01/09/2023",
    "fin_prevue": "31/08/2025",
    "rupture": "",
    "departement_formation": "31",
    "departement_employeur": "31",
    "departement_residence": "31",
    "niveau": "3",
    "sexe": "F",
    "nsf": "312",
    "date_observation": "30/06/2025",
    "perimetre": "FR",
}


def write_stock(folder: Path, *lines: Mapping[str, str], name: str = "sifa.csv") -> Path:
    return _write(folder / name, sifa.COLUMNS, [STOCK | line for line in lines])


def write_contracts(
    folder: Path, *lines: Mapping[str, str], name: str = "contrats_apprentissage.csv"
) -> Path:
    columns = (*contracts.COLUMNS, contracts.RESIDENCE)
    return _write(folder / name, columns, [CONTRACT | line for line in lines])


def _write(path: Path, columns: Sequence[str], lines: Sequence[Mapping[str, str]]) -> Path:
    told = [";".join(columns), *(";".join(line[c] for c in columns) for line in lines)]
    path.write_text("\n".join(told) + "\n", encoding="utf-8")
    return path
