"""The timeline with the rules as they are shipped."""

from datetime import date
from decimal import Decimal

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
