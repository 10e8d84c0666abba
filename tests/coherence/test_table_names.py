"""Whoever reads what an import changes reads French, never the name of a table."""

from passerelles.apps.harvest.actions.run_import import imported_models
from passerelles.portals.public.sources.presentation import TABLES


def test_every_table_that_sources_fill_has_a_french_name() -> None:
    assert {model._meta.model_name for model in imported_models()} - TABLES.keys() == set()
