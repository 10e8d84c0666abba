"""Institutions of the committee with a person each, and the figures that a review freezes."""

from passerelles.apps.accounts.models import Function, Institution, User, Verb
from passerelles.apps.steering.actions.reviews import open_review
from passerelles.apps.steering.models import YearlyReview
from tests.account_factories import grant, institution, member
from tests.fact_factories import observation
from tests.steering_factories import NOON, action, measure

COLLEGES = ("state", "region", "employers", "workers")


def committee() -> dict[str, User]:
    """A person who leads each signing institution; the Région also assembles the review."""
    return {code: _leader(code) for code in COLLEGES}


def _leader(code: str) -> User:
    of = institution(code)
    grant(of, Verb.WRITE, "review", owned=code != "region")
    grant(of, Verb.SIGN, "review")
    return member(of, function=Function.LEAD)


def opened(people: dict[str, User], year: int = 2025) -> YearlyReview:
    """The review of a plan of one action, two measures, and one figure of 2025."""
    one = action()
    measure(one)
    measure(one, 2)
    unemployment()
    return open_review(year, actor=people["region"], at=NOON)


def unemployment(value: float = 8.5, period: str = "2025-T4") -> None:
    observation(
        indicator="unemployment_rate",
        source="unemployment",
        edition="Chomage-2026",
        territory_kind="region",
        territory_code="76",
        geography="COG-2026",
        departement="",
        period=period,
        value=value,
    )


def part_of(review: YearlyReview, code: str) -> int:
    return review.parts.get(institution=Institution.objects.get(code=code)).pk
