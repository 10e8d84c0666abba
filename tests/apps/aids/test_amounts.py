"""Dating an amount: proposed, published, withdrawn; what was published never changes."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from tests import account_factories as people

from passerelles.apps.accounts.models import User
from passerelles.apps.aids.actions.amounts import propose, publish, withdraw
from passerelles.apps.aids.actions.drafts import AmountDraft
from passerelles.apps.aids.errors import AidsRefused
from passerelles.apps.aids.models import DatedAmount
from passerelles.apps.aids.reads.book import rule_book
from passerelles.apps.aids.reads.content import content_book
from passerelles.apps.aids.reads.impact import impact_of
from passerelles.apps.aids.reads.proposals import changes_of

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
DRAFT = AmountDraft(
    parameter="rsfp_26",
    value="785,65",
    starts_on="2026-04-01",
    source="Arrêté du 28 mars 2026, article 1",
    address="https://www.legifrance.gouv.fr/",
    read_on="2026-11-20",
    confidence="official",
    review_by="2027-03-31",
    reason="Revalorisation du 1er avril 2026.",
)


@pytest.fixture
def officer() -> User:
    region = people.institution("region")
    for verb in ("propose", "write"):
        people.grant(region, verb, "aids")
    return people.member(region)


def proposed(officer: User, draft: AmountDraft = DRAFT) -> DatedAmount:
    return propose(draft, content_book().parameters, actor=officer, at=NOW)


def test_a_proposal_changes_nothing_until_it_is_published(officer: User) -> None:
    row = proposed(officer)
    before = rule_book().parameters["rsfp_26"].on(date(2026, 11, 23))

    publish(row, actor=officer, at=NOW)

    after = rule_book()
    assert before is None
    assert after.parameters["rsfp_26"].on(date(2026, 11, 23)) == Decimal("785.65")
    assert after.sources[after.parameters["rsfp_26"].values[-1].source].title == DRAFT.source


def test_a_withdrawal_takes_the_amount_back_and_keeps_its_history(officer: User) -> None:
    row = publish(proposed(officer), actor=officer, at=NOW)

    withdraw(row, "Arrêté annulé.", actor=officer, at=NOW)

    assert rule_book().parameters["rsfp_26"].on(date(2026, 11, 23)) is None
    assert DatedAmount.objects.count() == 1
    assert next(one.why for one in changes_of("rsfp_26")) == "Arrêté annulé."
    assert len(changes_of("rsfp_26")) == 3


def test_the_database_keeps_what_was_published(officer: User) -> None:
    row = publish(proposed(officer), actor=officer, at=NOW)

    for change in (
        lambda: DatedAmount.objects.filter(pk=row.pk).update(value=1),
        lambda: DatedAmount.objects.filter(pk=row.pk).delete(),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            change()


def test_two_amounts_of_one_day_are_never_in_force(officer: User) -> None:
    publish(proposed(officer), actor=officer, at=NOW)

    with pytest.raises(AidsRefused, match="retirez-le d’abord"):
        publish(proposed(officer), actor=officer, at=NOW)


def test_only_the_region_dates_amounts() -> None:
    stranger = people.user(role="planner")

    with pytest.raises(PermissionDenied):
        propose(DRAFT, content_book().parameters, actor=stranger, at=NOW)


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("value", "beaucoup", "« beaucoup » n’est pas un montant"),
        ("value", "", "Donnez le montant"),
        ("value", "-3", "hors de ce qui se garde"),
        ("value", "NaN", "n’est pas un montant"),
        ("value", "1,23456", "4 décimales au plus"),
        ("starts_on", "2026-02-30", "n’est pas une date"),
        ("starts_on", "1900-01-01", "hors de portée"),
        ("source", " ", "Dites où le montant est écrit"),
        ("address", "javascript:alert(1)", "commence par https://"),
        ("read_on", "2027-01-01", "hors de portée"),
        ("confidence", "unknown", "Dites d’où vient ce montant"),
        ("review_by", "2026-11-20", "jour à venir"),
        ("reason", "", "Dites pourquoi"),
    ],
)
def test_what_is_typed_wrong_is_told_by_field(
    officer: User, field: str, typed: str, said: str
) -> None:
    with pytest.raises(AidsRefused, match=said) as refused:
        proposed(officer, replace(DRAFT, **{field: typed}))

    assert refused.value.field == field


def test_an_amount_that_nobody_would_ever_receive_is_refused(officer: User) -> None:
    with pytest.raises(AidsRefused, match="vient avant le premier jour") as refused:
        proposed(officer, replace(DRAFT, starts_on="2028-01-01"))

    assert refused.value.field == "review_by"
    assert str(proposed(officer, replace(DRAFT, value="-0")).value) == "0"


def test_an_effect_is_counted_before_publishing(officer: User) -> None:
    row = proposed(officer)

    impact = impact_of(row)

    pay = next(one for one in impact.shifts if one.gained)
    assert (impact.until, impact.is_followed) == (date(2027, 3, 31), False)
    assert impact.size == 2_000
    assert 0 < impact.changed < impact.size
    assert pay.aid.startswith("Rémunération")
    assert impact.cases >= 60


def test_an_old_rate_corrected_changes_worked_cases(officer: User) -> None:
    draft = replace(DRAFT, starts_on="2025-04-01", value="770")

    impact = impact_of(proposed(officer, draft))

    assert (impact.until, impact.is_followed) == (date(2026, 3, 31), True)
    assert {one.after.amount for one in impact.changes if one.after.amount} >= {Decimal("770.00")}
