"""The score of a session: bounded, explained, and never lower when a field is filled."""

from dataclasses import fields, replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passerelles.domain.catalogue.quality import Defect, judge, score, score_of_many
from passerelles.domain.catalogue.quality_checks import CHECKS
from passerelles.domain.catalogue.quality_fields import FIELDS, LOSS, PROBLEM_LABELS, Problem
from passerelles.domain.catalogue.quality_record import (
    CertificationState,
    ContactRecord,
    OfferRecord,
)
from passerelles.domain.common.partial_date import DatePrecision, PartialDate

TODAY = date(2026, 11, 23)
SOUND = OfferRecord(
    title="CAP Pâtissier",
    objective="Préparer des pâtisseries en respectant l’hygiène.",
    content="Pâtes, crèmes, cuissons, hygiène, gestion des stocks et vente.",
    is_certifying=True,
    certifications=(CertificationState.ALIVE,),
    exit_level=3,
    occupations=(True,),
    formacodes=("21546",),
    publics=("82044",),
    conditions="Aucun",
    mode="onsite",
    hours_centre=400,
    hours_company=200,
    hours_total=600,
    costs_covered=True,
    programme="qualif-pro",
    has_funding=True,
    places=(True,),
    start=PartialDate(date(2027, 1, 4), DatePrecision.DAY),
    end=PartialDate(date(2027, 6, 25), DatePrecision.DAY),
    seats=5,
    capacity=12,
    seats_on=TODAY,
    recruitment_state="open",
    says_how_to_register=True,
    contacts=(ContactRecord("1", "05 61 00 00 00", "referent@exemple.fr"),),
    updated_on=TODAY,
    siret="73282932000074",
    qualiopi=("formation",),
)
# Attributes that one field is made of: a publisher fills them together.
GROUPS = {
    "start": ("start", "end"),
    "certification": ("is_certifying", "certifications", "exit_level", "exit_level_received"),
    "cost": ("costs_covered", "remaining_cost", "has_price"),
    "seats": ("seats", "capacity", "seats_on"),
    "registration": ("recruitment_state", "registration_end", "says_how_to_register"),
    "hours": ("hours_centre", "hours_company", "hours_total"),
    "funding": ("programme", "programme_received", "has_funding"),
    "formacodes": ("formacodes", "unknown_formacodes"),
    "place": ("mode", "places"),
}
# False here is an answer, not an absence: taking it back may unveil an end that is missing.
NEVER_EMPTY = {"is_continuous"}
GROUPED = {name for group in GROUPS.values() for name in group}
ALONE = {f.name for f in fields(OfferRecord)} - GROUPED - NEVER_EMPTY

texts = st.sampled_from(
    ["", "nc", "à définir", "<b>gras</b>", "Un texte bien assez long pour dire."]
)
days = st.dates(date(2024, 1, 1), date(2029, 1, 1))
partial = st.builds(
    PartialDate, days, st.sampled_from([DatePrecision.DAY, DatePrecision.MONTH, DatePrecision.YEAR])
) | st.sampled_from([PartialDate(None, p) for p in (DatePrecision.UNKNOWN, DatePrecision.OPEN)])
numbers = st.none() | st.integers(0, 1_000)
records = st.builds(
    OfferRecord,
    title=texts,
    objective=texts,
    content=texts,
    conditions=texts,
    is_certifying=st.sampled_from([None, True, False]),
    certifications=st.lists(st.sampled_from(CertificationState), max_size=2).map(tuple),
    exit_level=st.none() | st.integers(1, 8),
    exit_level_received=st.sampled_from(["", "9"]),
    occupations=st.lists(st.booleans(), max_size=2).map(tuple),
    formacodes=st.lists(st.sampled_from(["1", "2"]), max_size=2).map(tuple),
    unknown_formacodes=st.sampled_from([(), ("1",), ("1", "2")]),
    mode=st.sampled_from(["", "onsite", "remote"]),
    is_continuous=st.booleans(),
    hours_centre=numbers,
    hours_company=numbers,
    hours_total=numbers,
    costs_covered=st.sampled_from([None, True, False]),
    remaining_cost=st.sampled_from(["", "0", "nous consulter", "350 €"]),
    has_price=st.booleans(),
    programme=st.sampled_from(["", "qualif-pro"]),
    programme_received=st.sampled_from(["", "Qualif Pro ?"]),
    has_funding=st.booleans(),
    places=st.lists(st.booleans(), max_size=2).map(tuple),
    start=partial,
    end=partial,
    seats=numbers,
    capacity=numbers,
    seats_on=st.none() | days,
    recruitment_state=st.sampled_from(["", "open", "closed"]),
    registration_end=st.none() | days,
    says_how_to_register=st.booleans(),
    contacts=st.lists(st.builds(ContactRecord, st.sampled_from(["", "1"]), texts, texts)).map(
        tuple
    ),
    updated_on=st.none() | days,
    siret=st.sampled_from(["", "73282932000074", "123"]),
    qualiopi=st.sampled_from([None, (), ("formation",)]),
)


def of(record: OfferRecord) -> float:
    return score(judge(record, today=TODAY))


@given(records)
def test_a_score_stays_between_0_and_100(record):
    assert 0 <= of(record) <= 100


@given(records, st.sampled_from([*GROUPS, *sorted(ALONE)]))
def test_filling_a_field_never_lowers_the_score(record, name):
    names = GROUPS.get(name, (name,))
    filled = replace(record, **{attribute: getattr(SOUND, attribute) for attribute in names})

    assert of(filled) >= of(record)


def test_a_complete_session_has_every_point_and_an_empty_one_almost_none():
    assert judge(SOUND, today=TODAY) == ()
    assert of(SOUND) == 100
    assert of(OfferRecord()) == 0


def test_weights_add_up_to_100_and_every_field_has_its_check():
    assert sum(field.weight for field in FIELDS.values()) == 100
    assert FIELDS.keys() == CHECKS.keys()
    assert LOSS.keys() == PROBLEM_LABELS.keys() == set(Problem)


@given(records)
def test_each_lost_point_comes_with_its_remedy(record):
    assert all(defect.remedy and defect.points > 0 for defect in judge(record, today=TODAY))


@pytest.mark.parametrize(
    ("change", "field", "problem"),
    [
        ({"start": PartialDate(date(2027, 1, 1), DatePrecision.MONTH)}, "start", Problem.IMPRECISE),
        ({"end": PartialDate(date(2026, 1, 1), DatePrecision.DAY)}, "start", Problem.OVER),
        ({"end": PartialDate(date(2026, 12, 1), DatePrecision.DAY)}, "end", Problem.CONTRADICTORY),
        ({"places": (False,)}, "place", Problem.UNRESOLVED),
        ({"certifications": (CertificationState.DEAD,)}, "certification", Problem.DEAD),
        ({"is_certifying": False}, "certification", Problem.CONTRADICTORY),
        ({"costs_covered": None, "remaining_cost": "NC"}, "cost", Problem.PLACEHOLDER),
        ({"seats_on": date(2026, 9, 1)}, "seats", Problem.STALE),
        ({"seats": 13}, "seats", Problem.CONTRADICTORY),
        ({"registration_end": date(2026, 11, 1)}, "registration", Problem.CONTRADICTORY),
        ({"hours_total": 500}, "hours", Problem.CONTRADICTORY),
        ({"objective": "À définir"}, "objective", Problem.PLACEHOLDER),
        ({"content": "<p>Pâtes, crèmes, cuissons et hygiène</p>"}, "content", Problem.MARKUP),
        ({"contacts": (ContactRecord("1", "05"),)}, "contact", Problem.UNRESOLVED),
        ({"contacts": (ContactRecord("", "0561000000"),)}, "referent", Problem.MISSING),
        ({"siret": "73282932000075"}, "siret", Problem.CONTRADICTORY),
        ({"updated_on": date(2026, 1, 1)}, "freshness", Problem.STALE),
    ],
)
def test_a_defect_is_seen(change, field, problem):
    assert Defect(field, problem) in judge(replace(SOUND, **change), today=TODAY)


def test_many_sessions_sum_their_points():
    assert score_of_many(4, 60) == 85
    assert score_of_many(0, 0) is None
