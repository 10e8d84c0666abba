"""Small files for the tests of readers."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

from passerelles.formats.common.rejection import Rejection

Record = TypeVar("Record")


def write(path: Path, *lines: str, encoding: str = "utf-8") -> Path:
    path.write_text("\n".join(lines) + "\n", encoding=encoding)
    return path


def write_json(path: Path, document: object) -> Path:
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


def split(outcomes: Iterable[Record | Rejection]) -> tuple[list[Record], list[Rejection]]:
    """The records, then the rejections."""
    found = list(outcomes)
    kept = [o for o in found if not isinstance(o, Rejection)]
    return kept, [o for o in found if isinstance(o, Rejection)]
