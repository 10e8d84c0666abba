"""The three perimeters of green, said one under the other and never merged."""

from dataclasses import dataclass

from passerelles.apps.catalogue.reads.greenness import FlaggedOccupation, Greenness, HandDecision
from passerelles.apps.reference.models import Transition
from passerelles.portals.public.catalogue.session.words import UNKNOWN
from passerelles.portals.public.reference import words
from passerelles.portals.public.shell.french import day


@dataclass(frozen=True, slots=True)
class Perimeter:
    """One way of being called green: its name, what it says, and who says it."""

    name: str
    said: str
    is_known: bool


def perimeters(green: Greenness, *, aims_known: bool) -> tuple[Perimeter, ...]:
    """``aims_known``: at least one occupation that the training leads to could be recognised."""
    return (
        _content(green.by_content),
        _rome(green.by_rome, aims_known=aims_known),
        _decision(green.by_hand),
    )


def _content(by_content: bool | None) -> Perimeter:
    said = {
        True: "oui : l’organisme y déclare une part consacrée à la transition écologique",
        False: "non, selon l’organisme",
        None: UNKNOWN,
    }[by_content]
    return Perimeter("Son contenu (Pacte vert)", said, by_content is not None)


def _rome(flagged: tuple[FlaggedOccupation, ...], *, aims_known: bool) -> Perimeter:
    said = "le ROME n’en signale aucun" if aims_known else "métiers visés non communiqués"
    if flagged:
        said = " ; ".join(map(_flag, flagged))
    return Perimeter("Ses métiers (drapeaux du ROME)", said, aims_known)


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
