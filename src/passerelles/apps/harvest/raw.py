"""Raw files are kept as they came, under their SHA-256: any import can be done again."""

import hashlib
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from passerelles.formats.common.rejection import UnreadableFile

CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file that an import reads: where it came from, and its fingerprint."""

    path: Path
    sha256: str
    size: int
    address: str = ""


def fingerprint(path: Path, *, address: str = "") -> KeptFile:
    """Read ``path`` once for its SHA-256 and its size in bytes. Raises UnreadableFile."""
    digest = hashlib.sha256()
    try:
        with path.open("rb") as stream:
            while chunk := stream.read(CHUNK):
                digest.update(chunk)
    except PermissionError as error:
        raise UnreadableFile(
            f"« {path} » ne vous est pas ouvert en lecture : changez ses droits, ou de compte."
        ) from error
    return KeptFile(path, digest.hexdigest(), path.stat().st_size, address)


def keep(file: KeptFile, *, folder: Path) -> Path:
    """Copy the file into ``folder/<sha>`` unless it is there; a half-made copy is never seen."""
    kept = folder / file.sha256[:2] / file.sha256
    if not kept.exists():
        kept.parent.mkdir(parents=True, exist_ok=True)
        draft = kept.with_suffix(f".{os.getpid()}")
        shutil.copyfile(file.path, draft)
        draft.replace(kept)
    return kept
