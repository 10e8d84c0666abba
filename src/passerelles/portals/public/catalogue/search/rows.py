"""Sessions found, as the list shows them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from passerelles.apps.catalogue.models import Mode, RecruitmentState
from passerelles.apps.catalogue.reads.rows import RowPlace, SessionRow
from passerelles.apps.catalogue.reads.vocabulary import funders, programmes
from passerelles.apps.catalogue.search.answers import FoundSession
from passerelles.domain.reference.communes import departement_of
from passerelles.portals.public.catalogue.search import when
from passerelles.portals.public.reference.values import Badge, Link, level_words
from passerelles.portals.public.shell.french import counted

_STATES = {
    RecruitmentState.OPEN: Badge(str(RecruitmentState.OPEN.label), "good"),
    RecruitmentState.CLOSED: Badge(str(RecruitmentState.CLOSED.label), "alert"),
    RecruitmentState.SUSPENDED: Badge(str(RecruitmentState.SUSPENDED.label), "warm"),
}
_CONTRACTS = {
    "apprenticeship": "Contrat d’apprentissage",
    "professionalisation": "Contrat de professionnalisation",
}
_DEMONSTRATION = Badge("données de démonstration", "warm")


@dataclass(frozen=True, slots=True)
class ResultRow:
    """One session of the list; texts are empty when there is nothing to say.

    ``anchor`` is its place in the page, ``letter`` that of its point on the map.
    """

    anchor: str
    letter: str
    key: str
    title: str
    href: str
    provider: Link
    where: str
    travel: str
    start: str
    seats: str
    mode: str
    level_in: str
    level: str
    certification: Link | None
    programme: str
    programme_note: str
    payers: str
    cost: str
    updated: str
    is_old: bool
    badges: tuple[Badge, ...]


@dataclass(frozen=True, slots=True)
class Located:
    """A row, where it was found, and the place that answers (the nearest, else the first)."""

    row: SessionRow
    found: FoundSession
    place: RowPlace | None


def located(rows: Sequence[SessionRow], found: Sequence[FoundSession]) -> list[Located]:
    """Rows with what the engine said of them, in the order of the rows."""
    by_id = {session.id: session for session in found}
    return [
        Located(row, by_id[row.id], _place(row, by_id[row.id])) for row in rows if row.id in by_id
    ]


def _place(row: SessionRow, found: FoundSession) -> RowPlace | None:
    if row.mode == Mode.REMOTE and not found.place:
        return None  # its places are those of the body, not where one learns
    named = (place for place in row.places if place.key == found.place)
    return next(named, row.places[0] if row.places else None)


def result_rows(
    items: Sequence[Located], letters: Mapping[str, str], today: date
) -> tuple[ResultRow, ...]:
    """``letters``: key of a place → its letter on the map."""
    return tuple(
        _row(item, number, letters.get(item.place.key, "") if item.place else "", today)
        for number, item in enumerate(items, 1)
    )


def _row(item: Located, number: int, letter: str, today: date) -> ResultRow:
    row = item.row
    programme = programmes().get(row.programme)
    return ResultRow(
        anchor=f"formation-{number}",
        letter=letter,
        key=row.id,
        title=row.title,
        href=reverse("session", args=[row.id]),
        provider=Link(row.provider_name, reverse("provider", args=[row.provider_id])),
        where=_where(item),
        travel=when.travel_said(item.found.km, item.found.minutes),
        start=when.start_said(row.start, end=row.end, entry_mode=row.entry_mode, today=today),
        seats=when.seats_said(row.seats, row.seats_on, today),
        mode=Mode(row.mode).label if row.mode in Mode.values else "",
        level_in=_level_in(row),
        level=level_words(row.level_out),
        certification=_certification(row),
        programme=programme.name if programme else row.programme,
        programme_note="" if programme is None or programme.bookable_by_public else _ON_REFERRAL,
        payers=_payers(row),
        cost=when.cost_said(row.costs_covered, row.remaining_cost),
        updated=when.updated_said(row.updated_on, today),
        is_old=when.is_old(row.updated_on, today),
        badges=_badges(row),
    )


_ON_REFERRAL = "on n’y entre que par une administration"


def _where(item: Located) -> str:
    row, place = item.row, item.place
    if place is None:
        return "De chez vous" if row.mode == Mode.REMOTE else "Lieu non communiqué"
    departement = f" ({departement_of(place.insee)})" if place.insee else ""
    here = f"{place.label or 'Lieu non précisé'}{departement}"
    if len(row.places) == 1:
        return here
    return f"{here} et {counted(len(row.places) - 1, 'autre lieu', 'autres lieux')}"


_REQUIRED: Mapping[bool | None, str] = {True: " (exigé)", False: " (pas exigé)", None: ""}


def _level_in(row: SessionRow) -> str:
    """The level at the entry, in the words of the sheet; empty when nothing is told."""
    level = level_words(row.level_in)
    return f"{level}{_REQUIRED[row.level_in_required]}" if level else ""


def _certification(row: SessionRow) -> Link | None:
    if row.certification is None:
        return None
    key, title = row.certification
    return Link(title or key, reverse("certification", args=[key]), key if title else "")


def _payers(row: SessionRow) -> str:
    known = funders()
    return ", ".join(known[code].label for code in row.funders if code in known)


def _badges(row: SessionRow) -> tuple[Badge, ...]:
    state = _STATES.get(RecruitmentState(row.recruitment_state)) if row.recruitment_state else None
    contract = _CONTRACTS.get(row.contract, "")
    said = (
        _DEMONSTRATION if row.demonstration else None,
        Badge("Cette session n’est plus publiée", "alert") if row.closed_on else None,
        state,
        Badge(contract, "accent") if contract else None,
        Badge("utile à la transition écologique", "good") if row.green else None,
    )
    return tuple(badge for badge in said if badge)
