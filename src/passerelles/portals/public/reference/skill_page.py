"""A skill as its page shows it, with how transversal it is."""

from dataclasses import dataclass

from django.urls import reverse

from passerelles.apps.reference.models import SkillKind
from passerelles.apps.reference.reads.skills import SkillSheet, SkillUse
from passerelles.portals.public.reference import words
from passerelles.portals.public.reference.values import Group, Link, occupation_link
from passerelles.portals.public.shell.french import counted

# The scale, in main fields of the ROME that use the skill. A skill travels when it leaves its
# field, whatever the number of occupations inside it.
STEPS = (
    "propre à un domaine",
    "partagée entre quelques domaines",
    "répandue",
    "très transversale",
)
_FROM_FIELDS = (1, 2, 4, 8)
RULE = (
    "La règle : nous comptons les grands domaines de métiers (il y en a 14) où au moins un métier "
    "demande cette compétence. Un seul : propre à un domaine. De 2 à 3 : partagée. De 4 à 7 : "
    "répandue. 8 ou plus : très transversale."
)


@dataclass(frozen=True, slots=True)
class SkillPage:
    label: str
    trail: tuple[tuple[str, str], ...]
    kind: str
    code: str
    edition: str
    hierarchy: tuple[str, ...]
    steps: tuple[str, ...]
    reached: int
    verdict: str
    rule: str
    fields: tuple[Group, ...]
    source: tuple[str, str]
    is_demonstration: bool


def transversality(fields: int) -> int:
    """The step reached (1 to 4) from the number of main fields; 0 when no occupation uses it."""
    return sum(fields >= least for least in _FROM_FIELDS)


def skill_page(sheet: SkillSheet) -> SkillPage:
    reached = transversality(len(sheet.fields))
    return SkillPage(
        label=sheet.label,
        trail=(("Métiers", reverse("occupations")), ("Compétences", reverse("skills"))),
        kind=words.SKILLS[SkillKind(sheet.kind)],
        code=sheet.code,
        edition=sheet.edition_name,
        hierarchy=sheet.hierarchy,
        steps=STEPS,
        reached=reached,
        verdict=_verdict(sheet, reached),
        rule=RULE,
        fields=_by_field(sheet),
        source=(sheet.source.id, sheet.source.name),
        is_demonstration=sheet.is_demonstration,
    )


def _verdict(sheet: SkillSheet, reached: int) -> str:
    if not reached:
        return "Aucun métier chargé ne demande cette compétence : nous ne pouvons rien en dire."
    used = counted(sheet.used_by, "métier la demande", "métiers la demandent")
    spread = counted(len(sheet.fields), "grand domaine", "grands domaines")
    return (
        f"Compétence {STEPS[reached - 1]} : {used}, dans {spread}, sur "
        f"{counted(sheet.linked_occupations, 'métier décrit', 'métiers décrits')} par cette source."
    )


def _use_link(use: SkillUse) -> Link:
    said = [use.occupation.code, "au cœur du métier" if use.is_core else ""]
    if use.inherited_from:
        said.append(f"hérité de {use.inherited_from.code}, {use.inherited_from.edition_name}")
    elif not use.occupation.is_newest_edition:
        said.append(use.occupation.edition_name)
    return occupation_link(use.occupation, " · ".join(filter(None, said)))


def _by_field(sheet: SkillSheet) -> tuple[Group, ...]:
    groups: dict[str, list[Link]] = {}
    for use in sheet.uses:
        groups.setdefault(use.occupation.code[0], []).append(_use_link(use))
    return tuple(
        Group(words.FIELDS.get(letter, letter), tuple(groups[letter])) for letter in sorted(groups)
    )
