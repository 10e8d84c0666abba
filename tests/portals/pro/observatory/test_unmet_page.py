"""The planners' page: who may read it, what it says."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from tests import factories

from passerelles.apps.accounts.models import Role, User
from passerelles.apps.observatory.models import UnmetSearch
from passerelles.portals.pro.observatory import views

pytestmark = pytest.mark.django_db
PAGE = reverse("unmet_searches")


@pytest.fixture
def planner(client: Client) -> Client:
    client.force_login(User.objects.create_user("plan@exemple.fr", role=Role.PLANNER))
    return client


@pytest.fixture(autouse=True)
def december(monkeypatch: pytest.MonkeyPatch) -> None:
    """November is over: its counts are final."""
    monkeypatch.setattr(views.timezone, "localdate", lambda: date(2026, 12, 1))


def counted(searches: int, **changes: object) -> None:
    basin = factories.territory("7610", "employment_basin", edition_id="BMO-2024", name="FOIX")
    fields = {"month": date(2026, 11, 1), "reason": "nothing_soon", **changes}
    UnmetSearch.objects.create(basin=basin, searches=searches, **fields)


def test_a_stranger_and_an_adviser_may_not_read_it(client: Client) -> None:
    assert client.get(PAGE).status_code == 302
    client.force_login(User.objects.create_user("conseil@exemple.fr", role=Role.ADVISER))
    assert client.get(PAGE).status_code == 403


def test_an_empty_page_says_what_it_means(planner: Client) -> None:
    assert "Aucune recherche sans réponse" in planner.get(PAGE).text


def test_a_planner_reads_counts_and_the_rules_of_counting(planner: Client) -> None:
    counted(1_234)
    page = planner.get(PAGE, {"mois": "n’importe quoi"}).text
    assert "1\u202f234" in page or "1\xa0234" in page
    assert "Foix" in page
    assert "Métier non reconnu" in page
    assert "60 minutes" in page


def test_a_small_count_reads_secret(planner: Client) -> None:
    counted(3)
    page = planner.get(PAGE, {"mois": "2026-11"}).text
    assert '<td class="number">secret</td>' in page


def test_the_month_under_way_reads_as_a_minimum(
    planner: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views.timezone, "localdate", lambda: date(2026, 11, 23))
    counted(13)
    page = planner.get(PAGE).text
    assert '<td class="number">au moins 10</td>' in page
    assert "Le mois n’est pas fini" in page
    assert ">13<" not in page


def test_the_table_leaves_as_files(planner: Client) -> None:
    counted(3)
    link = reverse("unmet_searches_file", args=["csv"])

    answer = planner.get(link, {"mois": "2026-11"})
    lines = answer.content.decode("utf-8-sig").splitlines()

    assert f'{link}?mois=2026-11"' in planner.get(PAGE, {"mois": "2026-11"}).text
    assert answer["Content-Disposition"].endswith('recherches-sans-reponse-2026-11.csv"')
    assert lines[0].startswith("mois;métier ou domaine;code;bassin d’emploi")
    assert [line for line in lines if "Foix" in line and line.endswith(";secret")]
    assert planner.get(reverse("unmet_searches_file", args=["ods"])).status_code == 200


def test_a_stranger_gets_no_file(client: Client) -> None:
    assert client.get(reverse("unmet_searches_file", args=["csv"])).status_code == 302


def test_the_account_page_leads_there(planner: Client) -> None:
    assert PAGE in planner.get(reverse("account")).text
