"""A shared document in French: who reads it, what its file is, what changed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from passerelles.apps.accounts.models import College
from passerelles.apps.journal.models import FieldChange
from passerelles.apps.steering.reads.space.documents import DocumentValue, VersionValue

COLLEGES: Mapping[str, str] = dict(College.choices)
EVERYBODY = "toutes les personnes connectées"
_FIELDS = {
    "title": "titre",
    "readers": "lecteurs",
    "actions": "actions",
    "withdrawn_at": "retrait",
}
_KINDS = {
    "application/pdf": "PDF",
    "text/csv": "CSV",
    "text/plain": "texte",
    "image/png": "image PNG",
    "image/jpeg": "image JPEG",
    "image/gif": "image GIF",
    "image/webp": "image WEBP",
}
_SUFFIXES = {
    "wordprocessingml.document": "DOCX",
    "spreadsheetml.sheet": "XLSX",
    "opendocument.text": "ODT",
    "opendocument.spreadsheet": "ODS",
}


@dataclass(frozen=True, slots=True)
class Shown:
    """A document of the list, and the newest of its versions."""

    value: DocumentValue
    newest: VersionValue
    readers: str
    file: str


@dataclass(frozen=True, slots=True)
class Change:
    """One line of the history."""

    at: datetime
    actor: str
    text: str
    why: str


def shown(value: DocumentValue) -> Shown:
    newest = value.versions[0]
    return Shown(value, newest, readers(value.readers), file_text(newest))


def readers(colleges: Iterable[str]) -> str:
    return ", ".join(COLLEGES[one] for one in colleges) or EVERYBODY


def file_text(version: VersionValue) -> str:
    """« PDF, 1,2 Mo »."""
    media = version.media_type
    known = next((name for end, name in _SUFFIXES.items() if media.endswith(end)), media)
    return f"{_KINDS.get(media, known)}, {size_text(version.size)}"


def size_text(size: int) -> str:
    if size < 1_000_000:
        return f"{max(1, round(size / 1000))} ko"
    return f"{size / 1e6:.1f} Mo".replace(".", ",")


def history(rows: Iterable[FieldChange]) -> list[Change]:
    return [
        Change(row.at, row.actor, f"{_FIELDS.get(row.field, row.field)} : {_text(row)}", row.why)
        for row in rows
        if row.before or row.after
    ]


def _text(row: FieldChange) -> str:
    if row.field == "withdrawn_at":
        return "document retiré"
    return f"« {_said(row.field, row.before)} » devient « {_said(row.field, row.after)} »"


def _said(field: str, value: object) -> str:
    if field == "readers" and isinstance(value, list):
        return readers(value)
    if isinstance(value, list):
        return ", ".join(map(str, value)) or "rien"
    return str(value or "rien")
