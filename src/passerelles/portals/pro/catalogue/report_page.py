"""A reported error as its page shows it: the fields that it is about, and a draft of the answer."""

from collections.abc import Mapping
from urllib.parse import quote

from passerelles.apps.catalogue.actions.answer_report import SUBJECT
from passerelles.apps.catalogue.actions.report_error import ReportedField
from passerelles.apps.catalogue.models import ErrorReport
from passerelles.apps.catalogue.reads.correction_lines import DeskField, desk_rows
from passerelles.apps.catalogue.reads.rows import session_rows

LABELS: Mapping[str, str] = {choice.value: choice.label for choice in ReportedField}
# What a reader says is wrong → kinds of row and fields where the mistake may be; none: all.
ABOUT: Mapping[str, frozenset[tuple[str, str]]] = {
    ReportedField.DATES: frozenset(
        {("session", "start"), ("session", "end"), ("session", "registration_end")}
    ),
    ReportedField.PLACE: frozenset(
        ("place", name) for name in ("name", "address", "postcode", "city", "commune", "access")
    ),
    ReportedField.SEATS: frozenset(
        ("session", name) for name in ("seats", "capacity", "seats_on", "recruitment_state")
    ),
    ReportedField.COST: frozenset({("action", "costs_covered"), ("action", "remaining_cost")}),
    ReportedField.CONTACT: frozenset(
        {
            *(("provider", name) for name in ("phone", "email", "url")),
            *(("place", "phone"), ("session", "url")),
        }
    ),
    ReportedField.ENTRY: frozenset(
        {("action", "conditions"), ("action", "entry_mode"), ("session", "registration_terms")}
    ),
    ReportedField.CONTENT: frozenset(
        {
            *(("training", name) for name in ("title", "objective", "content")),
            *(("action", name) for name in ("hours_centre", "hours_company", "hours_total")),
            ("action", "pace"),
        }
    ),
    ReportedField.CERTIFICATION: frozenset(
        {("training", "is_certifying"), ("training", "exit_level")}
    ),
}


def field_counts(counts: Mapping[str, int]) -> list[tuple[str, str, int]]:
    return [(field, LABELS.get(field, field), count) for field, count in counts.items()]


def context(report: ErrorReport) -> dict[str, object]:
    """Everything the page prints, but the trail and the way answers leave."""
    fields = _fields(report)
    answer = report.answer or _draft(report, fields)
    shown = session_rows([report.session_id])
    return {
        "report": report,
        "label": LABELS.get(report.field, report.field),
        "fields": fields,
        "answer": answer,
        "session": shown[0] if shown else None,
        "mail": f"mailto:{report.email}?subject={quote(SUBJECT)}&body={quote(answer)}",
    }


def _fields(report: ErrorReport) -> list[DeskField]:
    about = ABOUT.get(report.field)
    rows = desk_rows(report.session)
    return [f for row in rows for f in row.fields if about is None or (f.kind, f.name) in about]


def _draft(report: ErrorReport, fields: list[DeskField]) -> str:
    """What to say, from the corrections made since the report; the person finishes it."""
    title = report.session.action.training.title
    lines = ["Bonjour,", "", f"Vous nous avez signalé une erreur sur « {title} ». Merci."]
    made = [f for f in fields if f.correction and f.correction.made_at >= report.made_at]
    for field in made:
        if field.correction:
            lines.append(
                f"Nous avons corrigé : {field.label}, maintenant {field.correction.value}."
            )
    return "\n".join([*lines, "", "Bien à vous."])
