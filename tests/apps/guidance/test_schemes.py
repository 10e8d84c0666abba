"""What completes a pathway: for whom, in which order, and what it must say."""

from types import SimpleNamespace

import pytest

from passerelles.apps.guidance.reads import schemes as reads
from passerelles.apps.guidance.reads.schemes import MOST, complements_for, schemes
from passerelles.domain.aids.situation import PersonFacts
from passerelles.domain.guidance.profile import Constraint, Employer, French, Held, Profile

COOK, NURSE, CLERK = "ROME-4.60:G1602", "ROME-4.60:J1506", "ROME-4.60:M1602"
LINES = {COOK: frozenset({COOK, "ROME-3.47:G1602"})}
LINES["ROME-3.47:G1602"] = LINES[COOK]


GRAPH = SimpleNamespace(number={COOK: 0, NURSE: 1, CLERK: 2}, regulated=(0, 1, -1))


@pytest.fixture(autouse=True)
def _reference(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reads, "line_of", lambda key: LINES.get(key, frozenset({key})))
    monkeypatch.setattr(reads, "occupation_graph", lambda: GRAPH)
    monkeypatch.setattr(reads, "nearest_welcome", lambda *_, **__: "")


def slugs(profile: Profile, target: str = COOK, **facts: object) -> list[str]:
    person = PersonFacts(**facts)  # type: ignore[arg-type]  # names and types of the cases below
    return [one.slug for one in complements_for(profile, target, person)]


def test_the_content_names_its_source_what_to_confirm_and_no_amount() -> None:
    for one in schemes():
        assert one.source
        assert one.url.startswith("https://")
        assert "confirmer" in one.contact
        assert "€" not in f"{one.why} {one.conditions}"


HELPER = (Held(occupation="ROME-4.60:J1501", years=12),)
WORKING = Profile(employed=True)


@pytest.mark.parametrize(
    ("profile", "target", "facts", "shown"),
    [
        (Profile(), COOK, {}, ["pmsmp", "poei"]),
        (Profile(), NURSE, {}, ["pmsmp"]),
        (WORKING, COOK, {}, ["ptp", "cep", "periode-reconversion", "afest"]),
        (WORKING, NURSE, {}, ["ptp", "cep", "demission-reconversion"]),
        (
            Profile(employed=True, employer=Employer.PUBLIC),
            COOK,
            {},
            ["cfp-public", "cep", "afest"],
        ),
        (
            Profile(employed=True, occupations=HELPER),
            NURSE,
            {},
            ["ifsi-deuxieme-annee", "etudes-promotionnelles", "ptp", "cep"],
        ),
        (
            Profile(employed=True, employer=Employer.PUBLIC_HOSPITAL, occupations=HELPER),
            NURSE,
            {},
            ["ifsi-deuxieme-annee", "etudes-promotionnelles", "cfp-public", "cep"],
        ),
        (
            Profile(employed=True, employer=Employer.PRIVATE, occupations=HELPER),
            NURSE,
            {},
            ["ifsi-deuxieme-annee", "ptp", "cep", "demission-reconversion"],
        ),
        (Profile(age=19, level=2), COOK, {}, ["cej", "e2c", "pmsmp", "clea"]),
        (Profile(age=19, level=4), COOK, {}, ["cej", "pmsmp", "poei"]),
        (Profile(age=19), COOK, {"student": True}, ["pmsmp", "poei"]),
        (Profile(age=28), COOK, {"disabled_worker": True}, ["cej", "cap-emploi", "pmsmp", "poei"]),
        (
            Profile(constraints=frozenset({Constraint.ADJUSTMENT}), level=3),
            COOK,
            {},
            ["rqth", "pmsmp", "clea", "poei"],
        ),
        (
            Profile(car=False),
            COOK,
            {"children_ages": (4, 15)},
            ["garde-enfants", "pmsmp", "poei"],
        ),
        (
            Profile(),
            COOK,
            {"on_are": False, "months_worked_24": 6},
            ["droits-chomage", "pmsmp", "poei"],
        ),
        (Profile(), COOK, {"on_are": False, "months_worked_24": 5}, ["pmsmp", "poei"]),
        (
            Profile(),
            COOK,
            {"on_are": True, "months_worked_24": 15},
            ["licenciement-economique", "pmsmp", "poei"],
        ),
        (
            Profile(constraints=frozenset({Constraint.ALL_YEAR})),  # leaves seasonal work
            COOK,
            {"on_are": True},
            ["groupement-employeurs", "pmsmp", "poei"],
        ),
        (Profile(car=True), COOK, {"children_ages": (9,)}, ["pmsmp", "poei"]),
        (
            Profile(constraints=frozenset({Constraint.ALL_YEAR}), level=3),
            COOK,
            {},
            ["groupement-employeurs", "pmsmp", "clea", "poei"],
        ),
        (Profile(car=False), COOK, {"children_ages": (12,)}, ["pmsmp", "poei"]),
        (
            Profile(french=French.A2, foreign_diploma=True, foreign_level=6),
            CLERK,
            {"lone_parent": True, "children_ages": (6,)},
            ["francais", "enic-naric", "garde-enfants", "pmsmp"],
        ),
        (
            Profile(french=French.B1, foreign_diploma=True),
            NURSE,
            {},
            ["exercice-sante", "enic-naric", "pmsmp"],
        ),
    ],
)
def test_each_person_sees_what_suits_her_the_most_useful_first(
    profile: Profile, target: str, facts: dict[str, object], shown: list[str]
) -> None:
    found = slugs(profile, target, **facts)
    assert found == shown
    assert len(found) <= MOST


def test_who_welcomes_near_is_named_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reads, "nearest_welcome", lambda *_, **__: "France Travail (Sète)")
    contacts = [one.contact for one in complements_for(Profile(), COOK, PersonFacts())]
    assert [one.count("France Travail (Sète)") for one in contacts] == [1, 0]


@pytest.mark.parametrize(
    ("profile", "validated"),
    [
        (Profile(occupations=(Held(occupation="ROME-3.47:G1602", years=0.5),)), True),
        (Profile(occupations=(Held(occupation="ROME-3.47:G1602"),)), True),
        (Profile(occupations=(Held(occupation="ROME-4.60:A1203", years=9),)), False),
        (
            Profile(french=French.A1, occupations=(Held(occupation="ROME-3.47:G1602", years=9),)),
            False,
        ),
    ],
)
def test_experience_in_the_line_may_be_validated_whatever_it_lasted(
    profile: Profile, *, validated: bool
) -> None:
    assert ("vae" in slugs(profile)) is validated


def test_an_occupation_that_the_law_reserves_promises_neither_vae_nor_learning_at_work() -> None:
    nurse = Profile(employed=True, occupations=(Held(occupation=NURSE, years=3),))
    assert not {"vae", "afest", "periode-reconversion"} & set(slugs(nurse, NURSE))
