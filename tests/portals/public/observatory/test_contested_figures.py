"""What the public reads of a disagreement, and of a figure that somebody typed."""

from datetime import UTC, datetime

import pytest
from django.test import Client
from django.urls import reverse
from tests import steering_factories
from tests.fact_factories import observation

from passerelles.apps.indicators.models import Observation
from passerelles.apps.steering.actions.values.entries import ValueEntry
from passerelles.apps.steering.actions.values.proposals import (
    ProposalDraft,
    arbitrate,
    counter_propose,
)
from passerelles.apps.steering.actions.values.typing import type_value
from passerelles.apps.steering.models import CounterProposal, Ruling

pytestmark = pytest.mark.django_db
PAGE = reverse("indicator", args=["bmo_projects"])
MONDAY = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def ground() -> None:
    steering_factories.sources()
    steering_factories.ground()


@pytest.fixture
def contested() -> CounterProposal:
    observation(territory_kind="region", territory_code="76", geography="COG-2026", value=900.0)
    draft = ProposalDraft(
        indicator="bmo_projects",
        territory="region:76",
        period="2024",
        value="1100",
        reason="L’intérim manque.",
        source="Enquête de branche",
        method="Comptage",
    )
    return counter_propose(draft, actor=steering_factories.contester(), at=MONDAY)


@pytest.mark.usefixtures("contested")
def test_a_contested_figure_is_told_without_judgement(client: Client) -> None:
    page = client.get(PAGE).text

    assert "Contesté par Institution employers : autre valeur, autre méthode" in page
    assert (
        "Occitanie, 2024 : 1\u202f100\xa0projets, là où ce site affichait 900\xa0projets." in page
    )
    assert "Méthode : Comptage" in page


@pytest.mark.parametrize(
    ("verdict", "told"), [("kept", False), ("replaced", False), ("both", True)]
)
def test_the_note_goes_with_the_arbitration_unless_both_stay(
    client: Client, contested: CounterProposal, verdict: str, told: bool
) -> None:
    by = steering_factories.arbiter()
    arbitrate(contested, Ruling(verdict), "Deux champs.", actor=by, at=MONDAY)
    page = client.get(PAGE).text

    assert ("Contesté par" in page) is told
    assert ("Les deux chiffres restent : Deux champs." in page) is told


def test_a_typed_figure_says_who_typed_it_and_its_evidence(client: Client) -> None:
    entry = ValueEntry(
        indicator="bmo_projects",
        territory="region:76",
        period="2024",
        value="12",
        evidence="Rapport, page 3",
    )
    type_value(entry, actor=steering_factories.owner(), at=MONDAY)
    page = client.get(reverse("figure", args=[Observation.objects.get().pk])).text

    assert "une institution l’a saisi, avec sa preuve" in page
    assert "Institution carif_oref" in page
    assert "Rapport, page 3" in page
