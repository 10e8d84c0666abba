"""`passerelles user …`: accounts of professionals."""

import sys

import click

from passerelles.config.console.application import opened_application, tell
from passerelles.config.console.french import FrenchGroup, Refusal

ROLES = ("administrator", "data_manager", "adviser", "planner", "provider", "steering")


@click.group(cls=FrenchGroup, help="Gère les comptes des professionnels.")
def user() -> None:
    """Hold the commands about accounts."""


@user.command(help="Ajoute un compte ; le mot de passe est demandé, ou lu sur l’entrée standard.")
@click.argument("email", metavar="ADRESSE")
@click.option("--role", type=click.Choice(ROLES), required=True, help="Rôle principal.")
@click.option("--name", metavar="NOM", default="", help="Nom affiché.")
@click.option("--password", metavar="MOT_DE_PASSE", help="Déconseillé : reste à l’écran.")
def add(email: str, role: str, name: str, password: str | None) -> int:
    password = password or _asked_password()
    with opened_application():
        from django.core.exceptions import ValidationError

        from passerelles.apps.accounts.actions.users import add_user

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
@click.argument("email", metavar="ADRESSE")
def close(email: str) -> int:
    with opened_application():
        from passerelles.apps.accounts.actions.users import close_user

        if not close_user(email):
            tell(f"Aucun compte ouvert pour « {email} » : vérifiez l’adresse.")
            return 1
    tell(f"Compte fermé : {email}.")
    return 0


def _asked_password() -> str:
    if not sys.stdin.isatty():
        given = sys.stdin.readline().rstrip("\r\n")
        if not given:
            raise Refusal(
                "Aucun mot de passe : écrivez-le sur l’entrée standard, ou lancez la commande "
                "dans un terminal."
            )
        return given
    while True:
        first, second = map(_hidden, ("Mot de passe", "Le même mot de passe, encore une fois"))
        if first == second:
            return first
        tell("Les deux mots de passe sont différents. Recommencez.")


def _hidden(question: str) -> str:
    return str(click.prompt(question, hide_input=True, prompt_suffix=" : ", err=True))
