"""What tests of the API need: a client that reads JSON, and a small reference of every kind."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from tests import factories
from tests.plan_files import loaded

from passerelles.apps.reference.models import NomenclatureItem

Read = Callable[..., Any]


@pytest.fixture
def read(client: Client) -> Read:
    """Read an address under ``/api/v1/`` that must answer 200; its JSON."""

    def reader(address: str, **query: Any) -> Any:
        response = client.get(f"/api/v1/{address}", query)
        assert response.status_code == 200, response.content.decode()
        return response.json()

    return reader


@pytest.fixture
def reference(tmp_path: Path) -> None:
    """One of everything, linked: occupation, skills, certification, commune, bodies, plan."""
    demonstration = factories.source("demonstration_skills", is_demonstration=True)
    roofer = factories.occupation("F1610", "ROME-3.47", label="Pose et restauration de couvertures")
    solar = factories.occupation(
        "F1610", label="Installateur / Installatrice en panneaux solaires", transition="green"
    )
    fitter = factories.occupation(
        "F1602", parent=roofer, label="Électricien / Électricienne", riasec_major="R"
    )
    factories.appellation(fitter, "Électricien / Électricienne du bâtiment", is_principal=True)
    factories.appellation(roofer, "Couvreur / Couvreuse")
    wiring = factories.skill("100381", label="Poser des câbles électriques")
    factories.skill_link(fitter, wiring, is_core=True)
    drawing = factories.skill(
        "lire-un-plan", "Demonstration-1", label="Lire un plan", source=demonstration
    )
    factories.skill_link(solar, drawing, source=demonstration)
    factories.mobility(fitter, solar)
    factories.sector(fitter)
    _family()
    _certifications(fitter)
    _places()
    loaded(tmp_path)


def _family() -> None:
    edition = factories.edition("FAP-2021")
    NomenclatureItem.objects.create(
        id="FAP-2021:A0X40",
        code="A0X40",
        label="Agriculteurs salariés",
        edition=edition,
        source=edition.source,
    )


def _certifications(target: Any) -> None:
    old = factories.certification("RNCP500", title="BEP Électricien", level=3, is_active=False)
    new = factories.certification("RNCP37780", title="TP Électricien", level=3, is_active=True)
    factories.sheet(new, title="TP Électricien", level=3, level_received="NIV3", is_active=True)
    factories.block(new)
    factories.leads_to(new, target)
    factories.succession(old, new)


def _places() -> None:
    toulouse = factories.territory(name="Toulouse", population=500_000, postcodes=["31000"])
    departement = factories.territory("31", "departement", name="Haute-Garonne")
    factories.membership(toulouse, departement)
    factories.point(toulouse, 43.6, 1.44)
    factories.body("Agence France Travail Bellefontaine", kind="agency", commune=toulouse)
    factories.body("CFA du bâtiment", kind="cfa", commune=toulouse, city="Toulouse")
    factories.run(factories.source(), read=12, kept=10, refused=2, editions="ROME-4.60")
