"""How occupations are named where a label is misleading: ``content/guidance/names.yaml``."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from passerelles.formats.common.documents import read_yaml
from passerelles.formats.common.rejection import UnreadableFile

_CODE = re.compile(r"[A-N]\d{4}")


@dataclass(frozen=True, slots=True, kw_only=True)
class NameRecords:
    """``names``: by code of today's ROME. ``capitals``: words whose first letter has an accent."""

    names: dict[str, str]
    capitals: tuple[str, ...]


def read_names(path: Path) -> NameRecords:
    """The content of the file. Raises UnreadableFile, naming the entry, on a wrong one."""
    content = read_yaml(path)
    if not isinstance(content, dict) or set(content) != {"names", "capitals"}:
        raise UnreadableFile(f"« {path.name} » : donnez names et capitals, et rien d’autre.")
    names = {str(code): _name(code, entry, path.name) for code, entry in content["names"].items()}
    return NameRecords(names=names, capitals=tuple(content["capitals"]))


def _name(code: Any, entry: Any, file: str) -> str:
    if not _CODE.fullmatch(str(code)):
        raise UnreadableFile(f"« {file} » : « {code} » n’est pas un code de métier (K1301).")
    if not isinstance(entry, dict) or set(entry) != {"name", "why"} or not all(entry.values()):
        raise UnreadableFile(f"« {file} », « {code} » : donnez name et why, et rien d’autre.")
    return str(entry["name"])
