"""For whom seats and fundings are kept, against what a person told of herself.

What nobody said refuses nothing: it is told. Sex is nowhere.
"""

from collections.abc import Iterable, Mapping, Sequence

from passerelles.apps.catalogue.reads.vocabulary import public_of_formacode
from passerelles.apps.guidance.reads.candidates.rows import Row
from passerelles.domain.aids.situation import PersonFacts
from passerelles.domain.guidance.profile import Employer, Profile

Standing = Mapping[str, bool | None]
_YOUNG = 26
# Followed by the justice, or French abroad: their own services send them to these trainings.
_ELSEWHERE = ("justice", "francais-etranger")
_DISABLED = "handicap"


def standing_of(profile: Profile, person: PersonFacts | None) -> Standing:
    """Whether she belongs to each public (slug of ``content/offer/publics.yaml``)."""
    person = person or PersonFacts()
    employed = profile.employed
    seeking = person.jobseeker
    if seeking is None and employed is not None:
        seeking = not employed
    public = profile.employer in (Employer.PUBLIC, Employer.PUBLIC_HOSPITAL)
    return {
        "tout-public": True,
        "demandeurs-emploi": seeking,
        "jeunes": None if profile.age is None else profile.age < _YOUNG,
        "salaries": employed,
        _DISABLED: person.disabled_worker,
        "etudiants": person.student,
        "independants": False if seeking or employed else None,
        "agents-publics": public if profile.employer or employed is False else None,
        **dict.fromkeys(_ELSEWHERE, False),
    }


def concerns(codes: Iterable[str], standing: Standing) -> bool | None:
    """Whether one of these publics (Formacode) is hers; nobody named is everybody."""
    known = public_of_formacode()
    told = [standing.get(known.get(code, "")) for code in codes]
    if not told or True in told:
        return True
    return None if None in told else False


def funders_for(fundings: Sequence[tuple[str, Sequence[str]]], standing: Standing) -> list[str]:
    """Codes of the funders, without those that pay for publics that she is surely not of."""
    return [code for code, publics in fundings if concerns(publics, standing) is not False]


def seats_for(row: Row, standing: Standing) -> int | None:
    """Seats left that she may take: those kept for a public that is not surely hers are not."""
    seats: int | None = row["seats"]
    if seats is None or kept_for_her(row, standing):
        return seats
    return max(0, seats - (row["reserved_seats"] or 0))


def all_kept(row: Row, standing: Standing) -> bool:
    """Whether every seat left is kept for others."""
    kept = row["reserved_seats"]
    seats = row["seats"] if row["seats"] else row["capacity"]
    others = not kept_for_her(row, standing)
    return bool(others and kept and seats is not None and kept >= seats)


def kept_for_her(row: Row, standing: Standing) -> bool:
    """Whether the seats kept surely are for her."""
    return _DISABLED in row["reserved_for"].lower() and standing[_DISABLED] is True


def publics_note(row: Row, standing: Standing) -> str:
    """What to ask where the publics announced are not hers, and entry is possible all the same."""
    if row["action__contract"] or concerns(row["action__publics"], standing) is not False:
        return ""
    return (
        "L’organisme n’annonce pas votre situation parmi ses publics : demandez l’entrée par la "
        "formation professionnelle continue."
    )


def kept_note(row: Row, standing: Standing) -> str:
    """Which seats are kept, where some are and she may be concerned; "" otherwise."""
    kept, whose = row["reserved_seats"], row["reserved_for"]
    not_hers = _DISABLED in whose.lower() and standing[_DISABLED] is False
    if not kept or not whose or not_hers:
        return ""
    seats = "1 place est réservée" if kept == 1 else f"{kept} places sont réservées"
    return f"{seats} ({whose})."
