"""French as a step: what is missing when a person speaks too little of it to be trained or hired.

Level B1 of the common European framework (CECRL) is the rule of Passerelles for a qualifying
training; a publisher rarely says its own. One skill more is missing then, and one code is asked.
"""

from collections.abc import Mapping

from passerelles.domain.guidance.building.pathway import Pathway, Step
from passerelles.domain.guidance.profile import French

ENOUGH = French.B1
FRENCH_SKILL = f"CECRL:{ENOUGH.value}"
FRENCH_LABEL = "parler, lire et écrire le français au travail (niveau B1)"
FRENCH_CODE = f"french:{ENOUGH.value}"
_WEIGHT = 0.1  # beside what an occupation asks: too little for a course to be a way alone


def learns_french(french: French | None) -> bool:
    """Whether courses come first; nobody is judged who said nothing."""
    return french is not None and french < ENOUGH


def only_french(pathway: Pathway) -> bool:
    """Whether a pathway teaches nothing else: no part of an occupation is told as learnt then."""
    return all(map(is_french_course, pathway.steps))


def is_french_course(step: Step) -> bool:
    return step.closes == (FRENCH_SKILL,)


def with_french(missing: Mapping[str, float], french: French | None) -> Mapping[str, float]:
    """What is missing, French among it when too little is spoken."""
    if not learns_french(french):
        return missing
    whole = sum(missing.values())
    return {**missing, FRENCH_SKILL: _WEIGHT * whole if whole else 1.0}
