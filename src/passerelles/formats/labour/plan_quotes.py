"""Reads ``content/observatory/plan_quotes.yaml``: figures as the plan quotes them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from passerelles.formats.common.documents import read_yaml
from passerelles.formats.common.rejection import UnreadableFile


@dataclass(frozen=True, slots=True)
class PlanQuote:
    """``reference``: where in the plan the figure stands."""

    path: str
    indicator: str
    region: str
    period: str
    value: float
    reference: str


def read_plan_quotes(path: Path) -> Iterator[PlanQuote]:
    """Yield the quotes. Raises UnreadableFile naming the entry that lacks a field."""
    try:
        entries = read_yaml(path)
    except (OSError, yaml.YAMLError) as error:
        raise UnreadableFile(f"« {path.name} » illisible : {error}") from error
    for number, entry in enumerate(entries, 1):
        yield _quote(entry, place=f"{path.name}:{number}")


def _quote(entry: Mapping[str, Any], *, place: str) -> PlanQuote:
    try:
        return PlanQuote(
            path=place,
            indicator=entry["indicator"],
            region=entry["region"],
            period=entry["period"],
            value=float(entry["value"]),
            reference=entry["reference"],
        )
    except (KeyError, TypeError, ValueError) as error:
        raise UnreadableFile(
            f"« {place} » : il manque {error}, ou sa valeur ne convient pas : chaque citation "
            "porte indicator, region, period, value et reference."
        ) from error
