"""The sheet of a pathway: its words, its page, its easy version."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pypdfium2
import pytest
from tests.pathway_factories import TODAY, aid, candidate, month, pathway, route, sheet

from passerelles.apps.guidance.reads.guided import Complement, GuidedPathway
from passerelles.documents.guidance.path_pdf import path_pdf, plain_pdf
from passerelles.documents.guidance.path_plain import plain_sheet
from passerelles.documents.guidance.path_sheet import path_sheet
from passerelles.documents.guidance.path_words import (
    CONCESSIONS,
    MERITS,
    PLAIN_KINDS,
    STEP_KINDS,
    months_text,
    range_text,
    trip_text,
)
from passerelles.domain.common.verdict import Verdict
from passerelles.domain.guidance.building.candidate import StepKind
from passerelles.domain.guidance.building.pathway import Concession, Gain, Merit

COMPLEMENT = Complement(
    slug="pmsmp",
    name="Immersion",
    why="Essayer le métier.",
    conditions="Une convention.",
    contact="Un conseiller.",
    note="Rien n’en est compté.",
    source="Code du travail",
    url="https://example.org",
)
INCOME = (
    month(1, "685", "685", "Rémunération"),
    month(2, "685", "685", "Rémunération"),
    month(3, "300", None, "Rémunération", "Repas"),
    month(4, "0", "0"),
)


def way(steps: int = 1) -> GuidedPathway:
    taken = [candidate(rank, meetings=(date(2026, 12, 3),)) for rank in range(steps)]
    return GuidedPathway(pathway=pathway(*taken), income=INCOME)


def pages(content: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(content)
    said = [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]
    document.close()
    return said


def test_the_words_say_where_from_where_to_and_what_to_do_this_week() -> None:
    told = path_sheet(sheet(way()))

    assert told.start[0] == "Métier exercé : Serveur / Serveuse, 4 ans (jusqu’en 2026)."
    assert "sans voiture" in told.start[-1]
    assert told.steps[0].meeting == "Réunion d’information le 3 décembre 2026."
    assert told.steps[0].contact == "Greta de Sète · 04 00 00 00 00"
    assert told.week[0].startswith("Appeler Greta de Sète (04 00 00 00 00)")
    assert "réunion d’information du 3 décembre 2026" in told.week[1]
    assert told.aids[0].startswith("Rémunération des stagiaires : 685")
    assert "versé par la Région" in told.aids[0]


def test_months_that_bring_the_same_are_one_line() -> None:
    told = path_sheet(sheet(way())).income

    assert [one.months for one in told] == ["de janvier à février 2027", "mars 2027", "avril 2027"]
    assert told[1].parts == "Repas + 1 aide à vérifier"
    assert told[2].parts == "aucun revenu connu"


def test_what_is_not_sure_is_said() -> None:
    doubtful = pathway(
        candidate(estimated=True, cost_left=None, minutes=None), remaining=("ROME-3.47:9",)
    )
    told = path_sheet(
        sheet(GuidedPathway(pathway=doubtful, income=INCOME), demonstration=True)
    ).uncertain

    assert len(told) == 6
    assert told[0].startswith("Données de démonstration")
    assert any("dates sont estimées" in one for one in told)
    assert any("coût" in one or "payer" in one for one in told)


def test_an_aid_to_check_is_named_without_an_amount() -> None:
    told = path_sheet(sheet(way(), aids=(aid(Verdict.UNKNOWN, None),)))

    assert told.aids == ("À vérifier : rémunération des stagiaires.",)
    assert any("Demander à la Région si j’ai droit" in one for one in told.week)


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("nothing_fits", "toutes vos contraintes"),
        ("nothing_missing", "postuler"),
        ("no_place", "commune"),
    ],
)
def test_without_a_pathway_the_sheet_says_why(reason: str, words: str) -> None:
    facts = sheet(None, route=route(reason=reason), aids=())

    assert words in path_sheet(facts).no_pathway
    assert words in plain_sheet(facts).no_pathway
    assert ("contrainte" in path_sheet(facts).week[0]) is (reason != "nothing_missing")
    assert len(pages(path_pdf(path_sheet(facts), on=TODAY))) == 1


def test_a_usual_pathway_holds_on_one_page_and_a_long_one_opens_a_second() -> None:
    usual = pages(path_pdf(path_sheet(sheet(way(3))), on=TODAY))
    endless = tuple(
        month(1 + rank % 12, str(rank), None, f"Allocation numéro {rank} au nom très long")
        for rank in range(70)
    )
    long = GuidedPathway(pathway=way(4).pathway, income=endless)

    assert len(usual) == 1
    assert "Cette semaine" in usual[0]
    assert len(pages(path_pdf(path_sheet(sheet(long)), on=TODAY))) > 1


def test_the_easy_version_has_short_sentences_and_no_percentage() -> None:
    told = plain_sheet(sheet(way(2)))
    lines = [*told.start, *told.why, *told.against, *told.money, *told.week, *told.uncertain]
    lines += [line for step in told.steps for line in (*step.lines, *step.call)]

    assert told.why == ("Ce métier ressemble à votre ancien métier.",)
    assert all(len(line) <= 90 for line in lines)
    assert not any("%" in line for line in lines)
    assert "C’est gratuit pour vous." in told.steps[0].lines
    assert "Où j’en suis" in pages(plain_pdf(told, on=TODAY))[0]


def test_words_of_pathways() -> None:
    assert set(STEP_KINDS) == set(PLAIN_KINDS) == set(StepKind)
    assert set(MERITS) == set(Merit)
    assert set(CONCESSIONS) == set(Concession)
    assert range_text(Decimal(0), None) == "montant à confirmer"
    assert range_text(Decimal(0), Decimal("200.5")) == "entre 0\u00a0€ et 200,50\u00a0€"
    assert months_text([date(2026, 10, 1), date(2027, 1, 1)]) == "d’octobre 2026 à janvier 2027"
    assert trip_text(65, remote=False) == "1\u00a0h\u00a005 de trajet"


def test_what_opens_a_pathway_and_what_completes_it_are_told() -> None:
    gain = Gain(
        conceded=Concession.TRAVEL, best=pathway(candidate(minutes=75.0)), gap_closed_more=0.6
    )
    beside = route(reason="nothing_fits", gains=(gain,), complements=(COMPLEMENT,))
    told, plain = path_sheet(sheet(None, route=beside)), plain_sheet(sheet(None, route=beside))

    assert "25\N{NO-BREAK SPACE}min de trajet" in told.unlocks[0]
    assert "« Titre professionnel vendeur », Sète" in told.unlocks[0]
    assert told.complements == ("Immersion : Essayer le métier. Contact : Un conseiller.",)
    assert plain.beside[-1] == "Immersion : Essayer le métier."
    assert "Pour compléter" in " ".join(pages(path_pdf(told, on=TODAY)))
    assert "je peux demander" in " ".join(pages(plain_pdf(plain, on=TODAY)))


def test_the_last_known_amount_of_an_aid_is_quoted() -> None:
    note = (
        "Montant à confirmer auprès de la Région. "
        "Dernier montant connu\N{NO-BREAK SPACE}: 769,49\N{NO-BREAK SPACE}€, jusqu’au 31/03/2026."
    )
    one = aid(amount=None)
    old = replace(one, answer=replace(one.answer, note=note))
    facts = sheet(way(), aids=(old,))

    assert "769,49\N{NO-BREAK SPACE}€, jusqu’au 31 mars 2026" in path_sheet(facts).aids[0]
    assert any("Jusqu’au 31 mars 2026" in text for text in plain_sheet(facts).money)
