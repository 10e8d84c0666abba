"""What the derivation scripts share: pinned archives, reproducible Parquet, provenance."""

import hashlib
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import polars as pl
import yaml

FOLDER = Path(__file__).resolve().parent.parent / "src/passerelles/content/embedded"
PROVENANCE = FOLDER / "provenance.yaml"
MAX_BYTES = 1_500_000
HEADER = """\
# Where each embedded table comes from. Written by the scripts it names: do not edit by hand.
# `sha256` is that of the derived file; tests/coherence/test_embedded_tables.py checks it.
"""


def checked_archive(path: Path, sha256: str) -> Path:
    """``path`` once its bytes are known to be the pinned ones; leaves the program otherwise."""
    found = sha256_of(path)
    if found != sha256:
        sys.exit(
            f"« {path.name} » a l'empreinte {found}, attendue : {sha256}. "
            "Téléchargez la version épinglée, ou relisez la nouvelle avant de changer l'empreinte."
        )
    return path


def fetch(command: Sequence[str], pattern: str) -> Path:
    """Run a registry client in a new folder and give the one file it leaves there."""
    folder = Path(tempfile.mkdtemp(prefix="passerelles-"))
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    found = sorted(folder.glob(pattern))
    if done.returncode or len(found) != 1:
        sys.exit(f"« {' '.join(command)} » n'a rien rapporté.\n{done.stderr[-800:]}")
    return found[0]


def sha256_of(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def write_table(name: str, frame: pl.DataFrame, provenance: dict[str, Any]) -> None:
    """Write ``frame`` as ``name`` and record where it comes from.

    One row group, no page statistics, one thread's order: the same polars gives the same bytes.
    """
    path = FOLDER / name
    FOLDER.mkdir(parents=True, exist_ok=True)
    frame.write_parquet(
        path,
        compression="zstd",
        compression_level=19,
        statistics=False,
        row_group_size=max(1, frame.height),
    )
    if path.stat().st_size >= MAX_BYTES:
        sys.exit(f"« {name} » pèse {path.stat().st_size} octets, limite : {MAX_BYTES}.")
    _record(name, provenance | {"rows": frame.height, "sha256": sha256_of(path)})
    print(f"{name} : {frame.height} lignes, {path.stat().st_size} octets")


def _record(name: str, entry: dict[str, Any]) -> None:
    tables = yaml.safe_load(PROVENANCE.read_text("utf-8")) if PROVENANCE.exists() else {}
    tables = dict(sorted(((tables or {}) | {name: entry}).items()))
    text = yaml.safe_dump(tables, allow_unicode=True, sort_keys=False, width=100)
    PROVENANCE.write_text(HEADER + text, "utf-8")
