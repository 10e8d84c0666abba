"""The publishers of studies, read once a process."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path

from passerelles.formats.publications.publishers import Publisher, read_publishers


@cache
def publishers() -> Mapping[str, Publisher]:
    """Every known publisher, by slug."""
    folder = Path(str(files("passerelles.content"))) / "observatory"
    return read_publishers(folder / "publishers.yaml")
