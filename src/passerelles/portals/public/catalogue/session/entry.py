"""How one enters a session: who, when to enrol, meetings, steps, whom to call."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from passerelles.apps.catalogue.reads.session_values import (
    AdmissionStep,
    Contact,
    SessionSheet,
)
from passerelles.apps.catalogue.reads.vocabulary import programmes, word_list
from passerelles.domain.reference.levels import Level, describe
from passerelles.formats.offer.vocabulary import WordList
from passerelles.portals.public.catalogue.session import words
from passerelles.portals.public.catalogue.session.facts import (
    Fact,
    LongText,
    fact,
    facts_said,
    joined,
    long_texts,
)
from passerelles.portals.public.shell.french import counted, day

MEETING = "9"
REFERENT = "1"
FIRST_MEETINGS = 5


@dataclass(frozen=True, slots=True)
class Step:
    """A meeting (without ``name``: its list says it) or an admission step, in words."""

    name: str
    moment: str
    place: str
    seats: str
    comment: str
    url: str


@dataclass(frozen=True, slots=True)
class ContactLine:
    role: str
    name: str
    phone: str
    email: str


@dataclass(frozen=True, slots=True)
class Entry:
    """``is_bookable`` False: the public cannot enrol, the template must offer no way to."""

    is_bookable: bool
    facts: tuple[Fact, ...]
    texts: tuple[LongText, ...]
    meetings: tuple[Step, ...]
    more_meetings: tuple[Step, ...]
    meetings_note: str
    steps: tuple[Step, ...]
    contacts: tuple[ContactLine, ...]
    handicap: tuple[Fact, ...]
    url: str


def is_bookable(sheet: SessionSheet) -> bool:
    """Whether the public may enrol: some programmes are entered through an administration only."""
    programme = programmes().get(sheet.action.programme)
    return programme is None or programme.bookable_by_public


def entry(sheet: SessionSheet, *, today: date) -> Entry:
    bookable = is_bookable(sheet)
    meetings = [step for step in sheet.steps if step.kind == MEETING]
    ahead = sorted((step for step in meetings if not _is_past(step, today)), key=_by_date)
    shown = tuple(map(_step, ahead)) if bookable else ()
    return Entry(
        is_bookable=bookable,
        facts=_facts(sheet, bookable),
        texts=_texts(sheet, bookable),
        meetings=shown[:FIRST_MEETINGS],
        more_meetings=shown[FIRST_MEETINGS:],
        meetings_note=_meetings_note(len(ahead), len(meetings) - len(ahead)),
        steps=tuple(_step(step) for step in sheet.steps if step.kind != MEETING),
        contacts=tuple(_contacts(sheet)) if bookable else (),
        handicap=_handicap(sheet),
        url=web_address(sheet.url or sheet.action.url or sheet.training.url) if bookable else "",
    )


def step_name(kind: str) -> str:
    table = word_list(WordList.ADMISSION_KINDS)
    return table.get(kind, table["0"])


def step_place(step: AdmissionStep) -> str:
    if step.is_remote and not step.address:
        return "à distance"
    return joined((step.address, joined((step.postcode, step.city), " ")))


def web_address(said: str) -> str:
    """An address that a browser may open; anything else (``javascript:``, words) is dropped."""
    return said if said.startswith(("https://", "http://")) else ""


def _facts(sheet: SessionSheet, bookable: bool) -> tuple[Fact, ...]:
    training, action = sheet.training, sheet.action
    level = describe(Level(training.entry_level)) if training.entry_level else ""
    required = words.yes_no(
        action.entry_level_required, "ce niveau est exigé", "ce niveau n’est pas exigé"
    )
    always = (
        fact("Pour qui", joined((*words.publics(action.publics), action.public_note))),
        fact("Niveau à l’entrée", level, required if level else ""),
    )
    reserved = _reserved(sheet)
    said = [("Places réservées", reserved)]
    if bookable:
        said += [
            ("S’inscrire", _enrolment(sheet)),
            ("Où s’inscrire", sheet.registration_address),
        ]
    return (*always, *facts_said(*said))


def _reserved(sheet: SessionSheet) -> str:
    kept = [sheet.reserved_for] if sheet.reserved_for else []
    kept += [name for one in sheet.fundings for name in words.publics(one.publics)]
    people = joined(dict.fromkeys(kept))
    if sheet.reserved_seats:
        said = counted(sheet.reserved_seats, "place", "places")
        return f"{said} pour : {people}" if people else said
    return people


def _enrolment(sheet: SessionSheet) -> str:
    begins, ends = sheet.registration_start, sheet.registration_end
    if begins and ends:
        return f"du {day(begins)} au {day(ends)}"
    if ends:
        return f"jusqu’au {day(ends)}"
    return f"à partir du {day(begins)}" if begins else ""


def _texts(sheet: SessionSheet, bookable: bool) -> tuple[LongText, ...]:
    said = [("Conditions d’entrée", sheet.action.conditions)]
    if bookable:
        said += [
            ("Comment on est recruté", sheet.action.recruitment_terms),
            ("Comment s’inscrire", sheet.registration_terms),
        ]
    return long_texts(*said)


def _step(step: AdmissionStep) -> Step:
    dates = day(step.start)
    if step.start and step.end and step.end > step.start:
        dates = f"du {day(step.start)} au {day(step.end)}"
    return Step(
        name="" if step.kind == MEETING else step_name(step.kind),
        moment=joined((dates, words.clock(step.start_time, step.end_time))),
        place=step_place(step),
        seats=_seats(step.seats),
        comment=step.comment,
        url=web_address(step.url),
    )


def _seats(seats: int | None) -> str:
    if seats is None:
        return ""
    return "complet" if seats == 0 else counted(seats, "place", "places")


def _is_past(step: AdmissionStep, today: date) -> bool:
    last = step.end or step.start
    return last is not None and last < today


def _by_date(step: AdmissionStep) -> tuple[date, str]:
    return (step.start or date.max, str(step.start_time or ""))


def _meetings_note(ahead: int, past: int) -> str:
    if ahead == 0 and past == 0:
        return "Aucune n’est annoncée par l’organisme."
    if past == 0:
        return ""
    verb = "est passée" if past == 1 else "sont passées"
    if ahead:
        return f"{counted(past, 'autre réunion', 'autres réunions')} {verb}."
    return f"{counted(past, 'réunion', 'réunions')} {verb}, aucune autre n’est annoncée."


def _contacts(sheet: SessionSheet) -> Iterable[ContactLine]:
    kinds = word_list(WordList.CONTACT_KINDS)
    for contact in sheet.contacts:
        if contact.kind != REFERENT:
            yield _line(kinds.get(contact.kind, kinds["0"]), contact)
    provider = sheet.provider
    said = {(contact.phone, contact.email) for contact in sheet.contacts}
    own = (provider.phone, provider.email)
    if any(own) and own not in said:
        yield ContactLine("Organisme", "", *own)


def _line(role: str, contact: Contact) -> ContactLine:
    return ContactLine(role, contact.name, contact.phone, contact.email)


def _handicap(sheet: SessionSheet) -> tuple[Fact, ...]:
    referents = [contact for contact in sheet.contacts if contact.kind == REFERENT]
    welcome = words.yes_no(
        sheet.action.adjustments, "oui, selon l’organisme", "non, selon l’organisme"
    )
    said = [
        fact(
            "Référent ou référente handicap",
            joined((one.name, one.phone, one.email)),
            _training(one),
        )
        for one in referents
    ]
    return (
        *(said or [fact("Référent ou référente handicap", "")]),
        fact("Aménagements possibles", welcome),
        fact("Accès des locaux", sheet.action.disabled_access),
    )


def _training(referent: Contact) -> str:
    said = words.yes_no(referent.trained, "suivie", "non suivie") or "non communiquée"
    return f"formation au handicap {said}"
