"""Reads ``content/apprenticeship/training_fields.yaml``: the domains of the NSF, in plain words."""

from collections.abc import Mapping
from pathlib import Path

from passerelles.formats.common.documents import read_yaml


def read_training_fields(path: Path) -> Mapping[str, str]:
    """The label of each domain (two digits). Raises KeyError when an entry lacks a field."""
    return {entry["code"]: entry["label"] for entry in read_yaml(path)}
