"""The desk of indicators: who may, what is shown, what each form does."""

from datetime import UTC, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from tests import account_factories, steering_factories
from tests.fact_factories import observation

from passerelles.apps.accounts.models import Role, User, Verb
from passerelles.apps.steering.models import CounterProposal, TargetSetting, TypedValue

pytestmark = pytest.mark.django_db
CODE = "bmo_difficult_share"
MONDAY = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
PAGE = reverse("steering_indicator", args=[CODE])


@pytest.fixture(autouse=True)
def ground() -> None:
    steering_factories.sources()
    steering_factories.ground()
    for year, value in (("2022", 56.0), ("2023", 60.0), ("2024", 58.0)):
        observation(
            indicator=CODE,
            edition=f"BMO-{year}",
            period=year,
            value=value,
            territory_kind="region",
            territory_code="76",
            geography="COG-2026",
        )
    observation(
        indicator=CODE,
        value=51.0,
        territory_kind="departement",
        territory_code="31",
        geography="COG-2026",
    )


def signed(client: Client, who: User) -> Client:
    client.force_login(who)
    return client


@pytest.fixture
def reader(client: Client) -> Client:
    return signed(client, account_factories.user(role=Role.STEERING))


@pytest.fixture
def owner(client: Client) -> Client:
    return signed(client, steering_factories.owner())


def test_a_stranger_is_sent_to_the_login_and_a_provider_refused(client: Client) -> None:
    assert client.get(PAGE).status_code == 302
    assert signed(client, account_factories.user()).get(PAGE).status_code == 403


def test_the_list_has_shared_indicators_first_and_the_others_folded(reader: Client) -> None:
    page = reader.get(reverse("steering_indicators")).text

    assert page.index("Indicateurs partagés") < page.index("Autres indicateurs")
    assert "<summary>Contexte" in page
    assert PAGE in page


def test_the_page_tells_question_series_lineage_and_due_date(reader: Client) -> None:
    page = reader.get(PAGE).text

    assert "58\xa0%" in page
    assert "Prochaine échéance" in page
    assert "Version 1, depuis le" in page
    assert "<svg" in page
    assert "Lignes comptées" in page
    assert "Fixer la cible" not in page


def test_as_of_and_territory_change_what_is_read(reader: Client) -> None:
    there = reader.get(PAGE, {"territory": "departement:31"}).text
    before = reader.get(PAGE, {"as_of": "2020-01-01"}).text

    assert "51\xa0%" in there
    assert "donnée manquante" in before
    assert reader.get(PAGE, {"as_of": "hier"}).status_code == 404
    assert reader.get(PAGE, {"territory": "lune:1"}).status_code == 404
    assert reader.get(reverse("steering_indicator", args=["rien"])).status_code == 404


def test_a_series_is_carried_with_its_interval_or_the_page_says_why_not(reader: Client) -> None:
    assert "On ne peut pas le dire" in reader.get(PAGE).text

    for year, value in (("2019", 50.0), ("2020", 52.0), ("2021", 53.0)):
        observation(
            indicator=CODE,
            edition=f"BMO-{year}",
            period=year,
            value=value,
            territory_kind="region",
            territory_code="76",
            geography="COG-2026",
        )

    page = reader.get(PAGE).text
    assert "Si la série continue, en 2027" in page
    assert "huit fois sur dix" in page


def test_what_the_plan_leaves_unsaid_is_said(reader: Client) -> None:
    measure = steering_factories.measure(steering_factories.action("A1"))
    steering_factories.plan_target(measure, CODE, times_baseline=2)

    page = reader.get(PAGE).text

    assert "Objectif\xa0: 2 fois la valeur de départ." in page
    assert "la valeur de départ n’est pas dite" in page


def target(**changes: str) -> dict[str, str]:
    known = {
        "territory": "region:76",
        "baseline_on": "2022-12-31",
        "baseline": "56",
        "on_1": "2025-12-31",
        "value_1": "50,5",
        "target_on": "2028-12-31",
        "target": "40",
        "reason": "Délibération",
    }
    return {**known, **changes}


def test_the_owner_sets_a_target_and_reads_it_back(owner: Client) -> None:
    form = reverse("steering_target", args=[CODE])
    assert owner.post(form, target()).url == PAGE
    page = owner.get(PAGE).text

    assert "chart-expected" in page
    assert "Attendu aujourd’hui" in page
    assert "En retard" in page
    assert 'value="50,5"' in owner.get(form).text


def test_a_refused_target_keeps_what_was_typed(owner: Client) -> None:
    form = reverse("steering_target", args=[CODE])
    page = owner.post(form, target(target_on="2020-01-01")).text

    assert "précède la situation de départ" in page
    assert 'value="50,5"' in page
    assert not TargetSetting.objects.exists()


def test_two_targets_at_once_show_both(owner: Client) -> None:
    form = reverse("steering_target", args=[CODE])
    owner.post(form, target())
    page = owner.post(form, target(target="30")).text

    assert "pendant que vous écriviez" in page
    assert "2028-12-31 : 40" in page
    assert "2028-12-31 : 30" in page


def test_the_owner_types_replaces_and_withdraws_a_value(owner: Client) -> None:
    form = reverse("steering_values", args=[CODE])
    said = {"territory": "region:76", "period": "2025", "numerator": "12", "denominator": "80"}
    assert "Donnez la preuve" in owner.post(form, said).text
    assert owner.post(form, {**said, "evidence": "Rapport"}).url == PAGE
    assert "déjà en vigueur" in owner.post(form, {**said, "evidence": "Autre"}).text
    changed = {**said, "numerator": "16", "evidence": "Autre", "replaces": "on"}
    owner.post(form, changed)
    assert "20\xa0%" in owner.get(PAGE).text

    row = TypedValue.objects.get(withdrawn_at=None)
    owner.post(reverse("steering_withdrawal", args=[CODE, row.pk]), {"why": "Erreur"})
    page = owner.get(reverse("steering_indicator_history", args=[CODE])).text

    assert "58\xa0%" in owner.get(PAGE).text
    assert "Erreur" in page
    assert "16 ÷ 80" in page


def test_a_table_with_a_bad_row_is_told_and_changes_nothing(owner: Client) -> None:
    head = "indicateur;territoire;periode;valeur;numerateur;denominateur;preuve"
    rows = (head, f"{CODE};region:76;2025;;12;80;P", f"{CODE};region:76;2023;;12;0;P")
    form = reverse("steering_values_table")

    def sent(*kept: str) -> SimpleUploadedFile:
        return SimpleUploadedFile("valeurs.csv", "\n".join(kept).encode())

    page = owner.post(form, {"table": sent(*rows)}).text
    assert "valeurs.csv:3" in page
    assert "Le dénominateur vaut 0" in page
    assert not TypedValue.objects.exists()
    assert owner.post(form, {"table": sent(*rows[:2])}).status_code == 302
    assert TypedValue.objects.count() == 1


def test_a_contested_figure_shows_both_until_the_arbitration(client: Client) -> None:
    signed(client, steering_factories.contester())
    form = reverse("steering_contest", args=[CODE])
    said = {"territory": "region:76", "period": "2024", "value": "49", "reason": "R"}
    assert "Donnez la source" in client.post(form, said).text
    client.post(form, {**said, "source": "Branche", "method": "Comptage"})
    assert "Chiffre contesté par Institution employers" in client.get(PAGE).text

    row = CounterProposal.objects.get()
    settle = reverse("steering_arbitration", args=[CODE, row.pk])
    assert client.get(settle).status_code == 403
    signed(client, steering_factories.arbiter())
    client.post(settle, {"verdict": "replaced", "sentence": "Le comptage est meilleur."})
    page = client.get(PAGE).text

    assert "Chiffre contesté par" not in page
    assert "Le comptage est meilleur." in page
    assert "49\xa0%" in page


@pytest.mark.parametrize(
    "name", ["steering_target", "steering_values", "steering_contest", "steering_values_table"]
)
def test_a_reader_may_write_nothing(reader: Client, name: str) -> None:
    address = reverse(name, args=[] if name.endswith("table") else [CODE])

    assert reader.get(address).status_code == 403
    assert reader.post(address).status_code == 403


def test_the_owner_of_one_indicator_writes_that_one_only(client: Client) -> None:
    owes = account_factories.institution("france_travail")
    account_factories.grant(owes, Verb.WRITE, "indicators", owned=True)
    signed(client, account_factories.member(owes))

    assert client.get(reverse("steering_values", args=[CODE])).status_code == 200
    assert client.get(reverse("steering_values", args=["seats_offered"])).status_code == 403


def test_the_page_costs_as_many_queries_whatever_it_holds(
    owner: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for year in range(2010, 2020):
        observation(
            indicator=CODE,
            edition=f"BMO-{year}",
            period=str(year),
            territory_kind="region",
            territory_code="76",
            geography="COG-2026",
        )
    owner.get(PAGE)
    with django_assert_max_num_queries(48):
        owner.get(PAGE)
    owner.get(reverse("steering_indicators"))
    with django_assert_max_num_queries(16):
        owner.get(reverse("steering_indicators"))
