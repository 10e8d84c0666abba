"""The tables of one edition, whether loose files or members of the official zip."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from passerelles.formats.common.rejection import Rejection, UnreadableFile
from passerelles.formats.common.tables import (
    Dialect,
    Row,
    open_zip,
    read_csv,
    read_zipped_csv,
)

_COMMA = Dialect(delimiter=",")
_OFFICIAL = re.compile(r"unix_(?P<name>\w+)_v(?P<version>\d{3})_utf8\.csv")
_LOOSE = re.compile(r"v(?P<version>\d{3})_(?P<name>\w+)\.csv")
_OTHER_NAMES = {"code_rome": "referentiel_code_rome", "item_complet": "item"}
_VERSION_LINE = re.compile(r"\s*(?P<key>[^:]+?)\s*:\s*(?P<value>.*?)\s*")


@dataclass(frozen=True, slots=True)
class Table:
    """One CSV table of an edition; ``version`` has three digits, as in the names of files."""

    path: Path
    version: str
    member: str = ""

    def rows(self, columns: Sequence[str]) -> Iterator[Row | Rejection]:
        """Yield the rows; raise UnreadableFile when one of ``columns`` is missing."""
        if self.member:
            return read_zipped_csv(self.path, self.member, columns=columns, dialect=_COMMA)
        return read_csv(self.path, columns=columns, dialect=_COMMA)

    @property
    def is_fourth(self) -> bool:
        """Whether the table has the columns of the 4.x editions."""
        return self.version.startswith("4")


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables found for one edition, by name (``texte``, ``referentiel_appellation``…)."""

    version: str
    by_name: dict[str, Table]

    @property
    def number(self) -> str:
        """The edition as people write it: ``4.60``."""
        return f"{self.version[0]}.{self.version[1:]}"

    def __getitem__(self, name: str) -> Table:
        if name in self.by_name:
            return self.by_name[name]
        raise UnreadableFile(
            f"ROME {self.number} : le fichier « unix_{name}_v{self.version}_utf8.csv » manque ; "
            f"fichiers reconnus : {', '.join(sorted(self.by_name))}. Importez l’archive entière."
        )

    def __contains__(self, name: str) -> bool:
        return name in self.by_name


@dataclass(frozen=True, slots=True)
class Release:
    """What ``version.txt`` says of the archive."""

    number: int
    published_on: date
    title: str


def gather(files: Iterable[Path], *, generation: str) -> Tables:
    """Find the tables of one generation (``"3"`` or ``"4"``) among files and zips.

    Raises UnreadableFile when there is none, or when two editions are mixed.
    """
    found = [t for path in files for t in _tables_of(path) if t[1].version[0] == generation]
    versions = sorted({table.version for _, table in found})
    if len(versions) != 1:
        what = f"les éditions {', '.join(versions)} sont mêlées" if versions else "aucune table"
        raise UnreadableFile(
            f"ROME {generation}.x : {what}. Donnez les fichiers « unix_…_v{generation}NN_utf8.csv "
            "» d’une seule édition, ou l’archive zip de France Travail."
        )
    return Tables(versions[0], dict(found))


def read_release(archive: Path) -> Release:
    """Read ``version.txt`` of the official zip; raise UnreadableFile when it says nothing."""
    with open_zip(archive) as opened:
        names = [n for n in opened.namelist() if n.rsplit("/", 1)[-1] == "version.txt"]
        text = opened.read(names[0]).decode("utf-8", errors="replace") if names else ""
    lines = filter(None, (_VERSION_LINE.fullmatch(line) for line in text.splitlines()))
    said = {match["key"].casefold().replace("é", "e"): match["value"] for match in lines}
    try:
        day, month, year = map(int, said["date de publication"].split("/"))
        number = int(said["numero de version"])
        return Release(number, date(year, month, day), said.get("titre/commentaire", ""))
    except (KeyError, ValueError) as error:
        raise UnreadableFile(
            f"« {archive.name} » : version.txt manque ou ne donne pas le numéro de version et la "
            "date de publication (jj/mm/aaaa). Téléchargez de nouveau l’archive."
        ) from error


def _tables_of(path: Path) -> Iterator[tuple[str, Table]]:
    if path.suffix == ".zip":
        with open_zip(path) as opened:
            members = opened.namelist()
        for member in members:
            if match := _OFFICIAL.fullmatch(member.rsplit("/", 1)[-1]):
                yield match["name"], Table(path, match["version"], member)
    elif match := _OFFICIAL.fullmatch(path.name) or _LOOSE.fullmatch(path.name):
        name = _OTHER_NAMES.get(match["name"], match["name"])
        yield name, Table(path, match["version"])
