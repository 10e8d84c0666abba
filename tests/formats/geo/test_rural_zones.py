from pathlib import Path

import pytest

from passerelles.formats.common.rejection import UnreadableFile
from passerelles.formats.geo.zrr import read_rural_communes
from tests.formats.geo.workbooks import write_workbook
from tests.formats.geo.writing import split, write, write_json


def _item(code: str, status: str) -> dict[str, object]:
    return {"model": "geo.zrr", "pk": 1, "fields": {"insee_code": code, "status": status}}


def test_the_three_statuses_are_kept_as_they_are(tmp_path: Path) -> None:
    items = [_item("09001", "C"), _item("31555", "NC"), _item("30329", "PC")]
    kept, refused = split(read_rural_communes(write_json(tmp_path / "zrr.json", items)))
    assert not refused
    assert [r.status for r in kept] == ["C", "NC", "PC"]


@pytest.mark.parametrize(
    ("item", "rule"),
    [
        (_item("09001", "?"), "zrr.unknown-status"),
        (_item("D14", "C"), "commune.malformed-code"),
        (_item("31555", "C"), "zrr.duplicate-key"),
    ],
)
def test_a_bad_item_is_named_and_placed(tmp_path: Path, item: dict[str, object], rule: str) -> None:
    path = write_json(tmp_path / "zrr.json", [_item("31555", "NC"), item])
    _kept, refused = split(read_rural_communes(path))
    assert [(r.rule, r.path) for r in refused] == [(rule, "zrr.json:2")]


@pytest.mark.parametrize(
    ("document", "message"),
    [({"a": 1}, "au lieu d’une liste"), ([{"a": 1}], "doit porter « fields »")],
)
def test_another_document_is_unreadable(tmp_path: Path, document: object, message: str) -> None:
    with pytest.raises(UnreadableFile, match=message):
        list(read_rural_communes(write_json(tmp_path / "zrr.json", document)))


def test_what_is_not_json_is_unreadable_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="ligne 1, colonne 1 : ce n’est pas du JSON"):
        list(read_rural_communes(write(tmp_path / "zrr.json", "<html>")))


def test_in_the_frr_workbook_an_empty_or_sentinel_code_is_not_classified(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["France ruralités revitalisation"],
        ["Source : ANCT"],
        ["codgeo", "libgeo", "codefrr"],
        ["09001", "Aigues-Juntes", "4"],
        ["31555", "Toulouse", "-9999"],
        ["31001", "Agassac", ""],
        ["Total", "", "2"],
    ]
    path = write_workbook(tmp_path / "frr_com2025.xlsx", "Données", rows)
    kept, refused = split(read_rural_communes(path))
    assert [(r.commune, r.status) for r in kept] == [
        ("09001", "C"),
        ("31555", "NC"),
        ("31001", "NC"),
    ]
    assert [r.rule for r in refused] == ["table.total-row"]
