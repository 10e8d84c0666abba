"""« D’où je pars »: what a person did, has, looks for, needs, in the order of an interview."""

from collections.abc import Iterator, Sequence

from passerelles.apps.guidance.reads.sheet import SheetFacts
from passerelles.documents.french import FIXED, counted, day
from passerelles.documents.guidance.path_words import lower
from passerelles.documents.guidance.person_words import conditions, learnt_elsewhere, situation
from passerelles.documents.guidance.sentences import level_text
from passerelles.domain.guidance.profile import Held

_MOST_SKILLS = 3
_MOST_OBTAINED = 2  # titles are long


def start(facts: SheetFacts) -> Iterator[str]:
    """Whole sentences, nothing that was not said."""
    yield from (_held(facts, held) for held in facts.profile.occupations[:3])
    yield from _assets(facts)
    yield from learnt_elsewhere(facts.profile)
    if where := ", ".join(_where(facts)):
        yield f"Où je cherche : {where}."
    if facts.profile.available_from:
        yield f"Disponible à partir du {day(facts.profile.available_from)}."
    yield from conditions(facts.profile)
    if told := situation(facts.person):
        yield told


def _held(facts: SheetFacts, held: Held) -> str:
    label = facts.labels.get(held.occupation, held.occupation)
    years = f", {counted(held.years, 'an', 'ans')}" if held.years else ""
    until = f" (jusqu’en {held.until})" if held.until else ""
    return f"Métier exercé : {label}{years}{until}."


def _assets(facts: SheetFacts) -> Iterator[str]:
    profile = facts.profile
    if named := [facts.labels[key] for key in sorted(profile.skills) if key in facts.labels]:
        yield f"Je sais : {shortened(named)}"
    if profile.level:
        yield f"Mon niveau : {level_text(profile.level)}."
    if obtained := sorted(profile.certifications | profile.blocks):
        titles = [facts.labels.get(code, code) for code in obtained[:_MOST_OBTAINED]]
        yield f"Déjà obtenu : {' ; '.join(titles)}{'…' if obtained[_MOST_OBTAINED:] else '.'}"


def _where(facts: SheetFacts) -> Iterator[str]:
    if facts.place:
        yield facts.place
    if facts.profile.minutes:
        yield f"{facts.profile.minutes}{FIXED}min de trajet au plus"
    if facts.profile.car is not None:
        yield "en voiture" if facts.profile.car else "sans voiture"


def shortened(words: Sequence[str]) -> str:
    """The first ones; how many others there are would frighten and teach nothing."""
    kept = " ; ".join(lower(word) for word in words[:_MOST_SKILLS])
    return f"{kept}{'…' if len(words) > _MOST_SKILLS else '.'}"
