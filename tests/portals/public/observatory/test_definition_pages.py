"""What the observatory measures, and where a figure comes from, as people read it."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st
from tests import factories
from tests.fact_factories import A_MORNING, observation

from passerelles.apps.harvest.models import RawFile
from passerelles.apps.indicators.reads.definitions import indicators
from passerelles.apps.steering.models import Plan
from passerelles.portals.public.observatory.definitions import views
from passerelles.portals.public.observatory.definitions.registry import registry_facts

pytestmark = pytest.mark.django_db
LIST = "/observatoire/indicateurs"


def page(client: Client, address: str, **query: str) -> str:
    response = client.get(address, query)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def test_indicators_are_listed_by_theme(client: Client) -> None:
    shown = page(client, LIST)

    assert "Besoins des entreprises" in shown
    assert "Combien de recrutements les employeurs envisagent-ils" in shown
    assert "aucun chiffre chargé" in shown


def test_the_list_is_filtered(client: Client) -> None:
    assert "Besoins des entreprises</h2>" not in page(client, LIST, theme="apprenticeship")
    by_words = page(client, LIST, q="projets de recrutement")
    assert f'href="{LIST}/bmo_projects"' in by_words
    assert f'href="{LIST}/apprentices"' not in by_words


@pytest.mark.parametrize("query", [{"q": "zzzz"}, {"theme": "zzzz"}])
def test_an_empty_list_says_what_to_do(client: Client, query: dict[str, str]) -> None:
    assert "Voyez tous les indicateurs" in page(client, LIST, **query)


def test_an_indicator_shows_its_definition_and_what_is_loaded(client: Client) -> None:
    observation(period="2023", edition="BMO-2023")
    row = observation()
    factories.run(row.source, editions="BMO-2024")

    shown = page(client, f"{LIST}/bmo_projects")

    assert "Version 1, depuis le 1er janvier 2015" in shown
    assert "Les territoires s’additionnent. Les périodes ne s’additionnent pas." in shown
    assert "2024 et 2023" in shown
    assert "BMO-2024, importé le 23 novembre 2026" in shown
    assert "indicateur=bmo_projects&amp;niveau=bassin-d-emploi" in shown
    assert "données de démonstration" not in shown


def test_generated_figures_are_told(client: Client) -> None:
    source = factories.source("demonstration_apprenticeship", is_demonstration=True)
    factories.run(source)
    observation(indicator="apprentices", source_id=source.id)

    assert "données de démonstration" in page(client, f"{LIST}/apprentices")
    assert "données de démonstration" in page(client, LIST, theme="apprenticeship")


def test_a_figure_says_how_it_was_added_up(client: Client) -> None:
    factories.territory("76", "region", name="Occitanie")
    for line, value in enumerate((10, 12, None), 2):
        observation(
            occupation=f"FAP-2021:A0X{line}",
            origin=f"bmo.xlsx:{line}",
            **({"value": value} if value else {"absence": "secret"}),
        )
    total = observation(
        territory_kind="region",
        territory_code="76",
        geography="COG-2026",
        value=22,
        bound="at_least",
    )
    run = factories.run(total.source, started_at=A_MORNING, finished_at=A_MORNING)
    RawFile.objects.create(run=run, name="bmo.xlsx", sha256="ab" * 32, size=1)

    shown = page(client, f"/observatoire/chiffres/{total.id}")

    assert "au moins 22 projets" in shown
    assert "Occitanie, 2024, total" in shown
    assert "additionne 3 lignes du fichier" in shown
    assert "elle tombe juste. Parmi elles, 1 ligne est secrète" in shown
    assert "bmo.xlsx:4" in shown
    assert "ab" * 32 in shown
    assert f'href="/observatoire/chiffres/{total.id}.csv"' in shown


def test_all_the_rows_of_a_figure_leave_as_a_file(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "BATCH", 2)
    for line in range(2, 7):
        observation(occupation=f"FAP-2021:A0X{line}", value=line, origin=f"bmo.xlsx:{line}")
    total = observation(value=20)

    answer = client.get(f"/observatoire/chiffres/{total.id}.csv")
    lines = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()

    assert [line.rpartition(";")[2] for line in lines[1:]] == [
        f"bmo.xlsx:{line}" for line in range(2, 7)
    ]
    assert client.get(f"/observatoire/chiffres/{10**30}.csv").status_code == 404


def test_a_figure_that_does_not_add_up_is_not_to_be_used(client: Client) -> None:
    observation(occupation="FAP-2021:A0X40", value=10, origin="bmo.xlsx:2")
    total = observation(value=11)

    assert "Ne l’utilisez pas" in page(client, f"/observatoire/chiffres/{total.id}")


def test_a_share_shows_its_two_counts(client: Client) -> None:
    part, whole = observation(indicator="bmo_difficult", value=50), observation()
    share = observation(indicator="bmo_difficult_share", value=52.6)

    shown = page(client, f"/observatoire/chiffres/{share.id}")

    assert f'href="/observatoire/chiffres/{part.id}"' in shown
    assert f'href="/observatoire/chiffres/{whole.id}"' in shown


@pytest.mark.parametrize(
    "address",
    [f"{LIST}/unknown", "/observatoire/chiffres/1", f"/observatoire/chiffres/{10**30}"],
)
def test_what_does_not_exist_is_not_found(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


def test_queries_do_not_grow_with_the_rows_of_a_figure(client: Client) -> None:
    def queries(number: int) -> int:
        with CaptureQueriesContext(connection) as captured:
            page(client, f"/observatoire/chiffres/{number}")
        return len(captured)

    total = observation(value=10)
    observation(occupation="FAP-2021:A0X00", value=10, origin="bmo.xlsx:1")
    queries(total.id)
    few = queries(total.id)
    for line in range(10, 40):
        observation(occupation=f"FAP-2021:B0X{line}", value=0, origin=f"bmo.xlsx:{line}")

    assert queries(total.id) <= few + 1  # the names of the new occupations, once


def test_the_place_of_an_indicator_in_the_plan(client: Client) -> None:
    Plan.objects.create(
        code="a-plan",
        title="Un plan",
        region="76",
        start=date(2022, 11, 7),
        end=date(2028, 12, 31),
        source_title="Un plan",
        source_published=2022,
        lines=1,
        institutions=[{"code": "france_travail", "name": "France Travail Occitanie"}],
        is_current=True,
        sha256="ab" * 32,
        loaded_at=A_MORNING,
        loaded_by="tests",
    )
    observation(indicator="bmo_difficult_share", value=51)

    shown = page(client, f"{LIST}/bmo_difficult_share")

    assert "indicateur partagé" in shown
    assert "contexte : ce que le plan ne décide pas" in shown
    assert "une fois par an ; le chiffre est attendu 245 jours avant la fin" in shown
    assert "30 avril 2025, dépassée" in shown
    assert "France Travail Occitanie" in shown
    assert "Projets de recrutement jugés difficiles, du même territoire" in shown


def test_what_was_measured_once_has_no_due_date(client: Client) -> None:
    observation(indicator="tension_index", period="2021", occupation="ROME-3.47:F1610", value=3)

    shown = page(client, f"{LIST}/tension_index")

    assert "mesuré une seule fois" in shown
    assert "Prochaine échéance" not in shown
    assert "indicateur partagé" not in shown


def test_the_shared_indicators_alone(client: Client) -> None:
    shown = page(client, LIST, partages="oui")

    assert shown.count("indicateur partagé</") == sum(one.shared for one in indicators().values())
    assert f'href="{LIST}/apprentices"' in shown
    assert f'href="{LIST}/tension_index"' not in shown


@given(st.sampled_from(sorted(indicators())), st.sampled_from((-364, -1, 0, 1, 545)))
def test_every_registry_reads(code: str, lag: int) -> None:
    one = replace(indicators()[code], lag_days=lag)

    facts = dict(registry_facts(one, ["2023", "2199"], owners={}, today=date(2026, 11, 23)))

    assert facts["Institution responsable"] == one.owner
    assert facts["Rôle"]
    assert ("Prochaine échéance" in facts) == (one.periodicity != "once")
