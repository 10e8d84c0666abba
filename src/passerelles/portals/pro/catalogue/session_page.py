"""One session as the desk shows it."""

from django.utils import timezone

from passerelles.apps.accounts.models import User
from passerelles.apps.catalogue.models import Session
from passerelles.apps.catalogue.reads.correction_lines import desk_rows
from passerelles.apps.catalogue.reads.duplicates import pairs_of, shown_in_place_of
from passerelles.apps.catalogue.reads.quality_records import judged_rows
from passerelles.apps.catalogue.reads.sightings import standings
from passerelles.domain.catalogue.quality import Defect, judge, score
from passerelles.portals.pro.catalogue.report_page import LABELS


def context(session: Session, actor: User) -> dict[str, object]:
    """Everything the page prints, but the trail."""
    defects = _defects(session)
    training = session.action.training
    reports = session.reports.order_by("-made_at")
    return {
        "session": session,
        "training": training,
        "rows": desk_rows(session),
        "pairs": pairs_of(actor, session.pk),
        "hidden_by": shown_in_place_of([session.pk]).get(session.pk, ""),
        "standings": standings(actor, session.pk),
        "reports": [(report, LABELS.get(report.field, report.field)) for report in reports],
        "decisions": training.green_decisions.select_related("author"),
        "defects": sorted(defects, key=lambda defect: -defect.points),
        "score": score(defects),
    }


def _defects(session: Session) -> tuple[Defect, ...]:
    rows = judged_rows(Session.objects.filter(pk=session.pk))
    today = timezone.localdate()
    return next((judge(row.record, today=today) for row in rows), ())
