"""`passerelles demo …`: the demonstration offer and accounts, on demand."""

from datetime import date
from pathlib import Path

import click

from passerelles.config.console.application import opened_application, tell
from passerelles.config.console.data import load_foundations, report
from passerelles.config.console.demo_steering import steering
from passerelles.config.console.french import FrenchGroup, Refusal
from passerelles.connectors.demonstration.calendar import monday_of
from passerelles.connectors.demonstration.offer import (
    DEFAULT_SEED,
    DEFAULT_SESSIONS,
    OfferRequest,
    write_offer,
)

MOST_SESSIONS = 2_000_000


@click.group(cls=FrenchGroup, help="Fabrique l’offre de formation et les comptes de démonstration.")
def demo() -> None:
    """Hold the commands about generated data."""


@demo.command(help="Génère l’offre de démonstration et l’importe, ou l’écrit dans un fichier.")
@click.option(
    "--sessions",
    default=DEFAULT_SESSIONS,
    metavar="NOMBRE",
    type=click.IntRange(1, MOST_SESSIONS),
    help=f"Nombre de sessions ({DEFAULT_SESSIONS} par défaut).",
)
@click.option(
    "--seed",
    default=DEFAULT_SEED,
    metavar="GRAINE",
    type=int,
    help="Même graine et même date : mêmes octets (1 par défaut).",
)
@click.option(
    "--date",
    "on",
    metavar="AAAA-MM-JJ",
    help="Jour autour duquel vivent les sessions (le lundi de la semaine par défaut).",
)
@click.option(
    "--out",
    metavar="FICHIER",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Écrit seulement le fichier Lhéo, sans rien importer.",
)
def generate(sessions: int, seed: int, on: str | None, out: Path | None) -> int:
    # The user's own week, where the machine is.
    day = _day(on) if on else monday_of(date.today())
    request = OfferRequest(on=day, sessions=sessions, seed=seed)
    return _write(out, request) if out else _load(request)


@demo.command(help="Crée un compte fictif par rôle et par collège ; refusé en production.")
def accounts() -> int:
    with opened_application():
        from django.utils import timezone

        from passerelles.apps.accounts.actions.demonstration import (
            DemonstrationRefused,
            add_demonstration_accounts,
        )
        from passerelles.apps.accounts.demonstration import PASSWORD
        from passerelles.apps.guidance.actions.demonstration import follow_fictitious_person
        from passerelles.apps.journal.actions import Act

        try:
            act = Act("console", timezone.now())
            new = add_demonstration_accounts(act=act)
            follow_fictitious_person(act=act)
        except DemonstrationRefused as refusal:
            raise Refusal(str(refusal)) from refusal
        for user in new:
            click.echo(f"{user.email}\t{user.role}\t{user.name}")
    tell(f"{len(new)} comptes fictifs créés ; mot de passe commun : {PASSWORD}")
    return 0


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Refusal(
            f"« {text} » n’est pas une date : écrivez AAAA-MM-JJ, comme 2026-11-23."
        ) from None


def _write(out: Path, request: OfferRequest) -> int:
    if not out.absolute().parent.is_dir():
        raise Refusal(f"« {out.parent} » n’est pas un dossier : créez-le, puis recommencez.")
    trainings = write_offer(out, request)
    tell(
        f"« {out} » : {trainings} formations et {request.sessions} sessions de démonstration, "
        f"autour du {request.on:%d/%m/%Y} (graine {request.seed})."
    )
    return 0


def _load(request: OfferRequest) -> int:
    with opened_application():
        from django.utils import timezone

        from passerelles.apps.harvest.errors import ImportAlreadyRunning
        from passerelles.config.demonstration import RealOfferLoaded, load_offer

        load_foundations()
        tell(f"Génération puis import de {request.sessions} sessions de démonstration…")
        try:
            run = load_offer(request, clock=timezone.now)
        except (ImportAlreadyRunning, RealOfferLoaded) as error:
            raise Refusal(str(error)) from error
        _tell_counts()
        return report([run], as_json=False)


def _tell_counts() -> None:
    from passerelles.apps.catalogue.models import Provider, Session, Training
    from passerelles.apps.catalogue.reads.loading import DEMONSTRATION

    told = (("organismes", Provider), ("formations", Training), ("sessions", Session))
    counts = [
        f"{model.objects.filter(source_id=DEMONSTRATION, closed_on=None).count()} {name}"
        for name, model in told
    ]
    tell(f"Démonstration en place : {', '.join(counts)}.")


demo.add_command(steering)
