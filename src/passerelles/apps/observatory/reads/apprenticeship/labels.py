"""Names of levels, sexes and training fields."""

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path

from passerelles.apps.indicators.reads.bridges import labels_of
from passerelles.formats.apprenticeship.training_fields import read_training_fields

NSF = "NSF-1994"
LEVELS = {
    "3": "Niveau 3 (CAP)",
    "4": "Niveau 4 (bac, brevet professionnel)",
    "5": "Niveau 5 (bac + 2 : BTS)",
    "6": "Niveau 6 (bac + 3 : licence, BUT)",
    "7": "Niveau 7 (bac + 5 : master, ingénieur)",
    "8": "Niveau 8 (doctorat)",
}
SEXES = {"F": "Femmes", "M": "Hommes"}
DOMAIN_LENGTH = 2


def field_labels(keys: Iterable[str]) -> dict[str, str]:
    """The names of domains in plain words, of groups as the nomenclature writes them. One query."""
    groups, domains = labels_of(NSF), _domains()
    codes = {key: key.partition(":")[2] for key in keys}
    return {
        key: domains.get(code, code) if len(code) == DOMAIN_LENGTH else _group(code, groups)
        for key, code in codes.items()
    }


def _group(code: str, labels: Mapping[str, str]) -> str:
    said = labels.get(code, "")
    return said.capitalize() if said.isupper() else said or f"Groupe {code}"


@cache
def _domains() -> Mapping[str, str]:
    folder = Path(str(files("passerelles.content"))) / "apprenticeship"
    return read_training_fields(folder / "training_fields.yaml")
