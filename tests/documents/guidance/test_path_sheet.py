"""The sheet of a pathway: its words, its page, its easy version."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pypdfium2
import pytest
from tests.pathway_factories import SKILL, TODAY, aid, candidate, month, pathway, route, sheet

from passerelles.apps.guidance.reads.guided import Complement, GuidedPathway
from passerelles.documents.guidance.beside_words import gain_text, worth_telling
from passerelles.documents.guidance.path_income import income_lines
from passerelles.documents.guidance.path_pdf import path_pdf, plain_pdf
from passerelles.documents.guidance.path_plain import plain_sheet
from passerelles.documents.guidance.path_sheet import path_sheet
from passerelles.documents.guidance.path_words import (
    CONCESSIONS,
    MERITS,
    PLAIN_KINDS,
    STEP_KINDS,
    calm,
    months_text,
    range_text,
    trip_text,
)
from passerelles.domain.aids.income import IncomeMonth
from passerelles.domain.aids.situation import PersonFacts
from passerelles.domain.common.verdict import Verdict
from passerelles.domain.guidance.building.candidate import StepKind
from passerelles.domain.guidance.building.french import FRENCH_SKILL
from passerelles.domain.guidance.building.pathway import Concession, Gain, Merit, Step
from passerelles.domain.guidance.profile import Constraint

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
    assert "sans voiture" in told.start[2]
    assert told.steps[0].meeting == "Réunion d’information le 3 décembre 2026."
    assert told.steps[0].contact == "Greta de Sète · 04 00 00 00 00"
    assert told.week[0].startswith("Appeler Greta de Sète (04 00 00 00 00)")
    assert "réunion d’information du 3 décembre 2026" in told.week[1]
    assert told.aids[0].startswith("Rémunération des stagiaires : 685")
    assert "versé par la Région" in told.aids[0]


def test_months_that_bring_the_same_are_one_line() -> None:
    told = path_sheet(sheet(way())).income

    assert [one.months for one in told] == ["de janvier à février 2027", "mars 2027", "avril 2027"]
    assert told[1].parts == "Repas + Rémunération (à vérifier)"
    assert told[2].amount == "à compléter"
    assert told[2].parts.startswith("aucun revenu connu")


def test_what_is_not_sure_is_said() -> None:
    doubtful = pathway(
        candidate(estimated=True, cost_left=None, minutes=None), remaining=("ROME-3.47:9",)
    )
    told = path_sheet(sheet(GuidedPathway(pathway=doubtful, income=INCOME))).uncertain

    assert len(told) == 5
    assert any("dates sont estimées" in one for one in told)
    assert any("coût" in one or "payer" in one for one in told)


def test_a_trip_is_doubted_as_it_was_estimated() -> None:
    walked = pathway(candidate(minutes=40, without_car=True))
    driven = pathway(candidate(minutes=40))
    told = [
        path_sheet(sheet(GuidedPathway(pathway=one, income=()))).uncertain
        for one in (walked, driven)
    ]
    assert any("regardez le bus" in one for one in told[0])
    assert any("en voiture" in one for one in told[1])


def test_a_course_of_french_is_told_as_one() -> None:
    step = Step(candidate=candidate(), closes=(FRENCH_SKILL,))
    course = pathway(candidate(), steps=(step,))
    facts = sheet(GuidedPathway(pathway=course, income=()))
    assert path_sheet(facts).steps[0].kind == "Cours de français"
    assert plain_sheet(facts).steps[0].kind == "J’apprends le français"


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
    assert ("conseiller" in path_sheet(facts).week[0]) is (reason != "nothing_missing")
    assert len(pages(path_pdf(path_sheet(facts), on=TODAY))) == 1


def endless(count: int) -> tuple[IncomeMonth, ...]:
    """Months that never bring the same twice."""
    known = [month(1, str(rank + 1), str(rank + 1), f"Allocation {rank}") for rank in range(count)]
    return tuple(
        replace(one, month=date(2027 + rank // 12, 1 + rank % 12, 1))
        for rank, one in enumerate(known)
    )


def test_the_last_amount_of_an_aid_is_told_once() -> None:
    note = "Dernier montant connu : 769,49 €, jusqu’au 31/03/2026."
    months = [month(1, "0", None, "Rémunération"), month(2, "5", None, "Rémunération")]
    open_months = [
        replace(one, parts=tuple(replace(part, at_most=None, note=note) for part in one.parts))
        for one in months
    ]
    first, second = income_lines(open_months)
    assert first.parts == "Rémunération (dernier montant connu : 769,49 €, jusqu’au 31 mars 2026)"
    assert second.parts == "Rémunération"


def test_a_long_table_of_income_goes_by_quarters_then_by_years() -> None:
    quarters = income_lines(endless(18), most=14)
    years = income_lines(endless(48), most=7)

    assert [one.months for one in quarters[11:]] == [
        "décembre 2027",
        "de janvier à mars 2028",
        "d’avril à juin 2028",
    ]
    assert quarters[-1].amount == "entre 16\u00a0€ et 18\u00a0€"
    assert years[0].months == "de janvier à décembre 2027"
    assert len(years) == 4


def test_one_page_is_always_enough_and_hides_neither_step_nor_contact() -> None:
    names = "Titre professionnel de technicien de maintenance des équipements industriels"
    taken = [candidate(rank, title=f"{names} {rank}") for rank in range(4)]
    long = GuidedPathway(pathway=pathway(*taken), income=endless(40), conceded=(Concession.TRAVEL,))
    helps = tuple(replace(COMPLEMENT, name=f"Dispositif {one} {names}") for one in range(4))
    full = sheet(
        long,
        route=route(complements=helps),
        aids=(aid(),) * 4 + (aid(Verdict.UNKNOWN, None),) * 4,
        demonstration=True,
        profile=replace(sheet(None).profile, constraints=frozenset(Constraint)),
        labels=dict.fromkeys(sheet(None).labels, f"{names} de production, et leurs abords"),
    )
    usual, crowded = pages(path_pdf(path_sheet(sheet(way(3))), on=TODAY)), path_sheet(full)

    assert len(usual) == 1
    assert "Cette semaine" in usual[0]
    assert len(crowded.income) <= 7
    (page,) = pages(path_pdf(crowded, on=TODAY))
    assert page.count("Greta de Sète") >= 4


def test_a_pathway_under_a_condition_says_what_to_accept_and_what_to_try() -> None:
    conceded = replace(way(), conceded=(Concession.TRAVEL,))
    other = replace(way(), conceded=(Concession.CAR,))
    opened = route(reason="nothing_fits", conceded=(conceded, other))
    told = path_sheet(sheet(conceded, route=opened))

    assert told.condition.startswith("Possible si j’accepte 25\u00a0min de trajet.")
    assert told.week[0].startswith("Voir si 25\u00a0min de trajet est tenable")
    assert told.unlocks[0].startswith("Si je peux conduire : « Titre professionnel vendeur », Sète")
    assert told.income[0].amount == "685\u00a0€"
    assert "possible si j’accepte" in plain_sheet(sheet(conceded, route=opened)).condition


def test_what_is_done_and_what_is_known_are_introduced_differently() -> None:
    other = "ROME-3.47:200"
    both = way().pathway
    step = replace(both.steps[0], closes=(SKILL, other))
    facts = sheet(
        replace(way(), pathway=replace(both, steps=(step,))),
        labels={SKILL: "Vendre", other: "Techniques de vente"},
        knowledge=frozenset({other}),
    )

    assert path_sheet(facts).steps[0].brings == (
        "J’y apprends à vendre. J’y étudie aussi : techniques de vente."
    )


def test_what_was_obtained_is_named_and_a_code_unknown_is_kept() -> None:
    held = replace(sheet(None).profile, certifications=frozenset({"RNCP1", "RNCP2", "RNCP3"}))
    facts = sheet(way(), profile=held, labels={"RNCP1": "CAP Cuisine"})

    assert "Déjà obtenu : CAP Cuisine ; RNCP2…" in path_sheet(facts).start


def test_the_start_tells_conditions_and_situation() -> None:
    person = PersonFacts(
        on_are=True, are_amount=Decimal(870), are_end=date(2027, 1, 31), children_ages=(9,)
    )
    needs = frozenset({Constraint.SCHOOL_HOURS, Constraint.NO_HEAVY_LOADS, Constraint.ALL_YEAR})
    facts = sheet(way(2), person=person, profile=replace(sheet(None).profile, constraints=needs))

    assert path_sheet(facts).start[-4:] == (
        "Pour me former, il me faut : des horaires d’école.",
        "Je veux un emploi toute l’année.",
        "Au travail, je ne peux pas ou ne veux pas : porter des charges lourdes.",
        "Ma situation : allocation chômage de 870\u00a0€ par mois jusqu’au 31 janvier 2027, "
        "1 enfant (9 ans).",
    )
    assert any("elle s’arrête le 31 janvier 2027" in one for one in path_sheet(facts).week)
    assert "s’arrête le 31 janvier 2027" in path_sheet(facts).alert


def test_without_a_pathway_the_known_income_is_shown() -> None:
    facts = sheet(None, route=route(reason="nothing_fits"), aids=(), income_today=INCOME)

    assert path_sheet(facts).earning == "Mes revenus si rien ne change"
    assert path_sheet(facts).income[0].months == "de janvier à février 2027"


def test_a_gain_of_nothing_is_never_told() -> None:
    nothing = Gain(conceded=Concession.CAR, best=pathway(candidate()), gap_closed_more=0.001)
    sooner = replace(nothing, days_less=49)

    assert not worth_telling(nothing)
    assert "0\u00a0%" not in gain_text(sooner)
    assert gain_text(sooner).endswith("(fini 2 mois plus tôt).")


def test_the_young_start_at_the_mission_locale() -> None:
    facts = sheet(way(), person=PersonFacts(age=19))

    assert "mission locale" in path_sheet(facts).week[0]
    assert "mission locale" in plain_sheet(facts).week[0]


def test_the_easy_version_has_short_sentences_and_no_percentage() -> None:
    told = plain_sheet(sheet(way(2)))
    lines = [*told.start, *told.why, *told.against, *told.money, *told.week, *told.uncertain]
    lines += [line for step in told.steps for line in (*step.lines, *step.call)]

    assert told.why == ("Ce métier ressemble à votre ancien métier.",)
    assert all(len(line) <= 90 for line in lines)
    assert not any("%" in line for line in lines)
    assert "C’est gratuit pour vous." in told.steps[0].lines
    printed = pages(plain_pdf(told, on=TODAY))
    assert "Où j’en suis" in printed[0]
    assert len(printed) == 2


def test_words_of_pathways() -> None:
    assert set(STEP_KINDS) == set(PLAIN_KINDS) == set(StepKind)
    assert set(MERITS) == set(Merit)
    assert set(CONCESSIONS) == set(Concession)
    assert range_text(Decimal(0), None) == "montant à confirmer"
    assert range_text(Decimal(0), Decimal("200.5")) == "entre 0\u00a0€ et 200,50\u00a0€"
    assert months_text([date(2026, 10, 1), date(2027, 1, 1)]) == "d’octobre 2026 à janvier 2027"
    assert trip_text(65, remote=False) == "1\u00a0h\u00a005 de trajet"
    assert calm("TP ASSISTANT DE DIRECTION") == "TP assistant de direction"
    assert calm("DE INFIRMIER EN SOINS") == "DE infirmier en soins"
    assert calm("CAP AEPE") == "CAP AEPE"


def test_what_opens_a_pathway_and_what_completes_it_are_told() -> None:
    opened = replace(way(), conceded=(Concession.TRAVEL,))
    beside = route(reason="nothing_fits", conceded=(opened,), complements=(COMPLEMENT,))
    told, plain = path_sheet(sheet(None, route=beside)), plain_sheet(sheet(None, route=beside))

    assert "25\N{NO-BREAK SPACE}min de trajet" in told.unlocks[0]
    assert "« Titre professionnel vendeur », Sète" in told.unlocks[0]
    assert told.helps == ("Immersion : Essayer le métier. Contact à confirmer : Un conseiller.",)
    assert plain.beside[-1] == "Immersion : Essayer le métier."
    assert "Ce qui peut m’aider" in " ".join(pages(path_pdf(told, on=TODAY)))
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
