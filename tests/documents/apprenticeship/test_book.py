"""The book in French: what matters first, the words of absences, files that spreadsheets read."""

from collections.abc import Iterator

import pytest
from tests.apprenticeship_factories import apprenticeship

from passerelles.apps.observatory.reads.apprenticeship.book import apprenticeship_book
from passerelles.apps.reference.reads.generation import forget
from passerelles.documents.apprenticeship.book import apprenticeship_pages
from passerelles.documents.apprenticeship.files import book_tables
from passerelles.documents.apprenticeship.model import Book, Section, change, figure, rate, tied
from passerelles.documents.french import FIXED
from passerelles.documents.tables.model import sheet_names
from passerelles.domain.common.absence import Absence
from passerelles.domain.indicators.quantity import SECRET, absent, exact


@pytest.fixture
def book(db: None) -> Iterator[Book]:
    forget()
    apprenticeship()
    found = apprenticeship_book("region", "76")
    assert found is not None
    yield apprenticeship_pages(found)
    forget()


def section(book: Book, slug: str) -> Section:
    return next(one for one in book.sections if one.slug == slug)


def plain(text: str) -> str:
    return text.replace("\u202f", " ").replace("\u00a0", " ")


def test_what_matters_comes_first(book: Book) -> None:
    said = [plain(sentence) for sentence in book.essentials]

    assert said[0] == (
        "Au 31 décembre 2024 : 1 000 apprentis en formation dans ce territoire (+25,0 % sur un an)."
    )
    assert "niveau 3 (CAP) : 700 apprentis" in said[1]
    assert said[-2].startswith("Sur les contrats commencés en 2024, 20,0 % ont été rompus")
    assert said[-1].startswith("Sur les contrats commencés en 2023, 8,0 %")


def test_every_section_has_a_name_of_its_own(book: Book) -> None:
    slugs = [one.slug for one in book.sections]

    assert len(set(slugs)) == len(slugs)
    assert slugs[0] == "evolution"
    assert slugs[-1] == "sources"


def test_an_absence_is_a_word_on_screen_and_in_files(book: Book) -> None:
    table = section(book, "niveaux").table
    assert table is not None
    fourth = table.rows[1]

    assert [cell.text for cell in fourth[1:4]] == ["300", "secret", "secret"]
    assert [cell.value for cell in fourth[1:4]] == [300, "secret", "secret"]


def test_each_sheet_of_the_workbook_has_a_name_of_its_own(book: Book) -> None:
    """Captions begin alike: cut at the 31 letters of a sheet, nobody told them apart."""
    tables = book_tables(book)
    names = sheet_names(tables)

    assert names[:4] == [
        "Combien d’apprentis, année aprè",
        "Par département",
        "Par niveau de formation",
        "Femmes et hommes, handicap",
    ]
    assert not any(name.endswith((" 2", " 3")) for name in names)
    assert tables[1].notes[0] == "Apprentis au 31 décembre 2024 par département"


def test_a_cohort_not_observed_long_enough_says_so(book: Book) -> None:
    cohorts = section(book, "ruptures").table

    assert cohorts is not None
    assert len(cohorts.columns) == 6
    assert plain(cohorts.rows[1][4].text) == "pas encore publié"


def test_a_table_without_rows_gives_way_to_a_sentence(book: Book) -> None:
    found = section(book, "ruptures-sexes")

    assert found.table is None
    assert found.lead[-1] == "Les fichiers importés n’en disent rien."


def test_the_tension_that_cannot_be_told_names_what_is_missing(book: Book) -> None:
    found = section(book, "tension")

    assert found.table is None
    assert "n’est pas chargée" in found.lead[0]


def test_sources_and_secrecy_close_the_book(book: Book) -> None:
    last = book.sections[-1]

    assert any("Secret statistique" in line for line in last.lead)
    assert any("X-2024" in note for note in last.notes)


def test_cells_say_and_hold() -> None:
    assert plain(rate(exact(20.25)).text) == "20,2 %"
    assert plain(change(exact(-5.5)).text) == "−5,5 %"
    assert change(SECRET).text == "secret"
    assert figure(absent(Absence.LATE)).value == "pas encore publié"
    assert figure(None).text == ""


def test_marks_stay_with_their_word() -> None:
    assert tied("Oui ; « non » !") == f"Oui{FIXED}; «{FIXED}non{FIXED}»{FIXED}!"
