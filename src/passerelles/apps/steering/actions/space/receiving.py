"""A file that somebody gives: looked at in a process of its own, kept under its fingerprint."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from django.conf import settings
from django.core.files.base import File

from passerelles.apps.harvest.raw import fingerprint, keep
from passerelles.apps.steering.errors import SteeringRefused
from passerelles.formats.attachments.kinds import MEDIA_TYPES, FileKind, kind_of
from passerelles.formats.attachments.names import safe_name
from passerelles.formats.attachments.refusal import RefusedFile

LARGEST = 30_000_000  # bytes
SECONDS = 60
_READER = "passerelles.formats.attachments.reader"
_NO_TEXT = "Ce fichier ne contient pas de texte : on le trouve par son titre seulement."
_TOO_LONG = "Le texte de ce fichier n’a pas pu être lu : on le trouve par son titre seulement."


@dataclass(frozen=True, slots=True)
class ReceivedFile:
    """A file that is kept. ``unread``: why its text is empty, as a sentence."""

    name: str
    media_type: str
    size: int
    sha256: str
    text: str
    unread: str


def receive(file: "File[bytes]") -> ReceivedFile:
    """Look at the file and keep it. Raises SteeringRefused with one sentence."""
    name, size = str(file.name), file.size or 0
    if size > LARGEST:
        raise SteeringRefused(
            f"« {name} » pèse {size / 1e6:.0f} Mo, {LARGEST / 1e6:.0f} Mo au plus : réduisez ses "
            "images ou découpez-le."
        )
    with NamedTemporaryFile(prefix="passerelles-") as copy:
        for chunk in file.chunks():
            copy.write(chunk)
        copy.flush()
        return _kept(Path(copy.name), name)


def version_path(sha256: str) -> Path:
    """Where the bytes of a version are."""
    return _folder() / sha256[:2] / sha256


def _kept(path: Path, name: str) -> ReceivedFile:
    told = _read(path, name)
    if "refused" in told:
        raise SteeringRefused(told["refused"])
    kind, text = FileKind(told["kind"]), told["text"].replace("\x00", " ")
    file = fingerprint(path)
    keep(file, folder=_folder())
    return ReceivedFile(
        name=safe_name(name, kind),
        media_type=MEDIA_TYPES[kind],
        size=file.size,
        sha256=file.sha256,
        text=text,
        unread="" if text else told.get("why", _NO_TEXT),
    )


def _read(path: Path, name: str) -> dict[str, Any]:
    """What the reader tells; when it dies, what the file is and why its text is not known."""
    command = [sys.executable, "-I", "-m", _READER, str(path), name]
    try:
        done = subprocess.run(command, capture_output=True, timeout=SECONDS, check=True, env={})
        answer: dict[str, Any] = json.loads(done.stdout)
        return answer
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError, json.JSONDecodeError):
        return _without_text(path, name)


def _without_text(path: Path, name: str) -> dict[str, Any]:
    try:
        return {"kind": kind_of(path, name=name).value, "text": "", "why": _TOO_LONG}
    except RefusedFile as refusal:
        return {"refused": str(refusal)}


def _folder() -> Path:
    return Path(settings.HOME) / "documents"
