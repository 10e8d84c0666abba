"""The lists of data·inclusion become items of a nomenclature."""

import pytest
from django.utils import timezone

from passerelles.apps.harvest.actions.sync_register import sync_register
from passerelles.apps.harvest.models import RunStatus
from passerelles.apps.harvest.raw import fingerprint
from passerelles.apps.reference.models import Edition, NomenclatureItem
from passerelles.config.imports import import_source
from passerelles.connectors.register import embedded_files, read_sources


@pytest.mark.django_db
def test_every_value_that_the_package_ships_is_loaded() -> None:
    sync_register(read_sources())

    run = import_source(
        "inclusion_lists",
        [fingerprint(file) for file in embedded_files()["inclusion_lists"]],
        clock=timezone.now,
    )

    assert (run.status, run.read, run.kept, run.warnings) == (RunStatus.SUCCEEDED, 223, 223, 0)
    edition = Edition.objects.get()
    assert (edition.scheme, edition.version) == ("data-inclusion", "1.0.10")
    theme = NomenclatureItem.objects.select_related("parent").get(
        code="choisir-un-metier--confirmer-son-choix-de-metier"
    )
    assert theme.kind == "thematiques"
    assert theme.parent is not None
    assert theme.parent.label == "Choisir un métier"
