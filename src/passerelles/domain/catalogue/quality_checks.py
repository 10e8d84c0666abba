"""One check a field: the worst problem found, or None. Ages are counted from the day given."""

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta

from passerelles.domain.catalogue.quality_fields import Problem
from passerelles.domain.catalogue.quality_record import CertificationState, OfferRecord
from passerelles.domain.common.identifiers import is_siret
from passerelles.domain.common.partial_date import DatePrecision

SEATS_OLD_AFTER = timedelta(days=30)
ROW_OLD_AFTER = timedelta(days=180)
ENDLESS_OVER_AFTER = timedelta(days=365)
SHORT_TEXT = 40
SHORT_TITLE = 5
_PLACEHOLDERS = re.compile(
    r"(a|à) (definir|définir|preciser|préciser|completer|compléter|venir|confirmer)"
    r"|nc|n/?c|n/?a|nr|nsp|tbd|test\w*|x+|[.…\-_?*/ ]+|lorem ipsum.*|sans objet|neant|néant"
    r"|non (renseigne|renseigné|communique|communiqué|precise|précisé)e?s?"
    r"|nous (consulter|contacter)"
    r"|voir (le |notre )?(site|organisme|programme).*|cf\.?.{0,30}|idem",
    re.IGNORECASE,
)
_MARKUP = re.compile(r"<\s*/?\s*[a-zA-Z][^>]*>|&(?:nbsp|amp|lt|gt|#\d+);")
_AMOUNT = re.compile(r"[1-9]")

Check = Callable[[OfferRecord, date], Problem | None]


def title(record: OfferRecord, today: date) -> Problem | None:
    return _text(record.title, shortest=SHORT_TITLE)


def objective(record: OfferRecord, today: date) -> Problem | None:
    return _text(record.objective)


def content(record: OfferRecord, today: date) -> Problem | None:
    return _text(record.content, shortest=SHORT_TEXT)


def conditions(record: OfferRecord, today: date) -> Problem | None:
    return _text(record.conditions)


def certification(record: OfferRecord, today: date) -> Problem | None:
    states = set(record.certifications)
    if record.is_certifying is False:
        return Problem.CONTRADICTORY if states else None
    if not states:
        return Problem.MISSING
    if states & {CertificationState.ALIVE, CertificationState.UNJUDGED}:
        return None
    if CertificationState.EXPIRING in states:
        return Problem.STALE
    return Problem.UNRESOLVED if CertificationState.UNRESOLVED in states else Problem.DEAD


def level(record: OfferRecord, today: date) -> Problem | None:
    if record.is_certifying is False or record.exit_level is not None:
        return None
    return Problem.UNRESOLVED if record.exit_level_received else Problem.MISSING


def occupations(record: OfferRecord, today: date) -> Problem | None:
    return _codes(record.occupations)


def formacodes(record: OfferRecord, today: date) -> Problem | None:
    unknown = set(record.unknown_formacodes)
    return _codes(tuple(code not in unknown for code in record.formacodes))


def publics(record: OfferRecord, today: date) -> Problem | None:
    return None if record.publics else Problem.MISSING


def mode(record: OfferRecord, today: date) -> Problem | None:
    return None if record.mode else Problem.MISSING


def hours(record: OfferRecord, today: date) -> Problem | None:
    parts, total = (record.hours_centre, record.hours_company), record.hours_total
    if not any((*parts, total)):
        return Problem.MISSING
    if total is not None and all(part is not None for part in parts):
        return Problem.CONTRADICTORY if abs(sum(p or 0 for p in parts) - total) > 1 else None
    return None


def cost(record: OfferRecord, today: date) -> Problem | None:
    if record.costs_covered or record.has_price or _AMOUNT.search(record.remaining_cost):
        return None
    if record.remaining_cost.strip() in {"0", "0 €"}:
        return None
    return Problem.PLACEHOLDER if record.remaining_cost else Problem.MISSING


def funding(record: OfferRecord, today: date) -> Problem | None:
    if record.programme_received and not record.programme:
        return Problem.UNRESOLVED
    return None if record.programme or record.contract or record.has_funding else Problem.MISSING


def start(record: OfferRecord, today: date) -> Problem | None:
    if _is_over(record, today):
        return Problem.OVER
    if record.is_continuous or record.start.precision is DatePrecision.DAY:
        return None
    return Problem.IMPRECISE if record.start.first else Problem.MISSING


def end(record: OfferRecord, today: date) -> Problem | None:
    last, first = record.end.last, record.start.first
    if last is None:
        open_end = record.is_continuous or record.end.precision is DatePrecision.OPEN
        return None if open_end else Problem.MISSING
    return Problem.CONTRADICTORY if first and last < first else None


def place(record: OfferRecord, today: date) -> Problem | None:
    return None if record.mode == "remote" and not record.places else _codes(record.places)


def seats(record: OfferRecord, today: date) -> Problem | None:
    if record.seats is None:
        return Problem.MISSING
    if record.capacity is not None and record.seats > record.capacity:
        return Problem.CONTRADICTORY
    return None if _recent(record.seats_on, today, SEATS_OLD_AFTER) else Problem.STALE


def registration(record: OfferRecord, today: date) -> Problem | None:
    if not record.says_how_to_register:
        return Problem.MISSING
    past = record.registration_end is not None and record.registration_end < today
    if past and record.recruitment_state == "open":
        return Problem.CONTRADICTORY
    return None if record.recruitment_state else Problem.IMPRECISE


def contact(record: OfferRecord, today: date) -> Problem | None:
    if any(_reachable(c.phone, c.email) for c in record.contacts):
        return None
    said = any(c.phone or c.email for c in record.contacts)
    return Problem.UNRESOLVED if said else Problem.MISSING


def referent(record: OfferRecord, today: date) -> Problem | None:
    return None if any(c.kind == "1" for c in record.contacts) else Problem.MISSING


def freshness(record: OfferRecord, today: date) -> Problem | None:
    if record.updated_on is None:
        return Problem.MISSING
    return None if _recent(record.updated_on, today, ROW_OLD_AFTER) else Problem.STALE


def siret(record: OfferRecord, today: date) -> Problem | None:
    if not record.siret:
        return Problem.MISSING
    return None if is_siret(record.siret) else Problem.CONTRADICTORY


def qualiopi(record: OfferRecord, today: date) -> Problem | None:
    return Problem.MISSING if record.qualiopi is None else None


CHECKS: Mapping[str, Check] = {
    check.__name__: check
    for check in (
        *(start, place, certification, cost, seats, registration, contact, mode, hours),
        *(funding, title, objective, content, conditions, occupations, level, end),
        *(formacodes, publics, referent, freshness, siret, qualiopi),
    )
}


def _text(text: str, *, shortest: int = 1) -> Problem | None:
    bare = text.strip()
    if not bare:
        return Problem.MISSING
    if _PLACEHOLDERS.fullmatch(bare):
        return Problem.PLACEHOLDER
    if _MARKUP.search(bare):
        return Problem.MARKUP
    return Problem.IMPRECISE if len(bare) < shortest else None


def _codes(known: tuple[bool, ...]) -> Problem | None:
    if not known:
        return Problem.MISSING
    return None if any(known) else Problem.UNRESOLVED


def _recent(day: date | None, today: date, limit: timedelta) -> bool:
    return day is not None and today - day <= limit


def _is_over(record: OfferRecord, today: date) -> bool:
    if record.end.last is not None:
        return record.end.is_past(today)
    endless = record.is_continuous or record.end.precision is DatePrecision.OPEN
    return not endless and record.start.is_past(today - ENDLESS_OVER_AFTER)


def _reachable(phone: str, email: str) -> bool:
    return len(re.sub(r"\D", "", phone)) >= 10 or "@" in email.strip()[1:-1]
