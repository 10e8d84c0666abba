"""The three perimeters of green, said one under the other and never merged."""

from dataclasses import dataclass

from passerelles.apps.catalogue.reads.greenness import FlaggedOccupation, Greenness, HandDecision
from passerelles.apps.reference.models import Transition
from passerelles.portals.public.catalogue.session_words import UNKNOWN
from passerelles.portals.public.reference import words
from passerelles.portals.public.shell.french import day


@dataclass(frozen=True, slots=True)
class Perimeter:
    """One way of being called green: its name, what it says, and who says it."""

    name: str
    said: str
    is_known: bool


def perimeters(green: Greenness) -> tuple[Perimeter, ...]:
    return (_content(green.by_content), _rome(green.by_rome), _decision(green.by_hand))


def _content(by_content: bool | None) -> Perimeter:
    said = {
        True: "oui : l’organisme y déclare une part consacrée à la transition écologique",
        False: "non, selon l’organisme",
        None: UNKNOWN,
    }[by_content]
    return Perimeter("Son contenu (Pacte vert)", said, by_content is not None)


def _rome(flagged: tuple[FlaggedOccupation, ...]) -> Perimeter:
    said = "aucun drapeau du ROME sur les métiers visés, ou métiers inconnus"
    if flagged:
        said = " ; ".join(_flag(one) for one in flagged)
    return Perimeter("Ses métiers (drapeaux du ROME)", said, bool(flagged))


def _flag(one: FlaggedOccupation) -> str:
    name, _ = words.TRANSITIONS.get(Transition(one.transition), (one.transition, ""))
    ref = one.occupation
    return f"{ref.label} ({ref.code}, {ref.edition_name}) : {name}"


def _decision(decision: HandDecision | None) -> Perimeter:
    name = "Une décision à la main"
    if decision is None:
        return Perimeter(name, "personne n’en a pris", False)
    verdict = "formation verte" if decision.is_green else "formation non verte"
    author = decision.author or decision.role
    said = f"{verdict}, selon {author}, le {day(decision.made_at.date())} : {decision.reason}"
    return Perimeter(name, said, True)
