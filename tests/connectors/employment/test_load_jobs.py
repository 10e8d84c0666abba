"""Jobs of communes become those of territories: sums, sections, stars, arrondissements."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from django.conf import LazySettings

from passerelles.apps.harvest.models import ImportRun, RunStatus
from passerelles.apps.harvest.raw import fingerprint
from passerelles.apps.indicators.models import Observation
from passerelles.apps.reference.models import MembershipRelation, Territory
from passerelles.apps.reference.reads.generation import forget
from passerelles.config.imports import import_source
from tests import factories

pytestmark = pytest.mark.django_db

HEADER = "code_commune;code_ape;effectifs_salaries_2023;effectifs_salaries_2024\n"
Load = Callable[..., ImportRun]


@pytest.fixture(autouse=True)
def ground() -> Iterator[None]:
    """Toulouse and Muret in the Haute-Garonne, one EPCI, one zone."""
    zones = (
        factories.territory("31", kind="departement"),
        factories.territory("76", kind="region"),
        factories.territory("243100518", kind="epci", edition_id="EPCI-2026"),
    )
    communes = [factories.territory(code) for code in ("31555", "31395")]
    for commune in communes:
        for zone in zones:
            factories.membership(commune, zone)
    # An arrondissement, of Toulouse for want of Paris.
    district = factories.territory("75101", kind="arrondissement")
    factories.membership(communes[0], district, relation=MembershipRelation.PARTIAL)
    forget()
    yield
    forget()


@pytest.fixture
def load(settings: LazySettings, tmp_path: Path, clock: Callable[[], datetime]) -> Load:
    settings.HOME = tmp_path
    factories.source("employment_by_sector")

    def run(*lines: str) -> ImportRun:
        path = tmp_path / "urssaf_emploi_commune_ape.csv"
        path.write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8")
        return import_source("employment_by_sector", [fingerprint(path)], clock=clock)

    return run


def figure(kind: str, sector: str = "", period: str = "2024") -> tuple[object, str]:
    row = Observation.objects.current().get(territory_kind=kind, sector=sector, period=period)
    return row.value, row.bound


def test_communes_are_summed_by_territory_and_floor_of_the_naf(load: Load) -> None:
    run = load("31555;6201Z;90;100", "31395;6202A;5;7", "31395;4120B;;3")

    assert (run.status, run.read) == (RunStatus.SUCCEEDED, 3)
    assert figure("departement") == figure("epci") == figure("country") == (110, "exact")
    assert figure("region", "NAF-2008:J") == (107, "exact")
    assert figure("epci", "NAF-2008:62") == (107, "exact")
    assert figure("departement", "NAF-2008:6201Z") == (100, "exact")
    assert figure("departement", period="2023") == (95, "exact")


def test_sub_classes_are_those_of_the_newest_year_and_of_wide_territories(load: Load) -> None:
    load("31555;6201Z;90;100")

    fine = Observation.objects.filter(sector="NAF-2008:6201Z")
    assert set(fine.values_list("territory_kind", "period")) == {
        ("departement", "2024"),
        ("region", "2024"),
        ("country", "2024"),
    }


def test_an_extract_says_nothing_of_what_it_does_not_hold_whole(load: Load) -> None:
    """A commune of the Ariège is in the same region, and the file tells nothing of it."""
    foix = factories.territory("09122")
    ariege = factories.territory("09", kind="departement")
    for zone in (ariege, Territory.objects.get(kind="region")):
        factories.membership(foix, zone)

    load("31555;6201Z;90;100")

    kinds = Observation.objects.values_list("territory_kind", flat=True)
    assert set(kinds) == {"departement", "epci"}


def test_a_star_makes_a_lower_bound(load: Load) -> None:
    load("31555;6201Z;90;100", "31395;6201Z;5;*")

    assert figure("epci") == (100, "at_least")


def test_an_arrondissement_counts_for_its_commune(load: Load) -> None:
    load("75101;6201Z;1;2")

    assert figure("epci") == (2, "exact")


@pytest.mark.parametrize("line", ["31999;6201Z;1;1", "31555;0498Z;1;1"])
def test_an_unknown_commune_or_activity_publishes_nothing(load: Load, line: str) -> None:
    run = load("31555;6201Z;90;100", line)

    assert run.status == RunStatus.REFUSED
    assert [q.rule for q in run.quarantine.all()] == ["jobs.unknown-code"]
    assert not Observation.objects.exists()
