"""The smallest valid objects of the training offer; each takes the fields that a test cares about.

``session()`` makes what it needs around it; pass ``action=`` or ``training=`` to choose more.
"""

from datetime import date
from itertools import count
from typing import Any

from passerelles.apps.catalogue.models import (
    InformationMeeting,
    Place,
    Provider,
    Session,
    Training,
    TrainingAction,
    TrainingCertification,
    TrainingOccupation,
)
from tests import factories

_numbers = count(1)
OFFER = "offre_locale"


def provider(number: str = "", **fields: Any) -> Provider:
    number = number or f"OF{next(_numbers)}"
    fields.setdefault("source", factories.source(OFFER))
    fields.setdefault("name", f"Organisme {number}")
    return Provider.objects.create(id=f"{fields['source'].id}:{number}", **fields)


def training(number: str = "", **fields: Any) -> Training:
    number = number or f"FO{next(_numbers)}"
    of = fields.pop("provider", None) or provider()
    fields.setdefault("source", of.source)
    fields.setdefault("title", f"Formation {number}")
    return Training.objects.create(
        id=f"{fields['source'].id}:{number}", number=number, provider=of, **fields
    )


def action(number: str = "", **fields: Any) -> TrainingAction:
    number = number or f"AC{next(_numbers)}"
    of = fields.pop("training", None) or training()
    fields.setdefault("source", of.source)
    return TrainingAction.objects.create(
        id=f"{fields['source'].id}:{number}", number=number, training=of, **fields
    )


def session(number: str = "", **fields: Any) -> Session:
    """A session that starts on 4 January 2027, unless told otherwise."""
    number = number or f"SE{next(_numbers)}"
    of = fields.pop("action", None) or action()
    fields.setdefault("source", of.source)
    fields.setdefault("start", date(2027, 1, 4))
    fields.setdefault("start_precision", "day")
    fields.setdefault("end_precision", "day" if fields.get("end") else "unknown")
    return Session.objects.create(
        id=f"{fields['source'].id}:{number}", number=number, action=of, **fields
    )


def place(of: TrainingAction, **fields: Any) -> Place:
    position = fields.setdefault("position", of.places.count())
    return Place.objects.create(id=f"{of.id}/{position}", action=of, source=of.source, **fields)


def meeting(of: Session, **fields: Any) -> InformationMeeting:
    fields.setdefault("kind", "9")
    key = f"{of.id}/{of.meetings.count()}"
    return InformationMeeting.objects.create(id=key, session=of, source=of.source, **fields)


def leads_to_occupation(of: Training, occupation: Any, **fields: Any) -> TrainingOccupation:
    position = fields.setdefault("position", of.occupations.count())
    fields.setdefault("received", occupation.code)
    return TrainingOccupation.objects.create(
        id=f"{of.id}/{position}", training=of, occupation=occupation, source=of.source, **fields
    )


def leads_to_certification(
    of: Training, certification: Any, **fields: Any
) -> TrainingCertification:
    position = fields.setdefault("position", of.certifications.count())
    fields.setdefault("received", certification.id)
    return TrainingCertification.objects.create(
        id=f"{of.id}/{position}",
        training=of,
        certification=certification,
        source=of.source,
        **fields,
    )
