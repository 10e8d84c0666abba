"""A small reference, and a load of trainings into rows."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from passerelles.apps.reference.reads.generation import forget
from passerelles.connectors.lheo.load import load
from passerelles.formats.lheo.model import Training
from tests import factories
from tests.connectors.lheo.values import written

Load = Callable[..., list[Any]]


@pytest.fixture
def reference(db: None) -> Iterator[None]:
    """Toulouse, Montreuil, the 19th arrondissement of Paris, two occupations, one certification."""
    forget()
    toulouse = factories.territory("31555", name="Toulouse", postcodes=["31000", "31100"])
    factories.territory("31069", name="Blagnac", postcodes=["31700"])
    factories.territory("93048", name="Montreuil", postcodes=["93100"])
    factories.territory("93100", name="Nulle part", postcodes=["93999"])
    paris = factories.territory("75056", name="Paris", postcodes=["75019", "75001"])
    district = factories.territory("75119", "arrondissement", name="Paris 19e")
    factories.membership(paris, district, relation="partial", weight=None)
    old = factories.territory("31999", "former_commune", name="Vieille-Toulouse-le-Bas")
    factories.membership(old, toulouse, relation="succeeds")
    factories.point(toulouse, 43.6, 1.44)
    factories.occupation("D1102", "ROME-3.47")
    factories.occupation("D1102")
    factories.occupation("K1302", "ROME-3.47")
    factories.certification("RNCP37780")
    factories.certification("RS5801")
    yield
    forget()


@pytest.fixture
def loaded(reference: None, tmp_path: Path) -> Load:
    """Load trainings as the loader does, through a file; nothing is saved."""
    factories.source("offre_locale")

    def run(*trainings: Training, source: str = "offre_locale") -> list[Any]:
        return list(load([written(tmp_path, *trainings)], source=source))

    return run
