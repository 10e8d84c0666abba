"""Everyday words for occupations: the reviewed content of ``content/synonyms``."""

from functools import cache
from importlib.resources import files

import yaml

from passerelles.domain.reference.search.entries import Synonym


@cache
def synonyms() -> tuple[Synonym, ...]:
    """Every entry, in the order of file names then of the files."""
    folder = files("passerelles.content").joinpath("synonyms")
    sheets = sorted((s for s in folder.iterdir() if s.name.endswith(".yaml")), key=lambda s: s.name)
    return tuple(
        Synonym(words=tuple(map(str, entry["words"])), codes=tuple(entry["occupations"]))
        for sheet in sheets
        for entry in yaml.safe_load(sheet.read_text(encoding="utf-8")) or ()
    )
