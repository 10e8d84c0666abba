"""`passerelles init`: database, schema, embedded reference."""

import click

from passerelles.config.console.application import opened_application, tell
from passerelles.config.console.french import FrenchCommand


@click.command(cls=FrenchCommand, help="Prépare la base, le schéma et le référentiel embarqué.")
def init() -> None:
    with opened_application():
        prepare()
    tell("Passerelles est prêt : « passerelles serve » ouvre le site.")


def prepare() -> None:
    """Bring data and static files up to date; quick when nothing changed."""
    from passerelles.apps.catalogue.search.generation import ensure_index
    from passerelles.config.demonstration import defer_wanted_offer, keep_demonstration_accounts
    from passerelles.config.installation import collect_static_files, load_embedded_reference
    from passerelles.config.plans import (
        keep_institutions_of_plan,
        load_embedded_bodies,
        load_embedded_plan,
    )

    load_embedded_reference(tell)
    load_embedded_plan(tell)
    keep_institutions_of_plan()
    load_embedded_bodies()
    keep_demonstration_accounts(tell)
    collect_static_files(tell)
    ensure_index()
    if defer_wanted_offer():
        tell("L’offre de démonstration se charge en tâche de fond dès que le site est ouvert.")
