"""Reads ``content/observatory/known_gaps.yaml``: what official files name and no zoning has."""

from dataclasses import dataclass
from pathlib import Path

from passerelles.formats.common.documents import read_yaml


@dataclass(frozen=True, slots=True)
class KnownGap:
    """A territory of a file of ``source`` that no loaded zoning has.

    ``kept``: its figures are kept, since the file itself says where it is; otherwise its rows are
    left out. ``reason`` is French, told with the warning.
    """

    source: str
    code: str
    kept: bool
    reason: str


def read_known_gaps(path: Path) -> dict[tuple[str, str], KnownGap]:
    """The gaps by source and code. Raises OSError, yaml.YAMLError, TypeError on a field unknown."""
    gaps = [KnownGap(**raw) for raw in read_yaml(path)]
    return {(gap.source, gap.code): gap for gap in gaps}
