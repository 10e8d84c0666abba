"""The columns of one generation, kept beside its index: what ranks, locates and names sessions.

Arrays are memory-mapped: the processes of one machine share them.
"""

import json
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

NUMBERS = ("low", "high", "updated", "certifying", "quality", "training", "any_day", "remote")
_META = "columns.json"


class Texts:
    """Texts by number, as one block of bytes and where each begins."""

    def __init__(self, folder: Path, name: str) -> None:
        self._bytes = np.load(folder / f"{name}.text.npy", mmap_mode="r")
        self._starts = np.load(folder / f"{name}.starts.npy", mmap_mode="r")

    def __len__(self) -> int:
        return len(self._starts) - 1

    def __getitem__(self, number: int, /) -> str:
        start, end = int(self._starts[number]), int(self._starts[number + 1])
        text: bytes = self._bytes[start:end].tobytes()
        return text.decode()


@dataclass(slots=True)
class ColumnsDraft:
    """The columns as they grow, one ``add`` a session."""

    keys: list[str] = field(default_factory=list)
    actions: list[str] = field(default_factory=list)
    numbers: dict[str, "array[float]"] = field(
        default_factory=lambda: {name: array("d") for name in NUMBERS}
    )
    place_starts: "array[int]" = field(default_factory=lambda: array("l", [0]))
    place_communes: "array[int]" = field(default_factory=lambda: array("l"))
    place_positions: "array[int]" = field(default_factory=lambda: array("l"))

    def add(
        self,
        key: str,
        action: str,
        numbers: dict[str, float],
        places: Sequence[tuple[int, int]],
    ) -> None:
        """``places``: number of the commune and position of each located place."""
        self.keys.append(key)
        self.actions.append(action)
        for name in NUMBERS:
            self.numbers[name].append(numbers[name])
        for commune, position in places:
            self.place_communes.append(commune)
            self.place_positions.append(position)
        self.place_starts.append(len(self.place_communes))

    def save(self, folder: Path, meta: dict[str, Any], **arrays: NDArray[np.float64]) -> None:
        save_texts(folder, "keys", self.keys)
        save_texts(folder, "actions", self.actions)
        for name, values in self.numbers.items():
            np.save(folder / f"{name}.npy", np.asarray(values, dtype=np.float64))
        for name in ("place_starts", "place_communes", "place_positions"):
            np.save(folder / f"{name}.npy", np.asarray(getattr(self, name), dtype=np.int32))
        for name, floats in arrays.items():
            np.save(folder / f"{name}.npy", floats)
        (folder / _META).write_text(json.dumps(meta, ensure_ascii=False), encoding="utf-8")


class Columns:
    """The columns of a generation. Raises OSError or ValueError when a file is missing or cut."""

    def __init__(self, folder: Path) -> None:
        self.meta: dict[str, Any] = json.loads((folder / _META).read_text(encoding="utf-8"))
        self.keys, self.actions = Texts(folder, "keys"), Texts(folder, "actions")
        self.low = _load(folder, "low")
        self.high = _load(folder, "high")
        self.updated = _load(folder, "updated")
        self.certifying = _load(folder, "certifying")
        self.quality = _load(folder, "quality")
        self.training = _load(folder, "training")
        self.any_day = _load(folder, "any_day")
        self.remote = _load(folder, "remote")
        self.place_starts = _load(folder, "place_starts")
        self.place_communes = _load(folder, "place_communes")
        self.place_positions = _load(folder, "place_positions")
        self.latitude = _load(folder, "latitude")
        self.longitude = _load(folder, "longitude")
        self.density = _load(folder, "density")

    def __len__(self) -> int:
        return len(self.keys)


def _load(folder: Path, name: str) -> NDArray[Any]:
    loaded: NDArray[Any] = np.load(folder / f"{name}.npy", mmap_mode="r")
    return loaded


def save_texts(folder: Path, name: str, texts: Sequence[str]) -> None:
    """Keep texts as ``Texts`` reads them."""
    encoded = [text.encode() for text in texts]
    starts = np.zeros(len(encoded) + 1, dtype=np.int64)
    np.cumsum([len(text) for text in encoded], out=starts[1:])
    np.save(folder / f"{name}.text.npy", np.frombuffer(b"".join(encoded), dtype=np.uint8))
    np.save(folder / f"{name}.starts.npy", starts)
