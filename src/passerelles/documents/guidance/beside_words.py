"""What stands beside the pathways: what letting a constraint go unlocks, schemes, old amounts."""

import re
from datetime import date

from passerelles.apps.guidance.reads.guided import Complement
from passerelles.documents.french import day, share
from passerelles.documents.guidance.path_words import CONCESSIONS, between_text, trip_text
from passerelles.domain.guidance.building.pathway import Concession, Gain, Step

_LAST_KNOWN = re.compile(
    r"Dernier montant connu\s*: (?P<amount>[\d,.\s]+€), "
    r"jusqu’au (?P<d>\d\d)/(?P<m>\d\d)/(?P<y>\d{4})"
)


def concession_text(gain: Gain) -> str:
    """« conduire », « accepter 1 h 15 de trajet »: the constraint, as precisely as it is known."""
    if gain.conceded is Concession.TRAVEL and gain.best:
        return f"accepter {trip_text(gain.best.totals.minutes, remote=False)}"
    return CONCESSIONS[gain.conceded]


def gain_text(gain: Gain) -> str:
    """What letting a constraint go brings, and the pathway that it then gives."""
    said = f"Si vous pouvez {concession_text(gain)} : {share(gain.gap_closed_more)} de plus de ce "
    said += "qui manque"
    if gain.best is None:
        return f"{said}."
    return f"{said}, avec {', puis '.join(map(_step_text, gain.best.steps))}."


def complement_text(one: Complement) -> str:
    """In one line: what it is, why, with whom."""
    return f"{one.name} : {one.why} Contact : {one.contact}"


def last_known(note: str) -> tuple[str, date] | None:
    """The last amount that the note of an aid holds (« 769,49 € ») and its last day."""
    found = _LAST_KNOWN.search(note)
    if found is None:
        return None
    return found["amount"], date(int(found["y"]), int(found["m"]), int(found["d"]))


def last_known_text(note: str) -> str:
    """« dernier montant connu : 769,49 €, jusqu’au 31 mars 2026 », "" when the note has none."""
    found = last_known(note)
    return f"dernier montant connu : {found[0]}, jusqu’au {day(found[1])}" if found else ""


def _step_text(step: Step) -> str:
    taken = step.candidate
    where = "à distance" if taken.remote else taken.place
    place = f", {where}" if where else ""
    return f"« {taken.title} »{place}, {between_text(taken.start, taken.end)}"
