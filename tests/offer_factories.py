"""The smallest valid objects of the training offer; each takes the fields that a test cares about.

``session()`` makes what it needs around it; pass ``action=`` or ``training=`` to choose more.
"""

from datetime import date
from itertools import count
from typing import Any

from passerelles.apps.accounts.models import Role, User
from passerelles.apps.catalogue.models import (
    Correction,
    Duplicate,
    ErrorReport,
    Funding,
    InformationMeeting,
    Place,
    Provider,
    Session,
    SessionBlock,
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


def data_manager(email: str = "data@exemple.fr", **fields: Any) -> User:
    """The person who works at the desk of the offer; ``role=`` for anybody else."""
    fields.setdefault("role", Role.DATA_MANAGER)
    return User.objects.create_user(email, "une phrase assez longue 42", **fields)


def duplicate(kept: Session, other: Session, **fields: Any) -> Duplicate:
    fields.setdefault("score", 0.9)
    fields.setdefault("verdict", "probable")
    fields.setdefault("found_at", factories.A_MORNING)
    fields.setdefault(
        "evidence", [{"rule": "start", "sentence": "Même début : 04/01/2027.", "weight": 30}]
    )
    return Duplicate.objects.create(kept=kept, other=other, **fields)


def error_report(of: Session, **fields: Any) -> ErrorReport:
    fields.setdefault("field", "dates")
    fields.setdefault("message", "La session a été reportée en février.")
    fields.setdefault("made_at", factories.A_MORNING)
    return ErrorReport.objects.create(session=of, **fields)


def twins() -> tuple[Session, Session]:
    """The same session as two sources give it: the rules alone merge it."""
    commune = factories.territory("09122", name="Foix")
    found = []
    for key in ("offre_carif", "offre_edof"):
        origin = factories.source(key)
        of = provider(siret="19311384200010", name="Lycée de Foix", source=origin)
        act = action(training=training(provider=of, title="CAP Pâtissier"), mode="onsite")
        place(act, commune=commune, city="Foix")
        found.append(session(action=act))
    return found[0], found[1]


def funding(of: TrainingAction, funder: str = "2", **fields: Any) -> Funding:
    position = fields.setdefault("position", of.fundings.count())
    return Funding.objects.create(
        id=f"{of.id}/{position}", action=of, funder=funder, source=of.source, **fields
    )


def block(of: Session, label: str = "Préparer le fournil", **fields: Any) -> SessionBlock:
    position = fields.setdefault("position", of.blocks.count())
    fields.setdefault("alone", False)
    return SessionBlock.objects.create(
        id=f"{of.id}/{position}", session=of, label=label, source=of.source, **fields
    )


def correction(row: Any, kind: str, field: str, value: Any) -> Correction:
    author, _ = User.objects.get_or_create(email="correctrice@exemple.fr")
    return Correction.objects.create(
        kind=kind,
        row=row.pk,
        field=field,
        value=value,
        reason="Vérifié au téléphone",
        author=author,
        made_at=factories.A_MORNING,
    )
