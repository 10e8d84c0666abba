"""What completes a pathway and no session gives: ``content/guidance/schemes.yaml``."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from passerelles.formats.common.documents import read_yaml
from passerelles.formats.common.rejection import UnreadableFile

_FOR = ("employed", "jobseeker", "practised")
_FIELDS = {"slug", "title", "for", "why", "conditions", "contact", "source"}


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemeRecord:
    """``audience``: employed, jobseeker or practised. ``why``: what it is good for."""

    slug: str
    title: str
    audience: str
    why: str
    conditions: str
    contact: str
    source: str
    url: str
    read_on: date


def read_schemes(path: Path) -> tuple[SchemeRecord, ...]:
    """The schemes in the order of the file. Raises UnreadableFile on a wrong entry."""
    entries = read_yaml(path)
    if not isinstance(entries, list):
        raise UnreadableFile(f"« {path.name} » doit être une liste de dispositifs.")
    found = tuple(_scheme(entry, at, path.name) for at, entry in enumerate(entries, 1))
    slugs = [one.slug for one in found]
    twice = next((slug for slug in slugs if slugs.count(slug) > 1), None)
    if twice:
        raise UnreadableFile(f"« {path.name} » : « {twice} » est donné deux fois.")
    return found


def _scheme(entry: Any, at: int, file: str) -> SchemeRecord:
    where = f"« {file} », dispositif {at}"
    if not isinstance(entry, dict) or set(entry) != _FIELDS:
        wanted = ", ".join(sorted(_FIELDS))
        raise UnreadableFile(f"{where} : donnez ces champs et eux seuls : {wanted}.")
    if entry["for"] not in _FOR:
        raise UnreadableFile(f"{where} : « for » vaut {', '.join(_FOR)}.")
    try:
        return _record(entry)
    except (KeyError, TypeError, ValueError) as error:
        raise UnreadableFile(f"{where} : la date ou la source ne se lit pas.") from error


def _record(entry: dict[str, Any]) -> SchemeRecord:
    source = entry["source"]
    if not isinstance(source["read_on"], date):
        raise ValueError
    return SchemeRecord(
        slug=str(entry["slug"]),
        title=str(entry["title"]),
        audience=entry["for"],
        why=str(entry["why"]),
        conditions=str(entry["conditions"]),
        contact=str(entry["contact"]),
        source=str(source["title"]),
        url=str(source["url"]),
        read_on=source["read_on"],
    )
