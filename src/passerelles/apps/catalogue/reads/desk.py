"""The queues of the desk: reported errors, quarantined records; and what waits in each."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q, QuerySet

from passerelles.apps.accounts.models import User
from passerelles.apps.accounts.rights import visible_to
from passerelles.apps.catalogue.models import (
    Correction,
    Duplicate,
    DuplicateVerdict,
    ErrorReport,
    PortalSighting,
    Session,
)
from passerelles.apps.harvest.models import ImportRun, QuarantinedRecord, RunStatus


@dataclass(frozen=True, slots=True)
class DeskCounts:
    """What waits; ``oldest_report``: since when the first of them does."""

    reports: int
    oldest_report: datetime | None
    duplicates: int
    quarantined: int
    refused: int
    corrections: int
    missing: int

    @property
    def doubted(self) -> int:
        return self.quarantined - self.refused


@dataclass(frozen=True, slots=True)
class ReportFilter:
    """An empty value keeps everything; ``state``: open or answered."""

    state: str = "open"
    field: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class QuarantineFilter:
    """An empty value keeps everything."""

    source: str = ""
    severity: str = ""
    rule: str = ""


def desk_counts(actor: User) -> DeskCounts:
    """Six queries, whatever the length of the queues."""
    waiting = visible_to(ErrorReport.objects.filter(answered_at=None), actor)
    oldest = waiting.order_by("made_at").values_list("made_at", flat=True).first()
    probable = Duplicate.objects.filter(verdict=DuplicateVerdict.PROBABLE)
    held = quarantine(actor, QuarantineFilter()).aggregate(
        all=Count("id"), refused=Count("id", filter=Q(severity="error"))
    )
    missing = PortalSighting.objects.filter(missing_since__isnull=False, session__closed_on=None)
    return DeskCounts(
        reports=waiting.count(),
        oldest_report=oldest,
        duplicates=visible_to(probable, actor).count(),
        quarantined=held["all"],
        refused=held["refused"],
        corrections=corrections(actor, state="in_force").count(),
        missing=visible_to(missing, actor).count(),
    )


def reports(actor: User, kept: ReportFilter) -> QuerySet[ErrorReport]:
    """Reports with their session, the oldest first; answered ones, the newest answer first."""
    rows = visible_to(ErrorReport.objects.all(), actor).select_related(
        "session__action__training__provider", "session__source", "answered_by"
    )
    if kept.field:
        rows = rows.filter(field=kept.field)
    if kept.text:
        rows = rows.filter(_about(kept.text))
    if kept.state == "answered":
        return rows.exclude(answered_at=None).order_by("-answered_at", "id")
    return rows.filter(answered_at=None).order_by("made_at", "id")


def report_fields(actor: User, state: str) -> dict[str, int]:
    """How many reports of that state concern each field."""
    answered = state == "answered"
    rows = visible_to(ErrorReport.objects.order_by(), actor)
    chosen = rows.filter(answered_at__isnull=not answered)
    return dict(chosen.values_list("field").annotate(n=Count("id")).order_by("-n"))


def next_report(actor: User, after: ErrorReport) -> ErrorReport | None:
    """The report to treat after this one: the oldest that still waits."""
    rows = visible_to(ErrorReport.objects.filter(answered_at=None), actor).exclude(pk=after.pk)
    return rows.order_by("made_at", "id").first()


def quarantine(actor: User, kept: QuarantineFilter) -> QuerySet[QuarantinedRecord]:
    """Records that the last import of each source of the offer refused or doubted."""
    rows = visible_to(QuarantinedRecord.objects.filter(run__in=_last_runs()), actor)
    named = {"run__source": kept.source, "severity": kept.severity, "rule": kept.rule}
    chosen = rows.filter(**{name: value for name, value in named.items() if value})
    return chosen.select_related("run__source").order_by("severity", "run_id", "id")


def quarantine_rules(actor: User, kept: QuarantineFilter) -> list[tuple[str, str, int]]:
    """Source, rule, and how many records it holds, the most frequent first."""
    rows = quarantine(actor, QuarantineFilter(kept.source, kept.severity)).order_by()
    counted = rows.values_list("run__source", "rule").annotate(n=Count("id"))
    return list(counted.order_by("-n", "rule"))


def offer_sources(actor: User) -> dict[str, str]:
    """Sources of which the quarantine of the offer holds something: key → name."""
    rows = visible_to(QuarantinedRecord.objects.filter(run__in=_last_runs()), actor)
    return dict(rows.order_by().values_list("run__source", "run__source__name").distinct())


def corrections(actor: User, *, state: str = "", text: str = "") -> QuerySet[Correction]:
    """Corrections, the newest first; ``state``: in_force, revoked, or all."""
    rows = visible_to(Correction.objects.all(), actor).select_related("author", "revoked_by")
    rows = rows.exclude(field__endswith="_precision")  # they go with their date
    if text:
        rows = rows.filter(Q(row__icontains=text) | Q(reason__icontains=text))
    if state in ("in_force", "revoked"):
        rows = rows.filter(revoked_at__isnull=state == "in_force")
    return rows


def holds_demonstration() -> bool:
    """Whether the offer that the desk shows holds generated sessions."""
    return Session.objects.current().filter(source__is_demonstration=True).exists()


def find_sessions(text: str, *, limit: int = 20) -> list[Session]:
    """Sessions by number, key, title or provider: what somebody reads out over the phone."""
    rows = Session.objects.select_related("action__training__provider", "source")
    exact = list(rows.filter(Q(number=text) | Q(id=text))[:limit])
    return exact or list(rows.filter(_named(text)).order_by("closed_on", "-start", "id")[:limit])


def _named(text: str) -> Q:
    path = "action__training__"
    return Q(**{f"{path}title__icontains": text}) | Q(**{f"{path}provider__name__icontains": text})


def _about(text: str) -> Q:
    path = "session__action__training__"
    return (
        Q(session__number__iexact=text)
        | Q(message__icontains=text)
        | Q(**{f"{path}title__icontains": text})
        | Q(**{f"{path}provider__name__icontains": text})
    )


def _last_runs() -> list[int]:
    """The last finished import of each source that gives offer, whether it was refused or not."""
    runs = ImportRun.objects.filter(source__id__startswith="offre_") | ImportRun.objects.filter(
        source="demonstration_offer"
    )
    real = runs.exclude(status__in=(RunStatus.DRY_RUN, RunStatus.RUNNING))
    last = real.order_by("source_id", "-started_at", "-id").distinct("source_id")
    return list(last.values_list("id", flat=True))
