"""The demonstration offer as an expert judges it, read from the database without the engine."""

from collections import defaultdict
from datetime import date, timedelta

from tests.content.offer_queries import Judged

from passerelles.apps.catalogue.models import (
    EntryMode,
    Mode,
    Place,
    RecruitmentState,
    Session,
    TrainingCertification,
    TrainingOccupation,
)
from passerelles.apps.reference.reads.commune_places import commune_places
from passerelles.domain.common.partial_date import DatePrecision, PartialDate
from passerelles.domain.reference.neighbours import Point

ON = date(2026, 11, 23)
SESSIONS, SEED = 12_000, 1


def judged_sessions(today: date = ON) -> dict[str, Judged]:
    """Every session of the offer that is not over."""
    codes, communes = _codes(), _communes()
    rows = Session.objects.filter(closed_on=None).select_related("action__training__provider")
    found = {}
    for row in rows:
        judged = _judged(row, codes, communes)
        end = PartialDate(row.end, DatePrecision(row.end_precision)).last
        if end is None or end >= today - timedelta(days=1):
            found[row.id] = judged
    return found


def points() -> dict[str, Point]:
    """Where each commune is, by INSEE code."""
    return {place.code: place.point for place in commune_places().values() if place.point}


def _judged(session: Session, codes: dict[str, set[str]], communes: dict[str, list[str]]) -> Judged:
    action, training = session.action, session.action.training
    start = PartialDate(session.start, DatePrecision(session.start_precision))
    nowhere = action.mode == Mode.REMOTE and action.programme != "e-formation"
    return Judged(
        id=session.id,
        title=training.title,
        provider=training.provider.name,
        codes=frozenset(codes[training.id]),
        programme=action.programme,
        mode=action.mode,
        paces=frozenset(action.paces),
        contract=action.contract,
        level=training.exit_level,
        first=start.first,
        last=start.last,
        any_day=action.entry_mode == EntryMode.CONTINUOUS,
        recruiting=session.recruitment_state == RecruitmentState.OPEN,
        communes=() if nowhere else tuple(communes[action.id]),
    )


def _codes() -> dict[str, set[str]]:
    """ROME codes (of the newest edition when resolved) and certifications, by training."""
    found: dict[str, set[str]] = defaultdict(set)
    jobs = TrainingOccupation.objects.filter(closed_on=None)
    for training, received, code in jobs.values_list("training_id", "received", "occupation__code"):
        found[training].add(code or received)
    links = TrainingCertification.objects.filter(closed_on=None)
    for training, received, certification in links.values_list(
        "training_id", "received", "certification_id"
    ):
        found[training].add((certification or received).upper().replace(" ", ""))
    return found


def _communes() -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    rows = Place.objects.filter(closed_on=None).exclude(commune=None)
    for action, code in rows.values_list("action_id", "commune__code"):
        found[action].append(code)
    return found
