"""The pages of alerts and of data debt."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from tests import account_factories, steering_factories
from tests.fact_factories import observation

from passerelles.apps.accounts.models import Institution, Role
from passerelles.apps.steering.models import AgendaItem, Body, Decision, Meeting

pytestmark = pytest.mark.django_db
ALERTS, DEBT = reverse("steering_alerts"), reverse("steering_debt")


@pytest.fixture(autouse=True)
def plan() -> None:
    steering_factories.ground()
    steering_factories.measure(steering_factories.action("A13", owner="state"))


@pytest.fixture
def reader(client: Client) -> Client:
    client.force_login(account_factories.user(role=Role.STEERING))
    return client


def decision() -> Decision:
    body = Body.objects.create(code="bureau", kind="bureau", name="Bureau")
    held = Meeting.objects.create(body=body, on=date(2025, 1, 1))
    item = AgendaItem.objects.create(meeting=held, position=1, title="Point")
    owner = Institution.objects.create(code="region", name="Région Occitanie")
    return Decision.objects.create(
        item=item, text="Écrire la carte", owner=owner, due_on=date(2025, 6, 1)
    )


def test_only_readers_of_the_plan_enter(client: Client) -> None:
    assert client.get(ALERTS).status_code == 302
    client.force_login(account_factories.user())
    assert client.get(ALERTS).status_code == 403
    assert client.get(DEBT).status_code == 403
    assert client.get(reverse("steering_debt_file", args=["csv"])).status_code == 403


def test_alerts_say_what_is_wrong_and_who_owes_it(reader: Client) -> None:
    decision()
    page = reader.get(ALERTS).text

    assert "À faire avant le 1er juin 2025" in page
    assert "1 engagement sans institution qui en réponde." in page
    assert page.index("Décisions en retard") < page.index("Engagements sans porteur")


def test_alerts_of_one_institution(reader: Client) -> None:
    decision()
    page = reader.get(ALERTS, {"institution": "state"}).text

    assert "Engagements sans porteur" in page
    assert "Écrire la carte" not in page
    assert "Aucune alerte ici." in reader.get(ALERTS, {"institution": "personne-ici"}).text


def test_figures_that_fall_are_shown_with_their_values(reader: Client) -> None:
    for year, value in ((2023, 50.0), (2024, 51.0), (2025, 52.0)):
        place = {"territory_kind": "region", "territory_code": "76", "geography": "COG-2026"}
        observation(
            indicator="bmo_difficult_share",
            edition=f"BMO-{year}",
            period=str(year),
            value=value,
            **place,
        )
    page = reader.get(ALERTS).text

    assert "50\xa0% puis 51\xa0% puis 52\xa0%" in page
    assert reverse("steering_indicator", args=["bmo_difficult_share"]) in page


def test_the_debt_names_the_data_the_file_and_the_owner(reader: Client) -> None:
    page = reader.get(DEBT).text

    assert "1 action sur 1 sans aucun chiffre" in page
    assert "Projets de recrutement" in page
    assert "passerelles data" in page


def test_the_debt_leaves_as_files(reader: Client) -> None:
    answer = reader.get(reverse("steering_debt_file", args=["csv"]))
    lines = answer.content.decode("utf-8-sig").splitlines()

    assert lines[0].startswith("rang;actions aveugles;actions servies;indicateur")
    assert any("bmo_projects" in line and "A13" in line for line in lines)
    assert reader.get(reverse("steering_debt_file", args=["ods"])).status_code == 200
