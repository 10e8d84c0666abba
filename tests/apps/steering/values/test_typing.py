"""Typing a figure: what is published, what is refused, what stays known."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from tests import account_factories, factories, steering_factories
from tests.fact_factories import observation

from passerelles.apps.accounts.models import User, Verb
from passerelles.apps.indicators.models import Observation
from passerelles.apps.indicators.reads.computed import Computed, compute
from passerelles.apps.indicators.reads.headlines import Where
from passerelles.apps.reference.reads.generation import forget
from passerelles.apps.steering.actions.values.entries import ValueEntry
from passerelles.apps.steering.actions.values.typing import type_value, withdraw
from passerelles.apps.steering.errors import SteeringRefused
from passerelles.apps.steering.models import TypedValue
from passerelles.apps.steering.reads.values.history import value_history

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
OCCITANIE = Where("region", "76")


@pytest.fixture(autouse=True)
def ground() -> None:
    forget()
    steering_factories.sources()
    steering_factories.ground()


@pytest.fixture
def owner() -> User:
    return steering_factories.owner()


def entry(**changes: Any) -> ValueEntry:
    known = {
        "indicator": "bmo_projects",
        "territory": "region:76",
        "period": "2024",
        "value": "1 250,5",
        "evidence": "Rapport 2024, page 12",
    }
    return ValueEntry(**{**known, **changes})


def share(numerator: str = "12", denominator: str = "80") -> ValueEntry:
    counts = {"numerator": numerator, "denominator": denominator}
    return entry(indicator="bmo_difficult_share", value="", **counts)


def shown(code: str = "bmo_projects", as_of: datetime | None = None) -> Computed:
    return compute(OCCITANIE, codes=[code], as_of=as_of)[0]


def test_a_typed_figure_is_published_with_its_source(owner: User) -> None:
    type_value(entry(), actor=owner, at=MONDAY)
    figure = shown().figure

    assert figure is not None
    assert (figure.quantity.value, figure.source) == (1250.5, "typed_values")
    assert (figure.territory_key, figure.period) == ("COG-2026:region:76", "2024")


def test_a_share_is_divided_and_keeps_its_counts(owner: User) -> None:
    type_value(share(), actor=owner, at=MONDAY)
    quantity = shown("bmo_difficult_share").quantity

    assert (quantity.value, quantity.numerator, quantity.denominator) == (15, 12, 80)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"indicator": "nulle_part"}, "Aucun indicateur ne porte le code « nulle_part »"),
        ({"territory": "31"}, "« 31 » n’est pas un territoire"),
        ({"territory": "region:99"}, "Aucun territoire ne porte le code « region:99 »"),
        ({"territory": "commune:31555"}, "n’existe pas pour « commune:31555 »"),
        ({"period": "an 2024"}, "« an 2024 » n’est pas une période"),
        ({"period": "2099"}, "La période « 2099 » n’a pas commencé"),
        ({"value": "douze"}, "« douze » n’est pas un nombre"),
        ({"value": "nan"}, "« nan » n’est pas un nombre"),
        ({"value": ""}, "La valeur manque"),
        ({"evidence": "  "}, "Donnez la preuve"),
    ],
)
def test_what_cannot_be_kept_is_refused(owner: User, changes: Any, said: str) -> None:
    with pytest.raises(SteeringRefused) as refused:
        type_value(entry(**changes), actor=owner, at=MONDAY)

    assert said in str(refused.value)
    assert not Observation.objects.exists()


def test_a_one_sided_ratio_and_a_null_denominator_are_refused(owner: User) -> None:
    for typed, said in ((share("12", ""), "dénominateur"), (share("1", "0"), "vaut 0")):
        with pytest.raises(SteeringRefused, match=said):
            type_value(typed, actor=owner, at=MONDAY)


def test_nobody_types_without_the_right(owner: User) -> None:
    stranger = steering_factories.contester()

    with pytest.raises(PermissionDenied):
        type_value(entry(), actor=stranger, at=MONDAY)


def test_the_institution_that_owns_the_indicator_may_type_it() -> None:
    owes = account_factories.institution("france_travail")
    account_factories.grant(owes, Verb.WRITE, "indicators", owned=True)
    agent = account_factories.member(owes)

    assert type_value(entry(), actor=agent, at=MONDAY).institution == owes
    with pytest.raises(PermissionDenied):
        type_value(entry(indicator="seats_offered"), actor=agent, at=MONDAY)


def test_a_second_figure_is_told_and_replaces_only_on_demand(owner: User) -> None:
    first = type_value(entry(), actor=owner, at=MONDAY)
    later = MONDAY + timedelta(hours=1)
    with pytest.raises(SteeringRefused, match="déjà en vigueur") as refused:
        type_value(entry(value="7"), actor=owner, at=later)

    type_value(entry(value="7"), actor=owner, at=later, replaces=first.pk)

    assert "1250,5" in str(refused.value)
    assert shown().quantity.value == 7
    assert shown(as_of=MONDAY + timedelta(minutes=1)).quantity.value == 1250.5
    assert TypedValue.objects.filter(withdrawn_at=None).count() == 1


def test_a_withdrawn_figure_closes_and_stays_known_of_the_past(owner: User) -> None:
    row = type_value(entry(), actor=owner, at=MONDAY)
    later = MONDAY + timedelta(hours=1)

    withdraw(row, "Erreur de page", actor=owner, at=later)

    assert shown().figure is None
    assert shown(as_of=MONDAY + timedelta(minutes=1)).quantity.value == 1250.5
    with pytest.raises(SteeringRefused, match="déjà retirée"):
        withdraw(row, "Encore", actor=owner, at=later)


def test_a_file_prevails_over_a_typed_value(owner: User) -> None:
    type_value(entry(), actor=owner, at=MONDAY)
    observation(territory_kind="region", territory_code="76", geography="COG-2026", value=900.0)

    assert shown().quantity.value == 900
    assert TypedValue.objects.filter(withdrawn_at=None).exists()


def test_what_a_fictitious_account_types_is_demonstration() -> None:
    type_value(entry(), actor=steering_factories.owner(demonstration=True), at=MONDAY)
    figure = shown().figure

    assert figure is not None
    assert figure.is_demonstration


def test_a_small_count_of_people_is_kept_secret(
    owner: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    from passerelles.apps.steering.actions.values import entries
    from passerelles.domain.indicators.typed import TypingRule

    monkeypatch.setattr(entries, "rule_of", lambda indicator: TypingRule(threshold=5))
    type_value(entry(value="3"), actor=owner, at=MONDAY)

    assert shown().quantity.absence == "secret"
    assert TypedValue.objects.get().value == 3


def test_history_tells_who_why_and_what(owner: User) -> None:
    row = type_value(entry(), actor=owner, at=MONDAY)
    withdraw(row, "Erreur de page", actor=owner, at=MONDAY + timedelta(hours=1))
    gone, typed = value_history("bmo_projects")

    assert (typed.before, typed.territory, typed.period) == (None, "region:76", "2024")
    assert typed.after == {"value": 1250.5, "evidence": "Rapport 2024, page 12"}
    assert (gone.after, gone.why, gone.author) == (None, "Erreur de page", owner.email)
    assert value_history("bmo_projects", until=MONDAY)[0].after == typed.after
    assert factories.source("typed_values").pk == "typed_values"
