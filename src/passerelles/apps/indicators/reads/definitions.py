"""The declared indicators, read once a process."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path

from passerelles.formats.indicators.definitions import Definition, Indicator, read_indicators


@cache
def indicators() -> Mapping[str, Indicator]:
    """Every declared indicator, by code."""
    return read_indicators(Path(str(files("passerelles.content"))) / "indicators")


def indicator_of(code: str) -> Indicator:
    """The indicator of that code. Raises KeyError."""
    return indicators()[code]


def definition_of(code: str, version: int | None = None) -> Definition:
    """That version of the definition, or the newest. Raises KeyError for an unknown indicator."""
    versions = indicator_of(code).definitions
    asked = [one for one in versions if one.version == version]
    return asked[0] if asked else versions[-1]
