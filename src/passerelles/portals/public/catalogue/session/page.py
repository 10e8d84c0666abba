"""A session as its sheet shows it."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from passerelles.apps.catalogue.reads.session_values import OtherSession, SessionSheet
from passerelles.apps.catalogue.reads.vocabulary import programmes
from passerelles.formats.offer.vocabulary import ProgrammeEntry
from passerelles.portals.public.catalogue.search.when import is_old
from passerelles.portals.public.catalogue.session import words
from passerelles.portals.public.catalogue.session.entry import Entry, entry, is_bookable
from passerelles.portals.public.catalogue.session.facts import Fact, fact, joined
from passerelles.portals.public.catalogue.session.giving import Giving, giving
from passerelles.portals.public.catalogue.session.green import Perimeter, perimeters
from passerelles.portals.public.catalogue.session.learning import Learning, learning
from passerelles.portals.public.reference.values import Badge, Link
from passerelles.portals.public.shell.french import counted, day, moment

UNTOUCHED = "à confirmer : pas mise à jour depuis un an"


@dataclass(frozen=True, slots=True)
class Replacement:
    """Why one should not stop at this sheet, and where to go."""

    title: str
    sentence: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class SessionPage:
    """Everything the template prints; sections gather what one wonders about at once."""

    key: str
    title: str
    provider: Link
    badges: tuple[Badge, ...]
    replacement: Replacement | None
    programme: ProgrammeEntry | None
    key_facts: tuple[Fact, ...]
    entry: Entry
    learning: Learning
    giving: Giving
    green: tuple[Perimeter, ...]
    others: tuple[Link, ...]
    more_others: str
    corrected: str
    updated: str
    vintage: str
    source_id: str
    source: str
    number: str
    is_demonstration: bool
    has_calendar: bool


def session_page(sheet: SessionSheet, *, today: date) -> SessionPage:
    programme = programmes().get(sheet.action.programme)
    entered = entry(sheet, today=today)
    others = tuple(other_link(other, bookable=entered.is_bookable) for other in sheet.others.items)
    return SessionPage(
        key=sheet.id,
        title=sheet.training.title,
        provider=Link(sheet.provider.name, reverse("provider", args=[sheet.provider.id])),
        badges=_badges(sheet, programme, today),
        replacement=_replacement(sheet, others, today),
        programme=programme,
        key_facts=_key_facts(sheet),
        entry=entered,
        learning=learning(sheet),
        giving=giving(sheet, bookable=entered.is_bookable),
        green=perimeters(
            sheet.greenness, aims_known=any(one.occupation for one in sheet.occupations)
        ),
        others=others,
        more_others=_more(sheet),
        corrected=words.corrected_fields(sheet.corrected),
        updated=day(sheet.updated_on),
        vintage=moment(sheet.vintage),
        source_id=sheet.source.id,
        source=sheet.source.name,
        number=sheet.number,
        is_demonstration=sheet.source.is_demonstration,
        has_calendar=not (sheet.closed_on or sheet.kept or is_over(sheet, today)),
    )


def other_link(other: OtherSession, *, bookable: bool) -> Link:
    label = words.dates(other.start, other.end, other.entry_mode) or "dates non communiquées"
    where = joined(other.cities) or words.mode(other.mode)
    state = words.recruitment(other.recruitment_state).lower() if bookable else ""
    href = reverse("session", args=[other.id])
    return Link(f"{label[:1].upper()}{label[1:]}", href, joined((where, state), " · "))


def _badges(
    sheet: SessionSheet, programme: ProgrammeEntry | None, today: date
) -> tuple[Badge, ...]:
    said = [
        (sheet.closed_on is not None, Badge("retirée par sa source", "alert")),
        (is_over(sheet, today), Badge("session terminée", "alert")),
        (programme is not None, Badge(programme.name if programme else "", "accent")),
        (bool(sheet.action.contract), Badge(words.CONTRACTS.get(sheet.action.contract, ""))),
        (bool(sheet.action.mode), Badge(words.mode(sheet.action.mode).lower())),
        (sheet.seats == 0, Badge("complet", "warm")),
        (bool(sheet.updated_on) and is_old(sheet.updated_on, today), Badge(UNTOUCHED, "warm")),
    ]
    shown = [badge for holds, badge in said if holds and badge.text]
    return (*shown, *_recruitment_badge(sheet, today))


def _recruitment_badge(sheet: SessionSheet, today: date) -> tuple[Badge, ...]:
    """Whether one may enrol: only where the public may do so, and while the session is ahead."""
    state = words.recruitment(sheet.recruitment_state).lower()
    if not (state and is_bookable(sheet)) or sheet.closed_on or is_over(sheet, today):
        return ()
    return (Badge(state, "good" if sheet.recruitment_state == "open" else "warm"),)


def is_over(sheet: SessionSheet, today: date) -> bool:
    """Its end has passed; without an end, its start, unless one enters all year."""
    if sheet.end.first is not None:
        return sheet.end.is_past(today)
    return sheet.action.entry_mode != "continuous" and sheet.start.is_past(today)


def _replacement(sheet: SessionSheet, others: tuple[Link, ...], today: date) -> Replacement | None:
    if sheet.kept:
        kept = Link("Voir la fiche gardée", reverse("session", args=[sheet.kept]))
        return Replacement(
            "Cette session figure deux fois",
            "Deux sources la publient. Nous gardons une seule fiche, la plus complète.",
            (kept,),
        )
    if sheet.closed_on is None and not is_over(sheet, today):
        return None
    why = f"Sa source ne la publie plus depuis le {day(sheet.closed_on)}."
    if sheet.closed_on is None:
        why = "Ses dates sont passées."
    after = (
        "La même formation a d’autres sessions :"
        if others
        else "Nous ne connaissons pas d’autre session de cette formation : cherchez-en une proche."
    )
    words_asked = urlencode({"q": sheet.training.title[:200]})
    search = Link("Chercher une formation proche", f"{reverse('sessions')}?{words_asked}")
    return Replacement("On ne peut plus y entrer", f"{why} {after}", others or (search,))


def _key_facts(sheet: SessionSheet) -> tuple[Fact, ...]:
    cities = joined(dict.fromkeys(place.city or place.name for place in sheet.places))
    where = cities or ("à distance" if sheet.action.mode == "remote" else "")
    age = f"chiffre du {day(sheet.seats_on)}" if sheet.seats_on else ""
    seats = words.seats_left(sheet.seats, sheet.capacity)
    # Lhéo says that costs may be covered, for some people: never that nothing is left to pay.
    covered = words.yes_no(
        sheet.action.costs_covered, "prise en charge possible", "pas de prise en charge"
    )
    return (
        fact("Quand", words.dates(sheet.start, sheet.end, sheet.action.entry_mode)),
        fact("Où", where),
        fact("Durée", duration(sheet)),
        fact("Reste à payer", words.left_to_pay(sheet.action.remaining_cost), covered),
        fact("Places", seats, (age or "chiffre sans date") if seats else ""),
    )


def duration(sheet: SessionSheet) -> str:
    """The total, its weekly rhythm; the source's own words when it gives no hours."""
    action = sheet.action
    total = action.hours_total
    if total is None and action.hours_centre is not None:
        total = action.hours_centre + (action.hours_company or 0)
    weekly = f"{words.hours(action.hours_weekly)} par semaine" if action.hours_weekly else ""
    return joined((words.hours(total) or action.duration, weekly))


def _more(sheet: SessionSheet) -> str:
    hidden = sheet.others.total - len(sheet.others.items)
    return f"et {counted(hidden, 'autre session', 'autres sessions')}" if hidden > 0 else ""
