"""The shipped plan: nothing that the document announces is lost, each figure is found again.

The names of figures are those of the issue that asked for the plan; lines are those of the text
version of the CPRDFOP.
"""

import re
from collections import Counter
from datetime import date

import pytest

from passerelles.config.plans import EMBEDDED_PLAN, examine
from passerelles.formats.plan.check import CheckedPlan
from passerelles.formats.plan.records import Action, Figure, Measure, Plan

# What must be found → the measure, the code of its figure, its value.
FIGURES = {
    "part verte du PRF multipliée d’ici la fin du plan": ("A1.M6", "green_share_multiplier", 2),
    "formateurs à l’hydrogène": ("A2.M4", "hydrogen_trainers", 1500),
    "en cinq ans": ("A2.M4", "hydrogen_trainers_duration", 5),
    "jeunes du REJ": ("A6.M4", "rej_young_people", 1500),
    "âge minimal du REJ": ("A6.M4", "rej_age_min", 18),
    "âge maximal du REJ": ("A6.M4", "rej_age_max", 29),
    "revenu visé par le REJ": ("A6.M3", "rej_income", 1000),
    "places du PRF": ("A1.M1", "prf_seats", 40_000),
    "fonctionnement du PRF, M€": ("A1.M1", "prf_operation", 133),
    "rémunération des stagiaires, M€": ("A1.M1", "prf_trainee_pay", 107),
    "places ajoutées par le PIC": ("A1.M1", "pic_added_seats", 10_000),
    "apprentissage, M€ par an": ("A22.M2", "apprenticeship_budget", 18),
    "rang par les apprentis en 2021": ("A22.M1", "apprentices_rank_2021", 4),
    "structures du SPRO": ("A19.M1", "spro_structures", 1000),
    "actions info-métiers": ("A19.M1", "info_metiers_actions", 1600),
    "salons TAF en 2023": ("A24.M9", "taf_fairs", 18),
    "salons TAF, imprimés une seconde fois": ("A18.M10", "taf_fairs_2023", 18),
    "Places des TAF en 2022": ("A24.M11", "taf_squares", 20),
    "Maisons de ma Région": ("A24.M6", "region_houses", 18),
    "Maisons de l’orientation": ("A24.M7", "guidance_houses", 3),
    "formations sanitaires et sociales en LMD, %": ("A21.M13", "health_social_lmd_share", 73),
    "projets numériques des instituts": ("A9.M20", "health_digital_projects", 300),
    "modules numérisés des instituts, %": ("A9.M20", "health_digital_modules_growth", 38),
    "taux de chômage, %": ("A10.M1", "unemployment_rate_2022_t1", 8.7),
    "recrutements difficiles, %": ("A13.M1", "bmo_difficult_share_2022", 56),
    "critères de Certif’Région": ("A12.M14", "certif_region_extra_criteria", 12),
    "plan hydrogène, M€": ("A2.M1", "hydrogen_plan", 150),
    "années d’une convention FORPRO’SUP": ("A14.M12", "forprosup_agreement_years", 3),
    "AGE des stagiaires, €": ("A10.M21", "age_trainee_amount", 250),
    "AGE d’un contrat court, €": ("A10.M22", "age_short_contract_amount", 80),
    "AGE d’un contrat long, €": ("A10.M23", "age_long_contract_amount", 250),
}
# What must be found → the measure, its date as the document says it.
DATES = {
    "PRF 2023-2026": ("A28.M6", "2023-2026"),
    "appel tiers-lieux 2023-2026": ("A20.M23", "2023-2026"),
    "carte pluriannuelle de septembre 2023": ("A21.M1", "2023-09"),
    "carte sanitaire du 25 mars 2021": ("A21.M9", "2021-03-25"),
    "carte du travail social 2019-2024": ("A21.M10", "2019-2024"),
    "Id.Métiers, premier jour": ("A24.M15", "2022-12-13"),
    "Id.Métiers, second jour": ("A24.M15", "2022-12-14"),
    "CPER 2021-2027": ("A31.M3", "2021-2027"),
    "chômage du premier trimestre 2022": ("A10.M1", "2022-T1"),
}
# Figures that an indicator holds too: it follows the measure that quotes them.
FOLLOWED = {"A10.M1": "quoted_unemployment_rate", "A13.M1": "quoted_difficult_share"}


@pytest.fixture(scope="module")
def checked() -> CheckedPlan:
    return examine(EMBEDDED_PLAN)


@pytest.fixture(scope="module")
def plan(checked: CheckedPlan) -> Plan:
    assert checked.plan is not None
    return checked.plan


@pytest.fixture(scope="module")
def measures(plan: Plan) -> dict[str, Measure]:
    return {measure.code: measure for measure in plan.measures}


def figure(measure: Measure, code: str) -> Figure:
    (found,) = [one for one in measure.figures if one.code == code]
    return found


def actions(plan: Plan) -> dict[str, Action]:
    return {action.code: action for action in plan.actions}


def test_the_shipped_plan_has_no_finding(checked: CheckedPlan) -> None:
    assert [str(one) for one in checked.findings] == []


def test_its_levels(plan: Plan) -> None:
    """Priority 4.1 holds actions 29 to 31: the text flow prints the next heading too early."""
    assert [len(one.priorities) for one in plan.orientations] == [3, 3, 3, 2]
    by_orientation = [
        [action.code for priority in one.priorities for action in priority.actions]
        for one in plan.orientations
    ]
    assert [(codes[0], codes[-1]) for codes in by_orientation] == [
        ("A1", "A9"),
        ("A10", "A19"),
        ("A20", "A28"),
        ("A29", "A33"),
    ]
    last = plan.orientations[3].priorities
    assert [[action.code for action in one.actions] for one in last] == [
        ["A29", "A30", "A31"],
        ["A32", "A33"],
    ]


@pytest.mark.parametrize("number", range(1, 34))
def test_every_action_announces_something(plan: Plan, number: int) -> None:
    action = actions(plan)[f"A{number}"]

    assert any(measure.status != "fact" for measure in action.measures)
    assert action.name
    assert action.aim


@pytest.mark.parametrize(("named", "place"), FIGURES.items())
def test_every_figure_is_found_again(
    measures: dict[str, Measure], named: str, place: tuple[str, str, float]
) -> None:
    code, key, value = place

    found = figure(measures[code], key)

    assert found.value == value, named
    assert abs(found.line - measures[code].line) <= 40, named


@pytest.mark.parametrize(("named", "place"), DATES.items())
def test_every_date_is_found_again(
    measures: dict[str, Measure], named: str, place: tuple[str, str]
) -> None:
    code, told = place

    assert told in measures[code].dates, named


@pytest.mark.parametrize(("code", "indicator"), FOLLOWED.items())
def test_what_the_document_quotes_is_an_indicator(
    measures: dict[str, Measure], code: str, indicator: str
) -> None:
    assert measures[code].indicator == indicator


def test_what_the_document_does_not_say_stays_unknown(measures: dict[str, Measure]) -> None:
    unsaid = [re.sub(r"\s", "", told) for told in measures["A1.M1"].unknowns]
    assert any("40000places" in told and "10000places" in told for told in unsaid)
    assert measures["A1.M6"].unknowns or figure(measures["A1.M6"], "green_share_multiplier").note


def test_the_green_share_has_no_baseline_and_doubles_by_the_end(plan: Plan) -> None:
    (green,) = [one for one in plan.targets if one.indicator == "prf_green_share"]

    assert (green.times_baseline, green.baseline, green.target) == (2, None, None)
    assert green.target_on == plan.end == date(2028, 12, 31)
    assert (green.baseline_on, green.measure) == (None, "A1.M6")


def test_corrected_links_say_why(plan: Plan) -> None:
    links = [link for action in plan.actions for link in action.links]
    corrected = [link for link in links if link.reason]

    assert len(corrected) >= 5
    assert ("action 5", "A6") in {(link.printed, link.target) for link in corrected}


@pytest.mark.parametrize(
    ("printed", "successor", "since"),
    [
        ("Pôle emploi", "France Travail", date(2024, 1, 1)),
        ("ZRR", "France ruralités revitalisation", date(2024, 7, 1)),
        ("QPV", "liste de 2024", date(2024, 1, 1)),
        ("CREFOP", "comité régional pour l’emploi", date(2024, 10, 15)),
    ],
)
def test_names_have_their_dated_successor(
    plan: Plan, printed: str, successor: str, since: date
) -> None:
    (term,) = [one for one in plan.terms if printed in one.printed]

    assert successor in (term.successor or "")
    assert term.since == since
    assert term.reference


def test_it_is_linked_to_the_plans_that_it_names(plan: Plan) -> None:
    named = {code for action in plan.actions for code in action.documents}
    named |= {code for measure in plan.measures for code in measure.documents}

    assert {"srde2i", "sresri", "pacte_embauche", "pacte_vert", "pic"} <= named
    assert {"cper_2021_2027", "health_map", "social_work_map", "prf_2023_2026"} <= named


def test_no_measure_is_written_twice(plan: Plan) -> None:
    texts = Counter(measure.text for measure in plan.measures)

    assert [text for text, times in texts.items() if times > 1] == []


def test_actions_follow_the_document(plan: Plan) -> None:
    lines = [action.line for action in plan.actions]

    assert lines == sorted(set(lines))
