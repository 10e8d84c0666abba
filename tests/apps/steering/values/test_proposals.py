"""Contesting a figure, and settling it."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from tests import steering_factories
from tests.fact_factories import observation

from passerelles.apps.accounts.models import User
from passerelles.apps.indicators.reads.computed import compute
from passerelles.apps.indicators.reads.headlines import Where
from passerelles.apps.reference.reads.generation import forget
from passerelles.apps.steering.actions.values.proposals import (
    ProposalDraft,
    arbitrate,
    counter_propose,
)
from passerelles.apps.steering.errors import SteeringRefused
from passerelles.apps.steering.models import CounterProposal, Ruling, TypedValue
from passerelles.apps.steering.reads.values.disputes import disputes
from passerelles.apps.steering.reads.values.history import value_history

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
OCCITANIE = Where("region", "76")


@pytest.fixture(autouse=True)
def ground() -> None:
    forget()
    steering_factories.sources()
    steering_factories.ground()
    observation(territory_kind="region", territory_code="76", geography="COG-2026", value=900.0)


@pytest.fixture
def contester() -> User:
    return steering_factories.contester()


def draft(**changes: Any) -> ProposalDraft:
    known = {
        "indicator": "bmo_projects",
        "territory": "region:76",
        "period": "2024",
        "value": "1 100",
        "reason": "Les intérimaires manquent.",
        "source": "Enquête de branche",
        "method": "Même champ, plus l’intérim",
    }
    return ProposalDraft(**{**known, **changes})


def shown() -> float | None:
    return compute(OCCITANIE, codes=["bmo_projects"])[0].quantity.value


def test_both_values_stay_visible_until_arbitration(contester: User) -> None:
    made = counter_propose(draft(), actor=contester, at=MONDAY)
    (dispute,) = disputes("bmo_projects")

    assert (made.contested, made.value) == (900, 1100)
    assert (dispute.value, dispute.institution) == (1100, "Institution employers")
    assert shown() == 900


@pytest.mark.parametrize(
    ("verdict", "figure", "still_shown"),
    [(Ruling.KEPT, 900, False), (Ruling.REPLACED, 1100, False), (Ruling.BOTH, 900, True)],
)
def test_a_verdict_settles_what_is_shown(
    contester: User, verdict: Ruling, figure: float, still_shown: bool
) -> None:
    made = counter_propose(draft(), actor=contester, at=MONDAY)
    arbiter = steering_factories.arbiter()
    later = MONDAY + timedelta(hours=1)

    arbitrate(made, verdict, "L’intérim est hors champ.", actor=arbiter, at=later)

    assert shown() == figure
    assert bool(disputes("bmo_projects")) is still_shown
    assert len(disputes("bmo_projects", settled=True)) == 1
    settled = value_history("bmo_projects")
    assert any(change.why == "L’intérim est hors champ." for change in settled)


def test_a_value_retained_prevails_over_the_file_and_is_seen_as_of(contester: User) -> None:
    made = counter_propose(draft(), actor=contester, at=MONDAY)
    later = MONDAY + timedelta(hours=1)
    arbitrate(made, Ruling.REPLACED, "Oui.", actor=steering_factories.arbiter(), at=later)
    before = compute(OCCITANIE, codes=["bmo_projects"], as_of=MONDAY)[0]

    assert (shown(), before.quantity.value) == (1100, 900)
    assert TypedValue.objects.get().proposal == made


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"value": "900"}, "celle qui s’affiche déjà"),
        ({"value": ""}, "Tapez la valeur"),
        ({"value": "x"}, "« x » n’est pas un nombre"),
        ({"method": ""}, "Dites comment"),
        ({"source": ""}, "Donnez la source"),
        ({"reason": ""}, "Dites pourquoi"),
        ({"period": "2024-13"}, "n’est pas une période"),
    ],
)
def test_what_contests_nothing_is_refused(contester: User, changes: Any, said: str) -> None:
    with pytest.raises(SteeringRefused) as refused:
        counter_propose(draft(**changes), actor=contester, at=MONDAY)

    assert said in str(refused.value)
    assert not CounterProposal.objects.exists()


def test_an_institution_contests_a_figure_once(contester: User) -> None:
    counter_propose(draft(), actor=contester, at=MONDAY)

    with pytest.raises(SteeringRefused, match="conteste déjà ce chiffre"):
        counter_propose(draft(value="2"), actor=contester, at=MONDAY)


def test_a_disagreement_is_settled_once_with_a_sentence(contester: User) -> None:
    made = counter_propose(draft(), actor=contester, at=MONDAY)
    arbiter = steering_factories.arbiter()
    with pytest.raises(SteeringRefused, match="en une phrase"):
        arbitrate(made, Ruling.KEPT, " ", actor=arbiter, at=MONDAY)
    arbitrate(made, Ruling.KEPT, "Non.", actor=arbiter, at=MONDAY)

    with pytest.raises(SteeringRefused, match="déjà arbitré"):
        arbitrate(made, Ruling.BOTH, "Si.", actor=arbiter, at=MONDAY)


def test_rights_are_asked_for_both_acts(contester: User) -> None:
    made = counter_propose(draft(), actor=contester, at=MONDAY)
    owner = steering_factories.owner()

    with pytest.raises(PermissionDenied):
        counter_propose(draft(value="3"), actor=owner, at=MONDAY)
    with pytest.raises(PermissionDenied):
        arbitrate(made, Ruling.KEPT, "Non.", actor=contester, at=MONDAY)
