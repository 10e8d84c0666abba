"""The CSV of bodies: what a spreadsheet saves is read, one wrong line leaves the others."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passerelles.formats.plan.inventory import UnreadableInventory, read_inventory


def test_both_separators_encodings_and_days_are_read() -> None:
    semicolons = "Nom;Vérifiée le\r\nComité de l’été;23/11/2026\r\n".encode("cp1252")
    commas = 'code,nom,verifiee_le\n,"Foix, Ariège",2026-11-23\n'.encode("utf-8-sig")

    (first,) = read_inventory(semicolons, file="a.csv").rows
    (second,) = read_inventory(commas, file="b.csv").rows

    assert first.values["nom"] == "Comité de l’été"
    assert second.values["nom"] == "Foix, Ariège"
    assert first.values["verifiee_le"] == second.values["verifiee_le"] == date(2026, 11, 23)
    assert first.values["sorte"] == "local"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (";", "le nom est vide"),
        ("A;2026-02-30", "2026-02-30"),
        (f"{'a' * 201};", "plus de 200 caractères"),
    ],
)
def test_a_wrong_line_is_told_and_the_rest_kept(line: str, said: str) -> None:
    content = f"nom;verifiee_le;x\nBonne;;\n{line};y\nAutre;;\n".encode()

    found = read_inventory(content, file="i.csv")

    assert [one.values["nom"] for one in found.rows] == ["Bonne", "Autre"]
    (fault,) = found.faults
    assert fault.startswith("i.csv, ligne 3 : ")
    assert said in fault


@pytest.mark.parametrize("content", [b"", b"a;b\n1;2\n", b"%PDF-1.7", b"nom\x00", b"n" * 2_000_001])
def test_what_is_no_inventory_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableInventory):
        read_inventory(content, file="x.csv")


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    with suppress(UnreadableInventory):
        read_inventory(b"nom\n" + content, file="x.csv")
