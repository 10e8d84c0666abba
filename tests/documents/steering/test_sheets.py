"""The sheet of an action holds on one page; that of a territory sits beside its region."""

from dataclasses import replace
from datetime import date

import pypdfium2
import pytest
from tests.steering_factories import action, measure

from passerelles.apps.steering.reads.progress import progress_of
from passerelles.apps.steering.reads.sheet import action_of, read_sheet
from passerelles.apps.steering.reads.territory_sheet import TerritorySheet
from passerelles.documents.report.model import Text
from passerelles.documents.steering.sheet.action import action_pdf
from passerelles.documents.steering.sheet.territory import territory_report, territory_tables

TODAY = date(2026, 11, 23)


def pages(content: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(content)
    said = [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]
    document.close()
    return said


@pytest.mark.django_db
@pytest.mark.parametrize("measures", [1, 34])
def test_an_action_holds_on_one_page_however_much_it_announces(measures: int) -> None:
    one = action(aim="Mieux former, plus près. " * 6)
    for number in range(1, measures + 1):
        measure(one, number, text="Former davantage de personnes dans tous les territoires. " * 4)
    found = action_of("A1")
    assert found is not None
    sheet = read_sheet(found, reader=None, today=TODAY)

    printed = pages(action_pdf(sheet, progress_of([found])["A1"], on=TODAY))

    assert len(printed) == 1
    assert "A1. Action A1" in printed[0]
    assert f"{measures} non renseigné" in printed[0]
    assert "Quatre lectures, jamais mêlées" in printed[0]


def test_a_territory_without_bodies_nor_actions_says_what_to_do() -> None:
    sheet = TerritorySheet("departement", "09", "Ariège", "76", TODAY, (), (), ())

    report = territory_report(sheet, on=TODAY)

    blocks = [block for part in report.parts for block in part.blocks]
    said = " ".join(block.words for block in blocks if isinstance(block, Text))
    assert "ajoutez-la à l’inventaire" in said
    assert report.subtitle.startswith("Département 09")
    assert territory_tables(replace(sheet, code="31"))[0].notes[0] == "Département 31, Ariège"
