"""Words that say one thing in a block and in a skill: the reviewed ``content/guidance`` file."""

from functools import cache
from importlib.resources import files

import yaml

from passerelles.domain.guidance.matching.clauses import words


@cache
def skill_words() -> tuple[tuple[str, ...], ...]:
    """Groups of folded words, in the order of the file."""
    sheet = files("passerelles.content").joinpath("guidance", "skill_words.yaml")
    entries = yaml.safe_load(sheet.read_text(encoding="utf-8"))
    return tuple(words(" ".join(entry["words"])) for entry in entries)
