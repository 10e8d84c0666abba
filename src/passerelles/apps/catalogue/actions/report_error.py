"""What a reader says is wrong on a session sheet."""

from dataclasses import dataclass
from datetime import datetime

from django.db import models, transaction

from passerelles.apps.catalogue.models import ErrorReport, Session
from passerelles.apps.journal.actions import record


class ReportedField(models.TextChoices):
    """What may be wrong, in the words of a reader."""

    DATES = "dates", "Les dates"
    PLACE = "lieu", "Le lieu ou l’adresse"
    SEATS = "places", "Les places ou les inscriptions"
    COST = "cout", "Le prix ou le financement"
    CONTACT = "contact", "Le contact : téléphone, e-mail, site"
    ENTRY = "entree", "Les conditions d’entrée, les réunions"
    CONTENT = "contenu", "Le contenu ou la durée"
    CERTIFICATION = "certification", "Le diplôme ou le titre préparé"
    GONE = "disparue", "Cette session n’existe pas, ou plus"
    OTHER = "autre", "Autre chose"


@dataclass(frozen=True, slots=True)
class SaidError:
    """``field`` is a ReportedField; ``email`` may be empty and serves only to answer."""

    session: str
    field: str
    message: str
    email: str = ""


@transaction.atomic
def report_error(said: SaidError, *, at: datetime) -> ErrorReport:
    """Keep the report for the offer's desk; the very same words still unanswered stay one report.

    Raises Session.DoesNotExist when the key is unknown. The journal holds neither words nor e-mail.
    """
    session = Session.objects.get(id=said.session)
    report, is_new = ErrorReport.objects.get_or_create(
        session=session,
        field=said.field,
        message=said.message,
        email=said.email,
        answered_at=None,
        defaults={"made_at": at},
    )
    if is_new:
        about = ("error_report", str(report.pk))
        record("report", actor="public", on=about, at=at, details={"field": said.field})
    return report
