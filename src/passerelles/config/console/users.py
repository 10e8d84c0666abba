"""`passerelles user …`: accounts of professionals."""

import click

from passerelles.config.console.application import opened_application, tell
from passerelles.config.console.french import FrenchGroup

ROLES = ("administrator", "data_manager", "adviser", "planner", "provider", "steering")


@click.group(cls=FrenchGroup, help="Gère les comptes des professionnels.")
def user() -> None:
    """Hold the commands about accounts."""


@user.command(help="Ajoute un compte ; le mot de passe est demandé, ou lu sur l’entrée standard.")
@click.argument("email")
@click.option("--role", type=click.Choice(ROLES), required=True, help="Rôle principal.")
@click.option("--name", default="", help="Nom affiché.")
@click.password_option("--password", prompt="Mot de passe", help="Déconseillé : reste à l’écran.")
def add(email: str, role: str, name: str, password: str) -> int:
    with opened_application():
        from django.core.exceptions import ValidationError

        from passerelles.apps.accounts.actions import add_user

        try:
            add_user(email, password=password, role=role, name=name)
        except ValidationError as error:
            tell("Compte refusé : " + " ".join(error.messages))
            return 1
    tell(f"Compte créé : {email} ({role}).")
    return 0


@user.command(name="list", help="Montre les comptes.")
def list_users() -> None:
    with opened_application():
        from passerelles.apps.accounts.models import User

        for account in User.objects.all():
            state = "actif" if account.is_active else "fermé"
            click.echo(f"{account.email}\t{account.role}\t{state}")


@user.command(help="Ferme un compte : la personne ne peut plus se connecter.")
@click.argument("email")
def close(email: str) -> int:
    with opened_application():
        from passerelles.apps.accounts.actions import close_user

        if not close_user(email):
            tell(f"Aucun compte ouvert pour « {email} » : vérifiez l’adresse.")
            return 1
    tell(f"Compte fermé : {email}.")
    return 0
