"""What only the pages of sheets say: signs of standing, what a sheet lacks."""

from collections.abc import Mapping
from dataclasses import dataclass

from passerelles.apps.steering.reads.my_actions import Lack
from passerelles.documents.french import number
from passerelles.documents.steering.words import STANDINGS, standing_counted
from passerelles.domain.steering.standing import Standing

_SIGNS = {
    Standing.AHEAD: "▲",
    Standing.ON_TRACK: "●",
    Standing.BEHIND: "▼",
    Standing.UNDECIDED: "◇",
    Standing.BLIND: "○",
}
_LACKS: Mapping[Lack, tuple[str, str]] = {
    Lack.PERSON: ("la personne qui pilote", ""),
    Lack.DATES: ("les dates", ""),
    Lack.BUDGET: ("le budget", ""),
    Lack.STATES: ("l’avancement d’un engagement", "l’avancement de {} engagements"),
    Lack.EVIDENCE: ("la preuve d’un engagement fait", "la preuve de {} engagements faits"),
    Lack.CONFIDENCE: ("la confiance", ""),
    Lack.OLD_CONFIDENCE: ("une confiance de moins de six mois", ""),
    Lack.TARGETS: ("la cible d’un indicateur", "la cible de {} indicateurs"),
}


@dataclass(frozen=True, slots=True)
class Mark:
    """A sign and its word; the sign is decoration, the word carries the sense."""

    sign: str
    word: str
    count: int = 0
    counted: str = ""


def mark_of(standing: Standing, count: int = 0) -> Mark:
    return Mark(_SIGNS[standing], STANDINGS[standing], count, standing_counted(standing, count))


def standing_marks(standings: Mapping[Standing, int]) -> list[Mark]:
    return [mark_of(one, count) for one, count in standings.items()]


def lack_texts(lacks: Mapping[Lack, int]) -> list[str]:
    """What is missing, as the ends of « il manque … »."""
    return [_lack(lack, count) for lack, count in lacks.items()]


def _lack(lack: Lack, count: int) -> str:
    one, many = _LACKS[lack]
    return many.format(number(count)) if many and count > 1 else one
