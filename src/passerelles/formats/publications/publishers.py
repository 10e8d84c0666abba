"""Reads ``content/observatory/publishers.yaml``: who publishes studies, and on what."""

from dataclasses import dataclass
from pathlib import Path

from passerelles.formats.common.documents import read_yaml


@dataclass(frozen=True, slots=True)
class Publisher:
    """``sections``: sections of the NAF that it covers, empty for all; ``reference``: the plan."""

    slug: str
    name: str
    acronym: str
    covers: str
    sections: tuple[str, ...]
    reference: str


def read_publishers(path: Path) -> dict[str, Publisher]:
    """The publishers, by slug, in the order of the file."""
    entries = [{**entry, "sections": tuple(entry["sections"])} for entry in read_yaml(path)]
    return {entry["slug"]: Publisher(**entry) for entry in entries}
