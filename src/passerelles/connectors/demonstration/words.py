"""The words, names and shares of ``content/offer/demonstration.yaml``, and how they are drawn."""

from functools import cache
from importlib.resources import files
from pathlib import Path
from random import Random
from typing import Any

from passerelles.formats.common.documents import read_yaml
from passerelles.formats.offer.templates import TrainingTemplate, read_templates


@cache
def words() -> dict[str, Any]:
    """The whole document."""
    path = _folder() / "demonstration.yaml"
    document: dict[str, Any] = read_yaml(path)
    return document


@cache
def templates() -> tuple[TrainingTemplate, ...]:
    return read_templates(_folder() / "trainings")


def generator(*seeds: object) -> Random:
    """The generator of one thing: the same for the same seeds, whatever else was drawn."""
    return Random("/".join(map(str, seeds)))  # noqa: S311 (nothing here is a secret)


def pick(rng: Random, table: str, key: str | int | None = None) -> str:
    """One sentence of a list, or of the entry ``key`` of a table of lists."""
    found = words()[table] if key is None else words()[table][key]
    return str(rng.choice(found))


def sentence(text: str) -> str:
    """``text`` with its first letter in capital."""
    return text[:1].upper() + text[1:]


def lowered(text: str) -> str:
    """``text`` with its first letter small, unless an acronym begins it."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def of(text: str) -> str:
    """``text`` after « de », elided before a vowel."""
    return f"d’{text}" if text[0].lower() in "aeiouâàéèêîôœh" else f"de {text}"


def _folder() -> Path:
    return Path(str(files("passerelles.content"))) / "offer"
