"""The demonstration: its offer, generated as a Lhéo file then imported, and its accounts."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from passerelles.apps.accounts.actions.demonstration import (
    add_demonstration_accounts,
    close_demonstration_accounts,
)
from passerelles.apps.catalogue.reads.loading import (
    DEMONSTRATION,
    DEMONSTRATION_TASK,
    demonstration_is_loaded,
    real_offer_is_loaded,
)
from passerelles.apps.harvest.models import ImportRun
from passerelles.apps.harvest.raw import fingerprint
from passerelles.apps.journal.actions import Act
from passerelles.config.home import data_folder
from passerelles.config.imports import ImportOptions, import_source
from passerelles.connectors.demonstration.calendar import monday_of
from passerelles.connectors.demonstration.offer import OfferRequest, write_offer

Clock = Callable[[], datetime]


class RealOfferLoaded(ValueError):
    """A real offer is there; the message is a French sentence with the remedy."""


def load_offer(request: OfferRequest, *, clock: Clock) -> ImportRun:
    """Generate the offer and import it in place of the one before.

    Raises RealOfferLoaded: generated and real sessions are never shown together.
    """
    if real_offer_is_loaded():
        raise RealOfferLoaded(
            "Une offre réelle est chargée : la démonstration ne s’y mélange pas. Choisissez un "
            "autre dossier de données (PASSERELLES_HOME), ou écrivez seulement le fichier (--out)."
        )
    with TemporaryDirectory(dir=data_folder(), prefix="demonstration-") as folder:
        path = Path(folder) / f"offre-demonstration-{request.on:%Y-%m-%d}.xml"
        write_offer(path, request)
        options = ImportOptions(complete=True)
        return import_source(DEMONSTRATION, [fingerprint(path)], clock=clock, options=options)


def load_wanted_offer(*, clock: Clock) -> ImportRun | None:
    """Load the offer by default; None when an offer came meanwhile, or none is wanted."""
    if not offer_is_wanted():
        return None
    on = monday_of(clock().date())
    return load_offer(OfferRequest(on=on, sessions=settings.DEMO_SESSIONS), clock=clock)


def offer_is_wanted() -> bool:
    """Whether to show generated trainings: it is a demonstration, and there is no offer yet.

    A loaded one stays as it is when the week changes: public addresses then keep answering.
    """
    wanted = settings.DEMO and settings.DEMO_SESSIONS > 0
    return wanted and not demonstration_is_loaded() and not real_offer_is_loaded()


def defer_wanted_offer() -> bool:
    """Ask the worker for the offer, if it is wanted; whether somebody will load it."""
    if not offer_is_wanted():
        return False
    with suppress(AlreadyEnqueued), transaction.atomic():
        app.configure_task(DEMONSTRATION_TASK, queueing_lock=DEMONSTRATION_TASK).defer()
    return True


def keep_demonstration_accounts(tell: Callable[[str], None]) -> None:
    """Add the fictitious accounts in demonstration mode; close those left anywhere else."""
    if settings.DEMO and not settings.PRODUCTION:
        if add_demonstration_accounts(act=Act("console", timezone.now())):
            _follow_somebody()
            tell("Comptes fictifs créés : la page de connexion les montre.")
    elif close_demonstration_accounts():
        tell("Comptes fictifs fermés : ils n’existent qu’en démonstration.")


def _follow_somebody() -> None:
    # Imported when it serves: the start of a server does not pay for guidance.
    from passerelles.apps.guidance.actions.demonstration import follow_fictitious_person

    follow_fictitious_person(act=Act("console", timezone.now()))
