"""Steps that no session gives: ``content/guidance/schemes.yaml``."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from passerelles.formats.common.documents import read_yaml
from passerelles.formats.common.rejection import UnreadableFile

_KINDS = ("placement", "afest", "vae", "transition")
_FOR = ("employed", "jobseeker", "practised")
_FIELDS = {
    "slug", "kind", "title", "for", "delay", "days", "hours", "share", "certifies", "conditions",
    "contact", "source",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemeRecord:
    """``audience``: employed, jobseeker or practised. ``delay`` and ``days`` are days; ``share``
    (0 to 1) is what it brings of each missing skill, our assumption."""

    slug: str
    kind: str
    title: str
    audience: str
    delay: int
    days: int
    hours: int
    share: float
    certifies: bool
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
    if entry["kind"] not in _KINDS or entry["for"] not in _FOR:
        raise UnreadableFile(
            f"{where} : « kind » vaut {', '.join(_KINDS)} et « for » vaut {', '.join(_FOR)}."
        )
    try:
        return _record(entry)
    except (KeyError, TypeError, ValueError) as error:
        raise UnreadableFile(f"{where} : un nombre, la date ou la source ne se lit pas.") from error


def _record(entry: dict[str, Any]) -> SchemeRecord:
    source = entry["source"]
    share = float(entry["share"])
    if not 0 <= share <= 1 or not isinstance(source["read_on"], date):
        raise ValueError
    return SchemeRecord(
        slug=str(entry["slug"]),
        kind=entry["kind"],
        title=str(entry["title"]),
        audience=entry["for"],
        delay=int(entry["delay"]),
        days=int(entry["days"]),
        hours=int(entry["hours"]),
        share=share,
        certifies=bool(entry["certifies"]),
        conditions=str(entry["conditions"]),
        contact=str(entry["contact"]),
        source=str(source["title"]),
        url=str(source["url"]),
        read_on=source["read_on"],
    )
