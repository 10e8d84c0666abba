"""A session of Lhéo → rows: the session, its admission steps, its blocks."""

import re
from collections.abc import Iterator
from datetime import date, time

from passerelles.apps.catalogue.models import (
    InformationMeeting,
    RecruitmentState,
    Session,
    SessionBlock,
)
from passerelles.connectors.lheo import extras
from passerelles.connectors.lheo.codes import ADMISSION_KINDS, ALONE, MEETING, RECRUITMENT
from passerelles.connectors.lheo.keys import unnumbered
from passerelles.connectors.lheo.places import (
    address_text,
    city_of,
    commune_of,
    contact_values,
    one_line_address,
    postcode_of,
    url_of,
)
from passerelles.connectors.lheo.reading import Reading
from passerelles.connectors.lheo.texts import line, paragraphs
from passerelles.domain.common.partial_date import DatePrecision, PartialDate
from passerelles.formats.lheo.dates import LheoDate
from passerelles.formats.lheo.model import Recruitment, TrainingAction
from passerelles.formats.lheo.model import Session as LheoSession

SEATS = "places"


def unnumbered_session(session: LheoSession) -> str:
    """The number of a session that has none: its dates tell it from the others of its action."""
    return unnumbered(session.period.start.written(), session.period.end.written())


def session_row(
    session: LheoSession, *, key: str, number: str, action: str, reading: Reading
) -> Session:
    """The row of a session; ``action`` is the key of its action."""
    start, end = session.period.start, session.period.end
    opening = session.registration_period
    return Session(
        id=key,
        number=number,
        action_id=action,
        start=start.day,
        start_precision=start.precision.value,
        end=end.day,
        end_precision=end.precision.value,
        registration_start=opening.start.day if opening else None,
        registration_end=last_day(opening.end) if opening else None,
        recruitment_state=_recruitment(session),
        **_seats(session, reading),
        registration_terms=paragraphs(session.registration_terms),
        registration_address=one_line_address(session.registration_address),
        contacts=contact_values(session.contacts, reading),
        url=url_of(session.urls, reading),
        blocks_validation=session.blocks[0].validation if session.blocks else "",
        created_on=session.created.day if session.created else None,
        updated_on=session.updated.day if session.updated else None,
        source_id=reading.source,
    )


def meeting_rows(
    session: LheoSession, action: TrainingAction, *, key: str, reading: Reading
) -> Iterator[InformationMeeting]:
    """The admission steps of a session, then the information dates of its action."""
    steps = [_meeting(step, reading) for step in session.recruitments]
    for position, row in enumerate((*steps, *_information_dates(action, reading))):
        row.id, row.session_id, row.source_id = f"{key}/{position}", key, reading.source
        yield row


def block_rows(session: LheoSession, *, key: str, reading: Reading) -> Iterator[SessionBlock]:
    """The blocks of competences that a session prepares."""
    told = [(group.validation, block) for group in session.blocks for block in group.blocks]
    for position, (validation, block) in enumerate(told):
        code = line(block.code).upper()
        yield SessionBlock(
            id=f"{key}/{position}",
            session_id=key,
            position=position,
            code=code,
            label=line(block.label) or code,
            alone=validation in ALONE,
            source_id=reading.source,
        )


def last_day(told: LheoDate) -> date | None:
    """The last possible day of a date: a term known by its month lasts the whole month."""
    return PartialDate(told.day, DatePrecision(told.precision)).last


def clock_time(received: str) -> time | None:
    """``09:30``, ``9h30``, ``9h``, ``0930`` or ``14``; None for anything else."""
    text = line(received)
    found = re.fullmatch(r"(\d{2})(\d{2})", text) or re.fullmatch(
        r"(\d{1,2})(?:\s*[hH:.]\s*(\d{2})?)?", text
    )
    if not found:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _recruitment(session: LheoSession) -> str:
    """A session that its flow says expired takes nobody, whatever its state was."""
    if extras.flag(session.extras, "session-perimee", "session-perimee"):
        return RecruitmentState.CLOSED
    return RECRUITMENT.get(line(session.recruitment_state), "")


def _seats(session: LheoSession, reading: Reading) -> dict[str, object]:
    more = session.extras
    capacities = (c.total_capacity or c.simultaneous_capacity for c in session.cycles)
    capacity = extras.number(more, SEATS, "capacite")
    seats = extras.number(more, SEATS, "restantes")
    fallback = session.updated.day if session.updated and seats is not None else None
    return {
        "seats": reading.whole(seats, "un nombre de places"),
        "capacity": reading.whole(
            next(filter(None, capacities), None) if capacity is None else capacity,
            "un nombre de places",
        ),
        "reserved_seats": reading.whole(
            extras.number(more, SEATS, "reservees"), "un nombre de places"
        ),
        "reserved_for": line(extras.text(more, SEATS, "reservees-a")),
        "seats_on": _day(extras.text(more, SEATS, "date")) or fallback,
    }


def _day(text: str) -> date | None:
    try:
        return LheoDate.parse(text).day
    except ValueError:
        return None


def _meeting(step: Recruitment, reading: Reading) -> InformationMeeting:
    kind = line(step.kind)
    return InformationMeeting(
        kind=kind if kind in ADMISSION_KINDS else "0",
        start=step.period.start.day if step.period else None,
        end=last_day(step.period.end) if step.period else None,
        start_time=clock_time(step.start_time),
        end_time=clock_time(step.end_time),
        is_remote=step.remote,
        address=_whole_address(step),
        postcode=postcode_of(step.address),
        city=city_of(step.address),
        commune_id=commune_of(step.address, reading),
        seats=reading.whole(step.seats, "un nombre de places"),
        comment=paragraphs(step.comment),
        url=url_of((step.url,) if step.url else (), reading),
    )


def _whole_address(step: Recruitment) -> str:
    if step.address is None:
        return ""
    return ", ".join(filter(None, (line(step.address.name), address_text(step.address))))


def _information_dates(action: TrainingAction, reading: Reading) -> Iterator[InformationMeeting]:
    """Meetings as 2.2 tells them: days at the information address of the action."""
    address = action.information_address
    for told in action.information_dates:
        if told.date.day is not None:
            yield InformationMeeting(
                kind=MEETING,
                start=told.date.day,
                end=last_day(told.date),
                address=address_text(address),
                postcode=postcode_of(address),
                city=city_of(address),
                commune_id=commune_of(address, reading),
            )
