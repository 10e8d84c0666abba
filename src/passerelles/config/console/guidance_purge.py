"""`passerelles guidance purge`: forget the journeys whose thirty days are over."""

import click

from passerelles.config.console.application import opened_application, tell
from passerelles.config.console.french import FrenchCommand


@click.command(
    cls=FrenchCommand, help="Efface les parcours enregistrés qui sont échus (tâche de chaque nuit)."
)
@click.option("--dry-run", is_flag=True, help="Dit combien le seraient, sans rien effacer.")
def purge(*, dry_run: bool) -> None:
    with opened_application():
        from django.utils import timezone

        from passerelles.apps.guidance.actions.saved import purge as erase_expired
        from passerelles.documents.french import counted

        count = counted(
            erase_expired(now=timezone.now(), dry_run=dry_run), "parcours échu", "parcours échus"
        )
    tell(f"Essai, rien n’est effacé : {count}." if dry_run else f"Effacé : {count}.")
