"""What stands beside the pathways: what letting a constraint go unlocks, schemes, old amounts."""

import re
from collections.abc import Iterator
from datetime import date

from passerelles.apps.guidance.reads.guided import Complement, GuidedPathway
from passerelles.documents.french import counted, day, joined, share
from passerelles.documents.guidance.path_words import (
    CONCESSIONS,
    between_text,
    calm,
    euros,
    inside,
    trip_text,
)
from passerelles.domain.guidance.building.pathway import Concession, Gain, Pathway, Step

_LAST_KNOWN = re.compile(
    r"Dernier montant connu\s*: (?P<amount>[\d,.\s]+€), "
    r"jusqu’au (?P<d>\d\d)/(?P<m>\d\d)/(?P<y>\d{4})"
)


_IF = {
    Concession.TRAVEL: "j’accepte un trajet plus long",
    Concession.CAR: "je peux conduire",
    Concession.LATER: "je commence trois mois plus tard",
    Concession.DISTANCE: "j’accepte de me former à distance",
    Concession.PACE: "j’accepte d’autres horaires",
    Concession.FULL_SESSIONS: "une place se libère dans une session complète",
    Concession.LEVEL: "l’organisme me dispense du niveau demandé",
}
_MONTH = 30.4  # days
_WORTH_TRAVELLING = 5  # minutes less that are worth telling
_WORTH_WAITING = 15  # days less that are worth telling


def condition(way: GuidedPathway) -> str:
    """« j’accepte 1 h 37 de trajet » : what makes a conceded pathway possible, "" for another."""
    return joined([_accepted(one, way.pathway) for one in way.conceded])


def _accepted(conceded: Concession, pathway: Pathway) -> str:
    if conceded is Concession.TRAVEL:
        return f"j’accepte {trip_text(pathway.totals.minutes, remote=False)}"
    return _IF[conceded]


def concession_text(gain: Gain) -> str:
    """« conduire et accepter 1 h 15 de trajet »: the constraints, as precisely as is known."""
    return joined([_conceding(one, gain.best) for one in gain.concessions])


def _conceding(conceded: Concession, pathway: Pathway | None) -> str:
    if conceded is Concession.TRAVEL and pathway:
        return f"accepter {trip_text(pathway.totals.minutes, remote=False)}"
    return CONCESSIONS[conceded]


def gain_text(gain: Gain) -> str:
    """What letting a constraint go brings, and the pathway that it then gives."""
    said = [f"Si vous pouvez {concession_text(gain)}"]
    if gain.best is not None:
        said.append(", puis ".join(map(_step_text, gain.best.steps)))
    more = joined(list(brought(gain)))
    return f"{' : '.join(said)}{f' ({more})' if more else ''}."


def worth_telling(gain: Gain) -> bool:
    """Whether a gain brings something that a person would see: never « 0 % more »."""
    return any(True for _ in brought(gain))


def brought(gain: Gain) -> Iterator[str]:
    """What a gain brings that a person would see, nothing of what she would not."""
    if round(gain.gap_closed_more * 100) > 0:
        yield f"{share(gain.gap_closed_more)} de plus de ce qui reste à apprendre"
    if gain.days_less is not None and gain.days_less >= _WORTH_WAITING:
        months = max(1, round(gain.days_less / _MONTH))
        yield f"fini {counted(months, 'mois', 'mois')} plus tôt"
    if gain.cost_less is not None and gain.cost_less > 0:
        yield f"{euros(gain.cost_less)} de moins à payer"
    if gain.minutes_less is not None and gain.minutes_less >= _WORTH_TRAVELLING:
        yield f"{counted(round(gain.minutes_less), 'minute', 'minutes')} de trajet en moins"


def way_text(way: GuidedPathway) -> str:
    """« Si j’accepte d’autres horaires : « TP vendeur », Gourdon, du 31 mars au 31 août 2027. »"""
    steps = ", puis ".join(map(_step_text, way.pathway.steps))
    return f"Si {condition(way)} : {steps}."


def complement_text(one: Complement) -> str:
    """In one line: what it is, why, with whom."""
    contact = one.contact.replace(", à confirmer", "").removesuffix(".")
    return f"{one.name} : {one.why} Contact à confirmer : {inside(contact)}."


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
    return f"« {calm(taken.title)} »{place}, {between_text(taken.start, taken.end)}"
