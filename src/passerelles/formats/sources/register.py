"""The register of sources, an editable YAML table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path
from typing import Any, Literal

import yaml

from passerelles.formats.common.rejection import UnreadableFile

REQUIRED = ("id", "name", "owner", "licence", "rhythm", "files")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the newest official file of a source is found.

    ``datagouv``: the resource of ``dataset`` whose title matches ``title`` (a regular expression,
    whose first group orders the candidates), saved under what matched, or as ``name`` where ``{}``
    stands for that group. ``address``: one stable ``url``, saved as ``name``.
    """

    kind: Literal["datagouv", "address"]
    dataset: str = ""
    title: str = ""
    url: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """One line of the register.

    A source closes the rows that it does not give any more only when the files at hand are whole:
    one at least for each pattern of ``whole``, and never when ``closes`` is False. A ``strict`` one
    publishes nothing as long as one record is refused. A ``personal`` one has lines about persons:
    its files are read, counted and forgotten, only their names and fingerprints stay.
    """

    id: str
    name: str
    owner: str
    licence: str
    rhythm: str
    page: str = ""
    files: tuple[str, ...] = ()
    demonstration: bool = False
    closes: bool = True
    strict: bool = False
    personal: bool = False
    whole: tuple[str, ...] = ()
    origin: Origin | None = None

    def recognises(self, filename: str) -> bool:
        return any(fnmatch(filename, pattern) for pattern in self.files)

    def may_close(self, filenames: Sequence[str]) -> bool:
        """Whether these files are all that the source says."""
        return self.closes and all(
            any(fnmatch(name, pattern) for name in filenames) for pattern in self.whole
        )


def read_register(path: Path) -> list[SourceEntry]:
    """Read the register at ``path``, in loading order.

    Raises UnreadableFile naming the entry when something is missing, unknown or said twice.
    """
    try:
        entries = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError) as error:
        raise UnreadableFile(f"Registre des sources « {path} » illisible : {error}") from error
    if not isinstance(entries, list):
        raise UnreadableFile(f"Registre des sources « {path} » : une liste est attendue.")
    read = [_entry(raw, place=f"{path.name}, entrée {n}") for n, raw in enumerate(entries, 1)]
    names = [entry.id for entry in read]
    if twice := {name for name in names if names.count(name) > 1}:
        raise UnreadableFile(f"« {path.name} » : source(s) en double : {', '.join(sorted(twice))}.")
    return read


def _entry(raw: Mapping[str, Any], *, place: str) -> SourceEntry:
    if missing := [key for key in REQUIRED if key not in raw]:
        raise UnreadableFile(f"« {place} » : il manque {', '.join(missing)}.")
    fields = {k: v for k, v in raw.items() if k not in ("fetch", "files", "whole")}
    try:
        origin = _origin(raw["fetch"], place=place) if "fetch" in raw else None
        files, whole = tuple(raw["files"]), tuple(raw.get("whole", ()))
        return SourceEntry(**fields, files=files, whole=whole, origin=origin)
    except TypeError as error:
        raise UnreadableFile(f"« {place} » : champ inconnu ({error}).") from error


def _origin(raw: Mapping[str, str], *, place: str) -> Origin:
    details = dict(raw)
    kind = details.pop("from", "")
    if kind == "datagouv" and {"dataset", "title"} <= details.keys():
        return Origin("datagouv", **details)
    if kind == "address" and {"url", "name"} <= details.keys():
        return Origin("address", **details)
    raise UnreadableFile(
        f"« {place} » : « fetch » demande from: datagouv (dataset, title) "
        "ou from: address (url, name)."
    )
