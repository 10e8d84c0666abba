"""What else to tell of a step, in French: what may pay it, where its meeting is, its dates."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from passerelles.apps.catalogue.models import EntryMode
from passerelles.apps.guidance.reads.candidates.rows import Certified, Meeting, Row
from passerelles.domain.guidance.building.candidate import StepKind
from passerelles.domain.guidance.building.offer_reading import Stay
from passerelles.domain.guidance.profile import Employer, Held, Profile

_PRIVATE = (
    "En emploi, vous pouvez demander un projet de transition professionnelle (PTP) : il peut payer "
    "cette formation et maintenir votre salaire si Transitions Pro l’accepte (à confirmer)."
)
_HOSPITAL = (
    "Agent d’un hôpital public, vous pouvez demander à votre employeur une étude promotionnelle ou "
    "un congé de formation professionnelle, avec l’ANFH (à confirmer)."
)
_PUBLIC = (
    "Agent public, vous pouvez demander à votre employeur un congé de formation professionnelle "
    "(à confirmer)."
)
_BOTH = (
    "En emploi, votre formation peut être payée : dans le privé, par un projet de transition "
    "professionnelle (Transitions Pro) ; à l’hôpital public, par une étude promotionnelle (votre "
    "employeur et l’ANFH) (à confirmer)."
)
_DOORS: Mapping[Employer | None, str] = {
    Employer.PRIVATE: _PRIVATE,
    Employer.PUBLIC_HOSPITAL: _HOSPITAL,
    Employer.PUBLIC: _PUBLIC,
    None: _BOTH,
}


_YEARS = ("deuxième année", "troisième année")
_A_YEAR_OF_STUDIES = timedelta(days=150)  # less is the end of the year before
_NURSES = ("RNCP39923", "RNCP8940")
_NURSE_AID, _PRACTISED, _RECENT = "J1501", 3, 5  # years practised, at least; looked at, at most


def paid_note(kind: StepKind, profile: Profile) -> str:
    """Who may pay a certifying training of an employee: it depends on her employer.

    Code du travail, L6323-17-1 (private); décret 2008-824, articles 7 and 30 (public hospitals).
    """
    if profile.employed is not True or kind is not StepKind.CERTIFICATION:
        return ""
    return _DOORS[profile.employer]


def years_note(stay: Stay) -> str:
    """When each year of long studies begins: an anniversary, so an estimate."""
    dated = [
        f"{year} vers le {_written(begins)}"
        for rank, year in enumerate(_YEARS, 1)
        if stay.end - (begins := _years_on(stay.start, rank)) >= _A_YEAR_OF_STUDIES
    ]
    return f"Suite des études\u00a0: {', '.join(dated)} (dates estimées)." if dated else ""


def second_year_note(certified: Sequence[Certified], stay: Stay, profile: Profile) -> str:
    """What experience may spare a nurse's aid who becomes a nurse.

    Arrêté du 31 juillet 2009, as changed by that of 3 July 2023: three years full time in the last
    five. An employer and a jury decide, so it is told beside the dates and never counted.
    """
    nurse = any(one.code in _NURSES for one in certified)
    if not nurse or not any(_experienced(one, stay.start.year) for one in profile.occupations):
        return ""
    return (
        "Trois ans d’aide-soignant à temps plein dans les cinq dernières années peuvent ouvrir "
        "directement la deuxième année, après trois mois de formation\u00a0: fin vers le "
        f"{_written(_years_on(stay.end, -1))} (estimation, règles de 2023 à confirmer auprès de "
        "l’IFSI)."
    )


def dates_note(row: Row, stay: Stay) -> str:
    if not stay.estimated:
        return ""
    if row["action__entry_mode"] == EntryMode.CONTINUOUS:
        return (
            "Entrée possible toute l’année : la date est une estimation, à fixer avec l’organisme."
        )
    return "L’organisme n’a pas donné toutes ses dates : celles-ci sont une estimation."


def near_meetings(meetings: Sequence[Meeting], place: str) -> list[Meeting]:
    """Without those held in another département than the place taken (key of a commune, or "")."""
    return [one for one in meetings if not (place and one.commune) or _same(place, one.commune)]


def meeting_note(meetings: Sequence[Meeting], near: Sequence[Meeting]) -> str:
    """Tells that the only meetings published are far from the session, so none is counted."""
    far = [one for one in meetings if one not in near]
    if not far or near:
        return ""
    return (
        f"La réunion d’information publiée est à {far[0].town}, dans un autre département que la "
        "formation : demandez où vous rendre."
    )


def _same(place: str, other: str) -> bool:
    """Whether two keys (``COG-2026:commune:34301``) are of one département."""
    return place.rpartition(":")[2][:2] == other.rpartition(":")[2][:2]


def _experienced(held: Held, year: int) -> bool:
    """Whether nothing said refuses that she was a nurse's aid long and recently enough."""
    aid = held.occupation.rpartition(":")[2] == _NURSE_AID
    long = held.years is None or held.years >= _PRACTISED
    return aid and long and (held.until is None or held.until >= year - _RECENT)


def _years_on(day: date, years: int) -> date:
    """The same day of another year; 28 February for the 29th."""
    return day.replace(year=day.year + years, day=min(day.day, 28) if day.month == 2 else day.day)


def _written(day: date) -> str:
    return f"{day:%d/%m/%Y}"
