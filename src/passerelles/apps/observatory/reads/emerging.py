"""What the newest ROME names and an older one did not: occupations and knowledge."""

from collections import defaultdict
from dataclasses import dataclass

from passerelles.apps.reference.models import Appellation, Occupation, Skill, SkillKind
from passerelles.apps.reference.reads.editions import newest_rome
from passerelles.apps.reference.reads.generation import remembered
from passerelles.domain.observatory.novelty import Novelty, novelties

FORMER = "ROME-3.47"
_EXAMPLES = 4


@dataclass(frozen=True, slots=True)
class EmergingOccupation:
    """An occupation with its label and a few of its new names."""

    novelty: Novelty
    label: str
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Emerging:
    """``knowledge``: the items of knowledge whose label the former edition lacks, by name.

    Know-how was numbered and written anew between the two: its novelty cannot be told, and is not.
    """

    former: str
    latest: str
    new_codes: int
    codes: int
    new_names: int
    occupations: tuple[EmergingOccupation, ...]
    knowledge: tuple[str, ...]


@remembered
def emerging() -> Emerging | None:
    """What is new between the two editions; None unless both are loaded. Once a generation."""
    latest = newest_rome()
    former_codes = _codes(FORMER)
    if latest is None or latest.id == FORMER or not former_codes:
        return None
    names = _names(latest.id)
    known = {ogr for own in _names(FORMER).values() for ogr in own}
    found = novelties(names, known_names=known, known_codes=former_codes)
    codes = _codes(latest.id)
    return Emerging(
        former=FORMER,
        latest=latest.id,
        new_codes=len(codes - former_codes),
        codes=len(codes),
        new_names=len({ogr for own in names.values() for ogr in own} - known),
        occupations=_described([one for one in found if one.emerges], latest.id, names, known),
        knowledge=_new_knowledge(latest.id),
    )


def _described(
    found: list[Novelty], edition: str, names: dict[str, dict[str, str]], known: set[str]
) -> tuple[EmergingOccupation, ...]:
    rows = Occupation.objects.filter(edition_id=edition, code__in=[one.code for one in found])
    labels = dict(rows.values_list("code", "label"))
    return tuple(
        EmergingOccupation(
            one,
            labels.get(one.code, ""),
            tuple(sorted(n for ogr, n in names[one.code].items() if ogr not in known)[:_EXAMPLES]),
        )
        for one in found
    )


def _codes(edition: str) -> set[str]:
    rows = Occupation.objects.filter(edition_id=edition, closed_on=None)
    return set(rows.order_by().values_list("code", flat=True))


def _names(edition: str) -> dict[str, dict[str, str]]:
    """The names of each occupation, by their OGR number, which editions share."""
    rows = Appellation.objects.filter(occupation__edition_id=edition, closed_on=None).order_by()
    names: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for code, ogr, label in rows.values_list("occupation__code", "ogr", "label"):
        names[code][ogr] = label
    return dict(names)


def _new_knowledge(edition: str) -> tuple[str, ...]:
    former = {label.casefold() for label in _knowledge(FORMER)}
    found = {label for label in _knowledge(edition) if label.casefold() not in former}
    return tuple(sorted(found, key=str.casefold))


def _knowledge(edition: str) -> set[str]:
    rows = Skill.objects.filter(edition_id=edition, kind=SkillKind.KNOWLEDGE, closed_on=None)
    return set(rows.order_by().values_list("label", flat=True))
