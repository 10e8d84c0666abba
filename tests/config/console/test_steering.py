"""`passerelles steering compute`: one line an indicator, with its value or why it has none."""

import json
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from datetime import timedelta
from typing import Any

import pytest
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.utils import timezone
from tests import factories
from tests.fact_factories import A_MORNING, observation

from passerelles.apps.indicators.reads.definitions import indicators
from passerelles.apps.reference.reads.generation import forget
from passerelles.config.console import steering
from passerelles.config.console.french import Refusal

pytestmark = pytest.mark.django_db
Compute = Callable[..., str]
CONTRACT = ["code", "value", "numerator", "denominator", "absence", "definition_version", "as_of"]
REGION = {"territory_kind": "region", "territory_code": "76", "geography": "COG-2026"}
BEFORE = A_MORNING - timedelta(days=30)
A_DAY = (BEFORE.date() + timedelta(days=1)).isoformat()


@pytest.fixture(autouse=True)
def application(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(steering, "opened_application", nullcontext)
    forget()
    yield
    forget()


@pytest.fixture
def compute(capsys: pytest.CaptureFixture[str]) -> Compute:
    def run(*options: str) -> str:
        steering.steering.main(["compute", *options], standalone_mode=False)
        return capsys.readouterr().out

    return run


@pytest.fixture
def computed(compute: Compute) -> Callable[..., dict[str, Any]]:
    """The objects written in JSON, by code."""

    def run(*options: str) -> dict[str, Any]:
        return {one["code"]: one for one in json.loads(compute("--json", *options))}

    return run


def test_each_indicator_is_one_object_that_starts_with_the_contract(
    computed: Callable[..., dict[str, Any]],
) -> None:
    observation(**REGION, value=95)

    found = computed()

    assert list(found) == sorted(indicators())
    assert all(list(one)[: len(CONTRACT)] == CONTRACT for one in found.values())
    assert found["bmo_projects"]["value"] == 95
    assert found["bmo_projects"]["as_of"] == timezone.localdate().isoformat()
    assert found["bmo_projects"]["territory"] == "region:76"
    assert found["training_entries"]["absence"] == "missing_input"
    assert found["training_entries"]["missing"] == ["training_entries"]
    assert found["green_occupations"]["territory"] == "country:FR"
    assert found["green_occupations"]["territory_name"] == "France"


def test_what_was_known_a_day_about_a_territory(
    computed: Callable[..., dict[str, Any]],
) -> None:
    factories.territory("7617", "employment_basin", "BMO-2024", name="Toulouse")
    observation(value=90, known=DateTimeTZRange(BEFORE, A_MORNING))
    observation(value=95)

    def value(*options: str) -> tuple[Any, Any]:
        found = computed("--territory", "employment_basin:7617", *options)["bmo_projects"]
        return found["value"], found["territory_name"]

    assert value() == (95, "Toulouse")
    assert value("--as-of", A_DAY) == (90, "Toulouse")


def test_what_changed_since_a_day(
    computed: Callable[..., dict[str, Any]], compute: Compute
) -> None:
    observation(**REGION, value=90, known=DateTimeTZRange(BEFORE, A_MORNING))
    observation(**REGION, value=95)

    found = computed("--since", A_DAY)
    text = compute("--since", A_DAY)

    (step,) = found["bmo_projects"]["change"]["steps"]
    assert (step["cause"], step["difference"]) == ("correction", 5)
    assert found["bmo_difficult"]["change"] is None
    assert "change" not in computed()["bmo_projects"]
    assert f"Ce qui a changé depuis le {A_DAY} (1)" in text
    assert "Projets de recrutement : 90" in text
    assert "correction : +5 projets" in text


def test_nothing_changed(compute: Compute) -> None:
    assert f"Rien n’a changé depuis le {A_DAY}." in compute("--since", A_DAY)


def test_the_table_reads_in_french(compute: Compute) -> None:
    generated = factories.source("demonstration_supply", is_demonstration=True)
    observation(**REGION, value=258_347, bound="at_least")
    observation(**REGION, indicator="seats_offered", source_id=generated.id, value=40)

    text = compute()

    assert "Indicateurs partagés" in text
    assert "au moins 258\u202f347\u00a0projets" in text
    assert "données de démonstration" in text
    assert "attendu depuis le 30 avril 2025" in text
    assert "source attendue : training_entries" in text
    assert "2 indicateurs ont une valeur ; sans valeur" in text


def test_a_day_to_come_is_today_and_says_so(
    computed: Callable[..., dict[str, Any]], capsys: pytest.CaptureFixture[str]
) -> None:
    steering.steering.main(["compute", "--json", "--as-of", "2100-01-01"], standalone_mode=False)
    told = capsys.readouterr()

    assert json.loads(told.out)[0]["as_of"] == timezone.localdate().isoformat()
    assert "est à venir" in told.err


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--as-of", "hier"], "--as-of vaut « hier » : écrivez un jour"),
        (["--as-of", "2025-13-01"], "--as-of vaut « 2025-13-01 »"),
        (["--since", "2025"], "--since vaut « 2025 »"),
        (["--since", "2100-01-01"], "donnez un jour passé"),
        (["--since", "2025-06-01", "--as-of", "2025-01-01"], "avant celui des chiffres"),
        (["--territory", "Occitanie"], "donnez une nature et un code"),
        (["--territory", "regin:76"], "Vouliez-vous dire « region » ?"),
        (["--territory", "departement:99"], "Aucun territoire « departement »"),
        (["--territory", "departement:Gard"], "30 (Gard)"),
    ],
)
def test_what_cannot_be_understood_is_refused(options: list[str], told: str) -> None:
    factories.territory("30", "departement", name="Gard")

    with pytest.raises(Refusal) as caught:
        steering.steering.main(["compute", *options], standalone_mode=False)

    assert told in caught.value.format_message()
    assert caught.value.exit_code == 1  # the program turns every refusal into 2
