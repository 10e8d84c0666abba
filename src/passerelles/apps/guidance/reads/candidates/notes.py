"""What else to tell of a step, in French: what may pay it, where its meeting is, its dates."""

from collections.abc import Mapping, Sequence

from passerelles.apps.catalogue.models import EntryMode
from passerelles.apps.guidance.reads.candidates.rows import Meeting, Row
from passerelles.domain.guidance.building.candidate import StepKind
from passerelles.domain.guidance.building.offer_reading import Stay
from passerelles.domain.guidance.profile import Employer, Profile

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


def paid_note(kind: StepKind, profile: Profile) -> str:
    """Who may pay a certifying training of an employee: it depends on her employer.

    Code du travail, L6323-17-1 (private); décret 2008-824, articles 7 and 30 (public hospitals).
    """
    if profile.employed is not True or kind is not StepKind.CERTIFICATION:
        return ""
    return _DOORS[profile.employer]


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
