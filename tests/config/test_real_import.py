"""Every official file, imported as `passerelles data import` does: the promised counts are there.

The figures are those of the README of the official files; the pages of ``docs/sources`` say how
each is counted.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from pytest_django import DjangoDbBlocker

from passerelles.apps.harvest.actions.sync_register import sync_register
from passerelles.apps.harvest.models import ImportRun, RunStatus
from passerelles.apps.harvest.raw import fingerprint
from passerelles.apps.reference.models import (
    Body,
    Certification,
    CertificationOccupation,
    Mobility,
    NomenclatureItem,
    Occupation,
    OccupationContext,
    OccupationSkill,
    Skill,
    Territory,
    TerritoryMembership,
)
from passerelles.config.imports import import_source
from passerelles.config.installation import load_embedded_reference
from passerelles.connectors.register import read_sources, recognise

pytestmark = [pytest.mark.real_data, pytest.mark.django_db]

OCCITANIE = ("09", "11", "12", "30", "31", "32", "34", "46", "48", "65", "66", "81", "82")
Runs = dict[str, ImportRun]


@pytest.fixture(scope="module")
def runs(
    real_data: Path, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[Runs]:
    """The run of each source, in a transaction that the module rolls back."""
    with django_db_blocker.unblock(), transaction.atomic():
        sync_register(read_sources())
        load_embedded_reference(lambda sentence: None)
        yield {
            source: import_source(source, [fingerprint(f) for f in files], clock=timezone.now)
            for source, files in recognise(real_data).items()
        }
        transaction.set_rollback(True)


def occitan_communes() -> Q:
    departements = Q()
    for departement in OCCITANIE:
        departements |= Q(commune__code__startswith=departement)
    return departements


def zones_in_occitanie(kind: str) -> int:
    links = TerritoryMembership.objects.filter(occitan_communes(), zone__kind=kind)
    in_force = links.filter(zone__edition__in_force=True)
    return in_force.values("zone").distinct().count()


FACTS: dict[str, tuple[Callable[[], int], int]] = {
    "occupations of ROME 4.60": (
        lambda: Occupation.objects.filter(edition="ROME-4.60").count(),
        1_584,
    ),
    "occupations of ROME 3.47": (
        lambda: Occupation.objects.filter(edition="ROME-3.47").count(),
        532,
    ),
    "3.47 codes still in 4.60": (
        lambda: Occupation.objects.filter(
            edition="ROME-4.60",
            code__in=Occupation.objects.filter(edition="ROME-3.47").values("code"),
        ).count(),
        532,
    ),
    "green": (lambda: Occupation.objects.filter(transition="green").count(), 96),
    "strategic": (lambda: Occupation.objects.filter(transition="strategic").count(), 261),
    "brown": (lambda: Occupation.objects.filter(transition="brown").count(), 33),
    "know-hows of 4.60": (
        lambda: Skill.objects.filter(edition="ROME-4.60", kind="know_how", closed_on=None).count(),
        17_810,
    ),
    "knowledges of 4.60": (
        lambda: Skill.objects.filter(edition="ROME-4.60", kind="knowledge").count(),
        15_354,
    ),
    "near mobilities": (
        lambda: Mobility.objects.filter(kind="near", source="rome_347").count(),
        1_917,
    ),
    "evolution mobilities": (
        lambda: Mobility.objects.filter(kind="evolution", source="rome_347").count(),
        2_301,
    ),
    "RIASEC pairs": (
        lambda: Occupation.objects.filter(edition="ROME-3.47").exclude(riasec_major="").count(),
        532,
    ),
    "fiches with a ROME row": (
        lambda: (
            CertificationOccupation.objects.filter(source="rncp_relations")
            .values("certification")
            .distinct()
            .count()
        ),
        23_533,
    ),
    "fiches with a title after the joins": (
        lambda: (
            Certification.objects.filter(
                register="RNCP",
                occupation_links__source="rncp_relations",
                sheets__source="rncp_titles",
            )
            .exclude(sheets__title="")
            .distinct()
            .count()
        ),
        6_036,
    ),
    "Formacodes": (lambda: NomenclatureItem.objects.filter(edition="Formacode-14").count(), 2_775),
    "NSF groups": (
        lambda: NomenclatureItem.objects.filter(edition="NSF-1994", kind="group").count(),
        115,
    ),
    "NSF domains": (
        lambda: NomenclatureItem.objects.filter(edition="NSF-1994", kind="domain").count(),
        22,
    ),
    "NSF categories": (
        lambda: NomenclatureItem.objects.filter(edition="NSF-1994", kind="category").count(),
        5,
    ),
    "communes of Occitanie": (
        lambda: Territory.objects.filter(
            kind="commune",
            edition="COG-2026",
            zone_links__zone__id="COG-2026:region:76",
        ).count(),
        4_446,
    ),
    "employment zones of Occitanie": (lambda: zones_in_occitanie("employment_zone"), 27),
    "local committees of Occitanie": (lambda: zones_in_occitanie("clpe"), 37),
    "employment basins of Occitanie": (lambda: zones_in_occitanie("employment_basin"), 44),
    "priority districts": (lambda: Territory.objects.filter(edition="QPV-2015").count(), 105),
    "bodies of Occitanie in the list": (
        lambda: Body.objects.filter(
            source="providers", departement__in=OCCITANIE, uai__gt=""
        ).count(),
        568,
    ),
    "agencies of Occitanie": (
        lambda: Body.objects.filter(kind="agency", departement__in=OCCITANIE).count(),
        77,
    ),
    "missions locales of Occitanie": (
        lambda: Body.objects.filter(kind="mission_locale", departement__in=OCCITANIE).count(),
        27,
    ),
}


def test_every_source_that_has_files_is_imported(runs: Runs) -> None:
    assert {s: r.message for s, r in runs.items() if r.status != RunStatus.SUCCEEDED} == {}


@pytest.mark.parametrize("name", FACTS)
def test_a_promised_count_is_there(runs: Runs, name: str) -> None:
    count, promised = FACTS[name]

    assert count() == promised


def test_every_pair_of_an_occupation_and_an_item_is_kept_or_quarantined(runs: Runs) -> None:
    refused = runs["rome_347"].quarantine.filter(rule="rome.unknown-item").count()
    links = OccupationSkill.objects.filter(source="rome_347").count()
    contexts = OccupationContext.objects.filter(source="rome_347").count()

    assert links + contexts + refused == 30_706


def test_unknown_rome_codes_are_quarantined_and_never_invented(runs: Runs) -> None:
    refused = runs["rncp_relations"].quarantine.filter(
        rule__in=("rncp.generic-rome-code", "rncp.truncated-rome-code")
    )
    codes = {record.message.split("«")[1].split("»")[0].strip() for record in refused}

    assert len(codes) == 44
    assert not CertificationOccupation.objects.filter(occupation=None).exists()


def test_the_same_files_again_change_nothing(runs: Runs, real_data: Path) -> None:
    files = recognise(real_data, source="rome_460")["rome_460"]

    again = import_source("rome_460", [fingerprint(f) for f in files], clock=timezone.now)

    assert again.differences == {}
