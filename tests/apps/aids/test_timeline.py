"""The timeline with the rules as they are shipped."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from passerelles.apps.aids.demonstration import population
from passerelles.apps.aids.reads.content import content_book
from passerelles.domain.aids.income import Period
from passerelles.domain.aids.situation import PersonFacts, ProjectFacts, ProjectKind
from passerelles.domain.aids.timeline import timeline

WAITRESS = PersonFacts(
    age=30, commune="34301", jobseeker=True, on_are=False, in_employment=False, couple=True
)
PRF = ProjectFacts(kind=ProjectKind.TRAINING, programme="prf", funder="region")


def test_trainee_pay_before_and_after_the_first_of_april_2025() -> None:
    step = Period(start=date(2025, 3, 3), end=date(2025, 6, 27), label="CAP", project=PRF)

    months = timeline(WAITRESS, [step], content_book(), first_month=date(2025, 3, 1), months=2)

    pay = [one for month in months for one in month.parts if one.code == "rsfp"]
    assert [one.at_least for one in pay] == [Decimal("707.82"), Decimal("769.49")]  # × 29 / 31
    assert pay[0].label.startswith("Rémunération")


def test_after_the_last_published_rate_no_amount_is_said() -> None:
    step = Period(start=date(2026, 11, 2), end=date(2027, 6, 27), label="CAP", project=PRF)

    (month,) = timeline(WAITRESS, [step], content_book(), first_month=date(2026, 12, 1), months=1)

    (pay,) = [one for one in month.parts if one.code == "rsfp"]
    assert (pay.at_least, pay.at_most) == (Decimal(0), None)
    assert "à confirmer" in pay.note


@pytest.mark.parametrize("hidden", ["on_are", "in_employment", "age", "children_ages"])
def test_what_is_not_said_never_raises_at_least(hidden: str) -> None:
    for situation in population(date(2024, 9, 1), size=40):
        project = situation.project
        entry = project.entry or (project.contract.start if project.contract else None)
        step = Period(start=entry or situation.date, end=project.end, label="a", project=project)
        window = {"first_month": date(2024, 9, 1), "months": 12}
        unsaid = replace(situation.person, **{hidden: None})

        known = timeline(situation.person, [step], content_book(), **window)
        wider = timeline(unsaid, [step], content_book(), **window)

        for narrow, wide in zip(known, wider, strict=True):
            assert narrow.at_most is None or narrow.at_least <= narrow.at_most
            assert wide.at_least <= narrow.at_least, situation
            assert wide.at_most is None or (
                narrow.at_most is not None and narrow.at_most <= wide.at_most
            ), situation
