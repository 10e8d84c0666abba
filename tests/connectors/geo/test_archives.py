import zipfile
from pathlib import Path

import pytest

from passerelles.connectors.geo import epci
from passerelles.connectors.geo.employment_zones import load_zones
from passerelles.formats.common.rejection import UnreadableFile
from tests.connectors.geo.factories import make_index
from tests.connectors.rome.rows import drain
from tests.formats.geo.workbooks import write_workbook
from tests.formats.geo.writing import write

TITLES: list[list[object]] = [[f"titre {n}"] for n in range(5)]


def _zipped(folder: Path, name: str, rows: list[list[object]]) -> Path:
    book = write_workbook(folder / f"{name}.xlsx", "Composition_communale", [*TITLES, *rows])
    with zipfile.ZipFile(folder / f"{name}.zip", "w") as archive:
        archive.write(book, book.name)
    return folder / f"{name}.zip"


def test_the_zipped_workbook_of_zones_is_read(tmp_path: Path) -> None:
    rows: list[list[object]] = [["CODGEO", "ZE2020", "LIBZE2020"], ["31555", "7625", "Toulouse"]]
    loaded = drain(load_zones([_zipped(tmp_path, "ZE2020_au_01-01-2026", rows)], make_index()))
    assert set(loaded.rows["TerritoryMembership"]) == {"ZE-2020:employment_zone:7625:31555"}


def test_the_zipped_workbook_of_epci_is_an_edition_of_its_year(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(epci, "read_commune_index", make_index)
    rows: list[list[object]] = [
        ["CODGEO", "EPCI", "LIBEPCI"],
        ["31555", "243100518", "Toulouse Métropole"],
        ["09122", "ZZZZZZZZZ", "Sans objet"],
        ["99138", "243100518", "Toulouse Métropole"],
    ]
    loaded = drain(epci.load([_zipped(tmp_path, "epci_au_01-01-2027", rows)]))
    assert set(loaded.rows["TerritoryMembership"]) == {"EPCI-2027:epci:243100518:31555"}
    assert (loaded.read, loaded.rules()) == (3, ["commune.unknown"])


def test_an_archive_without_a_workbook_is_unreadable(tmp_path: Path) -> None:
    archive = tmp_path / "ZE2020_au_01-01-2026.zip"
    with zipfile.ZipFile(archive, "w") as opened:
        opened.write(write(tmp_path / "lisez-moi.txt", "rien"))
    with pytest.raises(UnreadableFile, match="ne contient pas de classeur"):
        drain(load_zones([archive], make_index()))
