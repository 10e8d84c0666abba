"""Reports in general: no figure without its text, French spaces kept, data told as they are."""

from datetime import date

import pypdfium2
import pytest

from passerelles.documents.charts import BarChart, Point
from passerelles.documents.report.model import Grid, Key, Origin, Part, Picture, Report, Text
from passerelles.documents.report.pdf import report_pdf
from passerelles.documents.typst import BrokenTemplate, compile_pdf


def report(*parts: Part, demonstration: bool = False) -> Report:
    return Report(
        kind="Diagnostic de territoire",
        title="Foix",
        subtitle="Bassin d’emploi 7610",
        made_on=date(2026, 11, 23),
        is_demonstration=demonstration,
        keys=(Key("au moins 12", "projets"),),
        essentials=("Tout va bien : rien à signaler ?",),
        parts=parts,
        origins=(Origin("BMO", "2024", "projets", "Licence Ouverte"),),
        definitions=(("Projet", "Une intention."), ("Part", "Un rapport.")),
    )


def words_of(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    said = " ".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    return " ".join(said.split())


def test_every_block_is_printed() -> None:
    grid = Grid("Les métiers", ("Métier", "Projets"), (("#Serveur *$", "9"),), frozenset({1}))
    chart = BarChart(
        "Barres", "projets", (Point("Maçon", 3, "3"), Point("Couvreur", None, "secret"))
    )
    blocks = (Text("Un texte."), Text("La source manque.", is_missing=True), grid, Picture(chart))
    said = words_of(report_pdf(report(Part("Besoins", blocks, (1,)))))
    for words in ("Un texte.", "La source manque.", "#Serveur *$", "[1]", "page 1 sur"):
        assert words in said


@pytest.mark.parametrize("told", [True, False])
def test_generated_figures_are_told(told: bool) -> None:
    said = words_of(report_pdf(report(demonstration=told)))
    assert ("Données de démonstration" in said) is told


def test_a_table_of_many_rows_repeats_its_heads() -> None:
    rows = tuple((f"Métier {rank}", str(rank)) for rank in range(120))
    said = words_of(report_pdf(report(Part("A", (Grid("c", ("Intitulé", "N"), rows),)))))
    assert said.count("Intitulé") >= 3


def test_a_broken_template_says_why() -> None:
    with pytest.raises(BrokenTemplate):
        compile_pdf("report.typ", {}, on=date(2026, 11, 23))
