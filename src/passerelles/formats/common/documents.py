"""Whole-file reading: JSON documents, and the header that tells which table a CSV file is."""

import csv
import json
from pathlib import Path
from typing import Any

import yaml

from passerelles.formats.common.rejection import UnreadableFile

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_json(path: Path) -> Any:
    """The document at ``path``. Raises UnreadableFile when it is missing or is not UTF-8 JSON."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
        if "\\u0000" in text:
            raise UnreadableFile(
                f"« {path.name} » contient un caractère nul, qu’aucun texte ne peut porter : "
                "retirez-le."
            )
        return json.loads(text)
    except FileNotFoundError as error:
        raise UnreadableFile(f"« {path} » n’existe pas : vérifiez le chemin.") from error
    except UnicodeDecodeError as error:
        raise UnreadableFile(
            f"« {path.name} » n’est pas écrit en UTF-8 (octet {error.start}) : "
            "enregistrez-le dans cet encodage."
        ) from error
    except json.JSONDecodeError as error:
        raise UnreadableFile(
            f"« {path.name} », ligne {error.lineno}, colonne {error.colno} : ce n’est pas du JSON, "
            "ou le fichier est incomplet. Téléchargez-le de nouveau."
        ) from error


def read_yaml(path: Path) -> Any:
    """The YAML document at ``path``, plain values only. Raises OSError and yaml.YAMLError."""
    return yaml.load(path.read_bytes(), Loader=_LOADER)  # noqa: S506 (safe, in C when it can)


def read_json_list(path: Path) -> list[Any]:
    """The list at ``path``. Raises UnreadableFile when the document is something else."""
    document = read_json(path)
    if not isinstance(document, list):
        raise UnreadableFile(
            f"« {path.name} » contient un seul objet au lieu d’une liste : "
            "vérifiez que c’est le bon fichier."
        )
    return document


def read_header(path: Path, *, delimiter: str = ";") -> tuple[str, ...]:
    """The column names of the CSV file at ``path`` (UTF-8), to tell its kind before reading it."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as text:
            first = next(csv.reader(text, delimiter=delimiter), [])
    except FileNotFoundError as error:
        raise UnreadableFile(f"« {path} » n’existe pas : vérifiez le chemin.") from error
    except UnicodeDecodeError as error:
        raise UnreadableFile(
            f"« {path.name} » n’est pas écrit en UTF-8 : enregistrez-le dans cet encodage."
        ) from error
    return tuple(cell.strip() for cell in first)
