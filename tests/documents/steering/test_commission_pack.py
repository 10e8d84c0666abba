"""The pack of a commission, read back from its PDF and its Word document."""

import io
from datetime import timedelta

import docx
import pypdfium2
import pytest
from tests.crefop_factories import (
    NOON,
    TODAY,
    action,
    body,
    decision,
    meeting,
    point,
    speaker,
)

from passerelles.apps.steering.actions.crefop.opinions import Said, give_opinion
from passerelles.apps.steering.models import ConfidenceTold, Meeting
from passerelles.apps.steering.reads.crefop.pack import commission_pack, meeting_on
from passerelles.documents.steering.commission.files import FORMS, file_stem

pytestmark = pytest.mark.django_db


def pdf_words(of: Meeting) -> str:
    document = pypdfium2.PdfDocument(FORMS["pdf"](commission_pack(of, today=TODAY)))
    said = " ".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    return " ".join(said.split())


def docx_words(of: Meeting) -> str:
    document = docx.Document(io.BytesIO(FORMS["docx"](commission_pack(of, today=TODAY))))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return " ".join([*(one.text for one in document.paragraphs), *cells])


@pytest.fixture
def full() -> Meeting:
    """A meeting that examines a stormy theme, after one that decided something."""
    stormy = action("A7", under="O2.P1")
    owner = speaker("region")
    told = {"weather": "storm", "text": "Les crédits manquent.", "told_on": TODAY}
    ConfidenceTold.objects.create(action=stormy, author=owner, **told)
    late = TODAY - timedelta(days=5)
    decision(point(meeting(TODAY - timedelta(days=90))), "Écrire une note.", due_on=late)
    row = meeting(TODAY, place="Toulouse")
    item = point(row, "O2.P1", title="Revue du deuxième thème")
    said = Said(college="region", stance="reserved", text="À financer.")
    give_opinion(item, said, author=owner, now=NOON)
    decision(item, "Réunir les financeurs.", action=stormy)
    return row


@pytest.mark.parametrize("words_of", [pdf_words, docx_words])
def test_it_says_the_agenda_the_theme_the_opinions_and_the_decisions(full, words_of) -> None:
    said = words_of(full).replace("\u00a0", " ")

    for words in (
        "Réunion du 23 novembre 2026, Toulouse",
        "Revue du deuxième thème",
        "A7 Action A7",
        "orage",
        "Les crédits manquent.",
        "favorable avec réserves",
        "À financer.",
        "pas encore donné",
        "Réunir les financeurs.",
        "Écrire une note.",
        "en retard",
        "Actions qui inquiètent : A7",
    ):
        assert words in said


def test_the_published_minutes_are_printed_and_a_draft_is_not(full: Meeting) -> None:
    full.minutes = "Premier paragraphe.\n\nSecond."
    full.save()
    assert "Second." not in pdf_words(full)

    full.published_at = NOON
    full.save()
    said = pdf_words(full)
    assert "Premier paragraphe." in said
    assert "Relevé publié le 23 novembre 2026" in said


def test_an_empty_meeting_says_what_lacks() -> None:
    said = pdf_words(meeting(TODAY))
    assert "L’ordre du jour est vide" in said
    assert "première réunion connue" in said


def test_the_meeting_of_a_day_is_the_one_that_is_held() -> None:
    of = body("emploi")
    meeting(TODAY, of=of, cancelled_at=NOON)
    held = meeting(TODAY, of=of)

    assert meeting_on("emploi", TODAY) == held
    assert meeting_on("bureau", TODAY) is None
    assert file_stem(commission_pack(held, today=TODAY)) == "dossier-emploi-2026-11-23"
