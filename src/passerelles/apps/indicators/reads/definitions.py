"""The declared indicators, read once a process."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path

from passerelles.formats.indicators.definitions import Indicator, read_indicators


@cache
def indicators() -> Mapping[str, Indicator]:
    """Every declared indicator, by code."""
    return read_indicators(Path(str(files("passerelles.content"))) / "indicators")


def indicator_of(code: str) -> Indicator:
    """The indicator of that code. Raises KeyError."""
    return indicators()[code]
