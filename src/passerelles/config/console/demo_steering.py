"""`passerelles demo steering`: fictitious sheets of actions, and their removal."""

import click

from passerelles.config.console.application import opened_application, tell
from passerelles.config.console.french import FrenchCommand, Refusal


@click.command(
    cls=FrenchCommand,
    help="Remplit des fiches d’action fictives, marquées comme telles, ou les retire.",
)
@click.option("--remove", is_flag=True, help="Retire toutes les fiches fictives.")
def steering(remove: bool) -> int:
    with opened_application():
        from django.conf import settings
        from django.utils import timezone

        from passerelles.apps.steering.actions.sheet_demonstration import (
            fill_sheets,
            remove_sheets,
        )

        if remove:
            tell(f"Fiches fictives retirées, avec leur historique : {remove_sheets()}.")
            return 0
        if not settings.DEMO:
            raise Refusal(
                "Cette plateforme n’est pas une démonstration (PASSERELLES_DEMO) : aucune fiche "
                "fictive ne s’y écrit. « --remove » retire celles qui y seraient."
            )
        written = fill_sheets(now=timezone.now())
        tell(
            f"Fiches fictives écrites, marquées « démonstration » : {written}. Celles que "
            "quelqu’un avait commencées n’ont pas changé. Pour les retirer : "
            "passerelles demo steering --remove."
        )
        return 0
