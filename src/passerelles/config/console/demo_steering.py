"""`passerelles demo steering`: fictitious sheets of actions, and their removal."""

import click

from passerelles.config.console.application import opened_application, tell


@click.command(help="Remplit des fiches d’action fictives, marquées comme telles, ou les retire.")
@click.option("--remove", is_flag=True, help="Retire toutes les fiches fictives.")
def steering(remove: bool) -> int:
    with opened_application():
        from django.utils import timezone

        from passerelles.apps.steering.actions.sheet_demonstration import (
            fill_sheets,
            remove_sheets,
        )

        if remove:
            tell(f"{remove_sheets()} fiches fictives retirées, avec leur historique.")
            return 0
        written = fill_sheets(now=timezone.now())
        tell(
            f"{written} fiches fictives écrites, marquées « démonstration » ; celles que quelqu’un "
            "avait commencées n’ont pas changé. Pour les retirer : passerelles demo steering "
            "--remove."
        )
        return 0
