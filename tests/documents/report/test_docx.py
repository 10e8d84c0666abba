"""Reports as Word documents: headings, lists and tables that a screen reader knows."""

import io
from dataclasses import replace
from datetime import date

import pytest
from docx import Document
from docx.oxml.ns import qn

from passerelles.documents.charts import BarChart, Point
from passerelles.documents.report.docx import report_docx
from passerelles.documents.report.model import Grid, Key, Origin, Part, Picture, Report, Text

CHART = BarChart("Barres", "projets", (Point("Maçon", 3, "3"), Point("Couvreur", None, "secret")))
GRID = Grid("Les métiers", ("Métier", "Projets"), (("Serveur", "9"),), frozenset({1}))
REPORT = Report(
    kind="Bilan annuel",
    title="Bilan 2025",
    subtitle="Région Occitanie.",
    made_on=date(2026, 11, 23),
    is_demonstration=False,
    keys=(Key("12", "actions", "sur 33"),),
    essentials=("Rien à signaler.",),
    parts=(Part("Besoins", (Text("Un texte."), GRID, Picture(CHART)), (1,)),),
    origins=(Origin("BMO", "2024", "projets", "Licence Ouverte"),),
    definitions=(("Projet", "Une intention."),),
)


def test_everything_is_written_in_its_style() -> None:
    document = Document(io.BytesIO(report_docx(REPORT)))

    said = [(line.style.name, line.text) for line in document.paragraphs]
    assert ("Title", "Bilan 2025") in said
    assert ("Heading 1", "Besoins [1]") in said
    assert ("List Bullet", "12 actions (sur 33)") in said
    assert ("List Bullet", "Rien à signaler.") in said
    assert any(text.startswith("Barres. ") and "Maçon" in text for _, text in said)
    assert [[cell.text for cell in row.cells] for row in document.tables[0].rows] == [
        ["Métier", "Projets"],
        ["Serveur", "9"],
    ]


def test_heads_repeat_and_the_language_is_french() -> None:
    document = Document(io.BytesIO(report_docx(REPORT)))

    for table in document.tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    languages = document.styles.element.findall(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    assert [one.get(qn("w:val")) for one in languages] == ["fr-FR"]
    assert document.core_properties.title == "Bilan 2025"


@pytest.mark.parametrize("told", [True, False])
def test_generated_figures_are_told(told: bool) -> None:
    document = Document(io.BytesIO(report_docx(replace(REPORT, is_demonstration=told))))

    assert any("Données de démonstration" in p.text for p in document.paragraphs) is told
