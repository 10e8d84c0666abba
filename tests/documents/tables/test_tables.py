"""What is written is read back as it was, in each format, and nothing in it can run."""

import csv
import io
from collections.abc import Callable
from datetime import date
from zipfile import ZipFile

import fastexcel
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from passerelles.documents.tables import (
    FIGURE_COLUMNS,
    Table,
    figure_cells,
    write_csv,
    write_ods,
    write_xlsx,
)
from passerelles.documents.tables.model import sheet_names
from passerelles.domain.common.interval import Interval
from passerelles.domain.indicators.quantity import SECRET, Bound, Quantity, exact

Writer = Callable[..., bytes]
WORKBOOKS = pytest.mark.parametrize("write", [write_xlsx, write_ods])
TABLE = Table(
    "Besoins : projets",
    ("métier", "projets", "part", "le"),
    (
        ("Serveurs, « été » & hiver", 9210, 0.56, date(2026, 11, 23)),
        ("Aides à domicile", 0, 12.5, None),
    ),
    notes=("Source : enquête BMO 2024.",),
)

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
cells = st.one_of(words, st.integers(-(10**12), 10**12), st.floats(-1e9, 1e9), st.none())


def csv_rows(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


@WORKBOOKS
def test_a_workbook_gives_back_numbers_words_and_days(write: Writer) -> None:
    book = fastexcel.read_excel(write(TABLE, Table("Sources", ("nom",), (("BMO",),))))
    assert book.sheet_names == ["Besoins projets", "Sources"]
    sheet = book.load_sheet(0, n_rows=2).to_polars()
    assert sheet.columns == list(TABLE.columns)
    assert sheet["métier"].to_list() == ["Serveurs, « été » & hiver", "Aides à domicile"]
    assert sheet["projets"].to_list() == [9210.0, 0.0]
    assert sheet["part"].to_list() == [0.56, 12.5]
    assert str(sheet["le"][0]).startswith("2026-11-23")
    whole = book.load_sheet(0).to_polars()
    assert whole["métier"].to_list()[-1] == "Source : enquête BMO 2024."


@WORKBOOKS
@given(st.lists(cells, min_size=1, max_size=4))
def test_whatever_a_cell_holds_the_workbook_opens(
    write: Writer, row: list[str | int | float | None]
) -> None:
    table = Table("t", tuple("abcd"[: len(row)]), (tuple(row),))
    with ZipFile(io.BytesIO(write(table))) as archive:
        for name in archive.namelist():
            if name.endswith(".xml"):
                etree.fromstring(archive.read(name))


@WORKBOOKS
def test_a_formula_stays_words(write: Writer) -> None:
    table = Table("t", ("a",), (("=1+1",), ("@SUM(A1)",), ("http://x.example",)))
    with ZipFile(io.BytesIO(write(table))) as archive:
        whole = b"".join(archive.read(name) for name in archive.namelist())
    assert b"<f>" not in whole
    assert b"formula" not in whole
    assert b"hyperlink" not in whole
    read = fastexcel.read_excel(write(table)).load_sheet(0).to_polars()
    assert read["a"].to_list() == ["=1+1", "@SUM(A1)", "http://x.example"]


def test_csv_opens_in_a_french_spreadsheet() -> None:
    content = write_csv(TABLE)
    assert content.startswith(b"\xef\xbb\xbf")
    rows = csv_rows(content)
    assert rows[1] == ["Serveurs, « été » & hiver", "9210", "0,56", "2026-11-23"]
    assert rows[2] == ["Aides à domicile", "0", "12,5", ""]
    assert rows[-2:] == [[], ["# Source : enquête BMO 2024."]]


@given(words)
def test_no_word_of_a_csv_begins_as_a_formula(said: str) -> None:
    cell = csv_rows(write_csv(Table("t", ("a", "b"), ((said, 1),))))[1][0]
    assert not cell.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r"))


def test_a_negative_number_stays_a_number_in_csv() -> None:
    assert csv_rows(write_csv(Table("t", ("a", "b"), ((-4, -0.5),))))[1] == ["-4", "-0,5"]


def test_a_figure_keeps_its_bound_its_ends_and_its_absence_apart() -> None:
    bounded = Quantity(52, Bound.AT_LEAST, interval=Interval(52, 58))
    assert len(figure_cells(exact(3))) == len(FIGURE_COLUMNS)
    assert figure_cells(bounded) == (52, "au moins", 52, 58, None)
    assert figure_cells(SECRET) == (None, None, None, None, "secret")


def test_a_row_of_another_width_is_refused() -> None:
    with pytest.raises(ValueError, match="2 cells for 1 columns"):
        Table("t", ("a",), ((1, 2),))


@given(st.lists(words, min_size=1, max_size=6))
def test_names_of_sheets_are_accepted_and_unlike(titles: list[str]) -> None:
    names = sheet_names([Table(title, (), ()) for title in titles])
    assert len({name.lower() for name in names}) == len(titles)
    assert all(0 < len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in names)


@WORKBOOKS
def test_bytes_can_be_repeated(write: Writer) -> None:
    day = date(2026, 11, 23)
    assert write(TABLE, title="t", on=day) == write(TABLE, title="t", on=day)
