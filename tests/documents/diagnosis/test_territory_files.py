"""The diagnosis of a territory as files: an accessible PDF, sheets that one can compute on."""

from dataclasses import replace
from datetime import date

import fastexcel
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from tests import diagnosis_factories as make
from tests import fact_factories

from passerelles.apps.observatory.reads.diagnosis.territory import territory_diagnosis
from passerelles.apps.observatory.reads.diagnosis.values import Summed, TerritoryDiagnosis
from passerelles.apps.reference.reads.generation import forget
from passerelles.documents.diagnosis.files import diagnosis_pdf, diagnosis_workbook, file_stem
from passerelles.documents.diagnosis.said import reached
from passerelles.documents.diagnosis.sheets import territory_tables
from passerelles.documents.tables import Table
from passerelles.domain.indicators.quantity import Quantity

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_index")]
MONDAY = date(2026, 11, 23)


@pytest.fixture
def rich() -> TerritoryDiagnosis:
    make.territories(name="AGDE-PEZENAS")
    make.totals()
    make.unemployment()
    for rank in range(14):
        make.need(f"A0X{rank + 10}", 400 - 20 * rank, None if rank == 2 else 10 * rank)
    for rank in range(25):
        make.tension(
            f"F1{rank + 101}", 5 - rank % 3, conditions=1 + rank % 5, training=5 - rank % 5
        )
    return diagnosis()


def diagnosis(kind: str = "employment_basin", code: str = "7649") -> TerritoryDiagnosis:
    forget()
    found = territory_diagnosis(kind, code, on=MONDAY)
    assert found
    return found


def words_of(content: bytes) -> tuple[str, int]:
    """All the words of a PDF on one line, and its number of pages."""
    document = pypdfium2.PdfDocument(content)
    pages = [page.get_textpage().get_text_bounded() for page in document]
    document.close()
    return " ".join(" ".join(pages).split()), len(pages)


def sheet(tables: tuple[Table, ...], title: str) -> Table:
    (found,) = (table for table in tables if table.title == title)
    return found


def test_the_pdf_is_tagged_titled_in_french_and_short(rich: TerritoryDiagnosis) -> None:
    content = diagnosis_pdf(rich)
    document = pypdfium2.PdfDocument(content)
    tagged = pdfium.FPDFCatalog_IsTagged(document.raw)
    title, pages = document.get_metadata_dict()["Title"], len(document)
    document.close()
    assert tagged
    assert title == "Diagnostic de territoire\u00a0: Agde-Pezenas"
    assert b"/Lang (fr-FR)" in content or b"/Lang(fr-FR)" in content
    assert 3 <= pages <= 6


def test_the_pdf_says_the_figures_their_bounds_and_their_sources(rich: TerritoryDiagnosis) -> None:
    said, _ = words_of(diagnosis_pdf(rich))
    assert "au moins 4 310" in said
    assert "entre 70 % et 80 %" in said
    assert "10,4 %" in said
    assert "secret" in said
    assert "Établi le 23 novembre 2026" in said
    assert "[1]" in said
    for title in ("L’essentiel", "Besoins de recrutement", "Sources et millésimes", "Définitions"):
        assert title in said


def test_a_diagnosis_without_figures_is_written_and_says_what_lacks() -> None:
    make.territories()
    said, pages = words_of(diagnosis_pdf(diagnosis()))
    assert pages >= 1
    assert "n’est pas chargée" in said


def test_the_same_diagnosis_gives_the_same_bytes(rich: TerritoryDiagnosis) -> None:
    assert diagnosis_pdf(rich) == diagnosis_pdf(rich)


@pytest.mark.parametrize("form", ["ods", "xlsx"])
def test_the_workbook_opens_with_its_sheets(rich: TerritoryDiagnosis, form: str) -> None:
    book = fastexcel.read_excel(diagnosis_workbook(rich, form))
    assert {"Chiffres clés", "Besoins", "Tensions", "Définitions", "Sources"} <= set(
        book.sheet_names
    )
    needs = book.load_sheet("Besoins", n_rows=14).to_polars()
    assert needs["projets"].to_list()[:3] == [400.0, 380.0, 360.0]


def test_a_figure_keeps_its_bound_its_ends_and_its_absence(rich: TerritoryDiagnosis) -> None:
    tables = territory_tables(rich)
    figures = {row[0]: row[3:] for row in sheet(tables, "Chiffres clés").rows}
    assert figures["Projets de recrutement"][:2] == (4310, "au moins")
    share = figures["Part des projets de recrutement saisonniers"]
    assert share[2:4] == (70, 80)
    needs = {row[0]: row for row in sheet(tables, "Besoins").rows}
    assert needs["A0X12"][-3:] == (None, None, "secret")


def test_files_are_named_by_kind_and_code(rich: TerritoryDiagnosis) -> None:
    assert file_stem(rich) == "diagnostic-employment_basin-7649"


def test_an_epci_prints_the_figures_of_its_basins_as_theirs(rich: TerritoryDiagnosis) -> None:
    found = diagnosis("epci", "24307649")
    said, _ = words_of(diagnosis_pdf(found))
    assert "Chiffres des bassins d’emploi entiers, non du territoire" in said
    assert said.count("Aucun chiffre n’est emprunté") == 1
    rows = sheet(territory_tables(found), "Bassins d’emploi").rows
    assert {row[1] for row in rows} == {"Agde-Pezenas"}


def test_the_instrument_of_2019_has_no_columns_that_only_2021_fills() -> None:
    make.territories()
    for indicator in ("tension_fap", "tension_fap_working_conditions"):
        fact_factories.observation(
            indicator=indicator, source="tension_fap", edition="TENSION-2019",
            territory_kind="departement", territory_code="34", geography="COG-2026",
            period="2019", occupation="FAP-2009:S1Z40", value=5,
        )  # fmt: skip
    said, _ = words_of(diagnosis_pdf(diagnosis("departement", "34")))
    assert "Métier (FAP 2009)" in said
    assert "non couvert" not in said
    assert "En tension, à former" not in said


def test_generated_sessions_are_told_as_such() -> None:
    found = replace(
        bare := diagnosis_of_nothing(),
        supply=replace(bare.supply, missing=None, is_demonstration=True),
    )
    said, _ = words_of(diagnosis_pdf(found))
    assert "Ne les citez pas" in said
    assert "(données de démonstration)" in said
    for title in ("Chiffres clés", "Besoins et offre"):
        assert any(
            "Ne les citez pas" in note for note in sheet(territory_tables(found), title).notes
        )


def diagnosis_of_nothing() -> TerritoryDiagnosis:
    make.territories()
    return diagnosis()


@pytest.mark.parametrize(
    ("value", "told"), [(400, "100 %"), (399.9, "plus de 99 %"), (200, "50 %")]
)
def test_a_part_never_rounds_to_everyone(value: float, told: str) -> None:
    figure = Summed(
        "population_within_30_min", "2026-11", Quantity(value, denominator=400), parts=1
    )
    assert told in reached(figure).replace("\u00a0", " ")
