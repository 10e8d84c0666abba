"""The names that the offer bears, to complete what is being typed; memory-mapped files."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np

from passerelles.apps.catalogue.search.columns import Texts, save_texts
from passerelles.domain.catalogue.suggestion import begun_by, starts

NAME_KINDS = ("training", "provider", "certification")
_MOST_COMPARED = 20_000
_WHOLE_NAME = 4.0  # a name that begins so is worth one borne by fifty times more sessions


class OfferedName(NamedTuple):
    """``key`` is empty for a title, which several trainings may share."""

    kind: str
    key: str
    label: str
    sessions: int


class NameIndex:
    """The names of one generation, sorted by each of their words; memory-mapped."""

    def __init__(self, folder: Path) -> None:
        self.texts = Texts(folder, "name_starts")
        self.name = np.load(folder / "start_name.npy", mmap_mode="r")
        self.whole = np.load(folder / "start_whole.npy", mmap_mode="r")
        self.labels, self.keys = Texts(folder, "name_labels"), Texts(folder, "name_keys")
        self.kind = np.load(folder / "name_kind.npy", mmap_mode="r")
        self.sessions = np.load(folder / "name_sessions.npy", mmap_mode="r")

    def complete(self, prefix: str, limit: int) -> Iterator[OfferedName]:
        """Names with a word that begins so: those that begin so wholly first, then the frequent."""
        found = begun_by(self.texts, prefix)
        span = slice(found.start, min(found.stop, found.start + _MOST_COMPARED))
        names = np.asarray(self.name[span])
        worth = np.log1p(self.sessions[names]) + _WHOLE_NAME * self.whole[span]
        seen: set[int] = set()
        for at in np.argsort(-worth, kind="stable").tolist():
            if len(seen) == limit:
                return
            name = int(names[at])
            if name not in seen:
                seen.add(name)
                yield self._named(name)

    def _named(self, name: int) -> OfferedName:
        return OfferedName(
            NAME_KINDS[int(self.kind[name])],
            self.keys[name],
            self.labels[name],
            int(self.sessions[name]),
        )


def save_names(folder: Path, names: dict[tuple[str, str, str], int]) -> None:
    """Keep the names of a generation: (kind, key, label) → sessions."""
    ordered = sorted(names)
    begun = starts([label for _, _, label in ordered])
    save_texts(folder, "name_labels", [label for _, _, label in ordered])
    save_texts(folder, "name_keys", [key for _, key, _ in ordered])
    save_texts(folder, "name_starts", [start.text for start in begun])
    kinds = [NAME_KINDS.index(kind) for kind, _, _ in ordered]
    np.save(folder / "name_kind.npy", np.array(kinds, dtype=np.int8))
    np.save(folder / "name_sessions.npy", np.array([names[n] for n in ordered], dtype=np.int32))
    np.save(folder / "start_name.npy", np.array([s.name for s in begun], dtype=np.int32))
    np.save(folder / "start_whole.npy", np.array([s.whole for s in begun], dtype=np.bool_))
