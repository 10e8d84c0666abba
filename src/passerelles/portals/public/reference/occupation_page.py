"""An occupation as its page shows it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse

from passerelles.apps.reference.models import SkillKind, TextKind, Transition
from passerelles.apps.reference.reads.occupation_values import (
    AppellationValue,
    MobilityValue,
    OccupationSheet,
    OtherEdition,
    SkillLinkValue,
)
from passerelles.portals.public.reference import addresses, words
from passerelles.portals.public.reference.values import (
    Badge,
    Group,
    Link,
    certification_link,
    inherited_note,
    occupation_link,
)
from passerelles.portals.public.shell.french import counted

FIRST_NAMES = 12
FIRST_SKILLS = 12
FIRST_CERTIFICATIONS = 8


@dataclass(frozen=True, slots=True)
class SkillGroup:
    """Skills of one kind: core ones, then the others, then those folded away."""

    title: str
    core: tuple[Link, ...]
    others: tuple[Link, ...]
    folded: tuple[Link, ...]
    folded_title: str


@dataclass(frozen=True, slots=True)
class OccupationPage:
    """Everything the template prints; notes are empty when there is nothing to say.

    ``diagnosis``: where tension, needs and sessions of the occupation are gathered.
    """

    label: str
    code: str
    diagnosis: str
    edition: str
    field: str
    trail: tuple[tuple[str, str], ...]
    badges: tuple[Badge, ...]
    notices: tuple[str, ...]
    definition: tuple[str, ...]
    access: tuple[str, ...]
    conditions: tuple[str, ...]
    texts_note: str
    names: tuple[str, ...]
    more_names: tuple[str, ...]
    more_names_title: str
    names_note: str
    skills: tuple[SkillGroup, ...]
    skills_note: str
    moves: tuple[Group, ...]
    moves_note: str
    interests: tuple[str, ...]
    interests_note: str
    transition: str
    sectors: tuple[str, ...]
    sectors_note: str
    contexts: tuple[Group, ...]
    contexts_note: str
    certifications: tuple[Link, ...]
    folded_certifications: tuple[Link, ...]
    certifications_note: str
    more_certifications: Link | None
    editions: tuple[Link, ...]
    descendants: tuple[Link, ...]
    sources: tuple[tuple[str, str], ...]


def occupation_page(sheet: OccupationSheet) -> OccupationPage:
    occupation = sheet.occupation
    certifications = tuple(map(certification_link, sheet.certifications.items))
    names = tuple(map(both_forms, _principal_first(sheet.appellations.items)))
    return OccupationPage(
        label=occupation.label,
        code=occupation.code,
        diagnosis=reverse("occupation_diagnosis", args=[occupation.edition_id, occupation.code]),
        edition=occupation.edition_name,
        field=words.FIELDS.get(occupation.code[0], ""),
        trail=_trail(occupation.code[0]),
        badges=_badges(sheet),
        notices=tuple(_notices(sheet)),
        definition=_texts(sheet, TextKind.DEFINITION),
        access=_texts(sheet, TextKind.ACCESS),
        conditions=_texts(sheet, TextKind.CONDITIONS),
        texts_note=inherited_note(sheet.texts.inherited_from),
        names=names[:FIRST_NAMES],
        more_names=names[FIRST_NAMES:],
        more_names_title=_more_names_title(len(names) - FIRST_NAMES),
        names_note=inherited_note(sheet.appellations.inherited_from),
        skills=tuple(_skill_groups(sheet.skills.items)),
        skills_note=inherited_note(sheet.skills.inherited_from),
        moves=tuple(_moves(sheet.mobilities.items)),
        moves_note=inherited_note(sheet.mobilities.inherited_from),
        interests=_interests(sheet),
        interests_note=inherited_note(sheet.interests.inherited_from),
        transition=_transition(sheet.flags.transition),
        sectors=tuple(dict.fromkeys(sector.label for sector in sheet.sectors.items)),
        sectors_note=inherited_note(sheet.sectors.inherited_from),
        contexts=_contexts(sheet),
        contexts_note=inherited_note(sheet.contexts.inherited_from),
        certifications=certifications[:FIRST_CERTIFICATIONS],
        folded_certifications=certifications[FIRST_CERTIFICATIONS:],
        certifications_note=inherited_note(sheet.certifications_from),
        more_certifications=_more_certifications(sheet),
        editions=tuple(map(_edition_link, sheet.other_editions)),
        descendants=_descendants(sheet),
        sources=tuple((source.id, source.name) for source in sheet.sources),
    )


def _trail(letter: str) -> tuple[tuple[str, str], ...]:
    section = reverse("occupations")
    if letter not in words.FIELDS:
        return (("Métiers", section),)
    return (("Métiers", section), (words.FIELDS[letter], f"{section}?domaine={letter}"))


def both_forms(name: AppellationValue) -> str:
    """« Couvreur ou couvreuse »: both full names; one when epicene or not split."""
    if not name.masculine or not name.feminine or name.masculine == name.feminine:
        return name.masculine or name.label
    return f"{name.masculine} ou {name.feminine[:1].lower()}{name.feminine[1:]}"


def _more_names_title(count: int) -> str:
    return f"Voir {counted(count, 'autre appellation', 'autres appellations')}"


def _principal_first(names: Iterable[AppellationValue]) -> list[AppellationValue]:
    return sorted(names, key=lambda name: not name.is_principal)


def _badges(sheet: OccupationSheet) -> tuple[Badge, ...]:
    flags = sheet.flags
    said = (
        (flags.is_regulated, Badge("profession réglementée", "warm")),
        (flags.is_managerial, Badge("emploi de cadre")),
        (flags.is_digital, Badge("concerné par la transition numérique", "accent")),
        (flags.is_demographic, Badge("concerné par la transition démographique", "accent")),
    )
    return tuple(badge for flag, badge in said if flag)


def _notices(sheet: OccupationSheet) -> Iterable[str]:
    here = sheet.occupation
    if sheet.closed_on:
        yield f"Ce code n’est plus publié par sa source depuis le {sheet.closed_on:%d/%m/%Y}."
    if not here.is_newest_edition:
        yield f"Vous lisez l’édition {here.edition_name}, qui n’est pas la plus récente."
    for other in sheet.other_editions:
        if not other.same_meaning:
            name = other.occupation
            yield (
                f"Attention : dans l’édition {name.edition_name}, le code {name.code} désigne un "
                f"autre métier, « {name.label} ». Précisez toujours l’édition avec le code."
            )
            if sheet.skills.inherited_from == name:
                yield (
                    "Les compétences, textes et passages de cette page en sont hérités : ils "
                    "décrivent cet autre métier, faute de mieux dans les sources chargées."
                )


def _texts(sheet: OccupationSheet, kind: TextKind) -> tuple[str, ...]:
    chosen = (text.text for text in sheet.texts.items if text.kind == kind)
    return tuple(line for text in chosen for line in text.splitlines() if line.strip())


def _skill_groups(skills: Sequence[SkillLinkValue]) -> Iterable[SkillGroup]:
    for kind, title in words.SKILLS.items():
        same = [skill for skill in skills if skill.kind == kind]
        core = [_skill_link(skill) for skill in same if skill.is_core]
        others = [_skill_link(skill) for skill in same if not skill.is_core]
        shown = max(0, FIRST_SKILLS - len(core))
        if same:
            folded = others[shown:]
            count = counted(len(folded), f"autre {_one(kind)}", f"autres {_many(kind)}")
            yield SkillGroup(title, tuple(core), tuple(others[:shown]), tuple(folded), count)


def _one(kind: str) -> str:
    return {SkillKind.KNOWLEDGE: "savoir", SkillKind.KNOW_HOW: "savoir-faire"}.get(
        SkillKind(kind), "savoir-être"
    )


def _many(kind: str) -> str:
    return {SkillKind.KNOWLEDGE: "savoirs"}.get(SkillKind(kind), _one(kind))


def _skill_link(skill: SkillLinkValue) -> Link:
    return Link(skill.label, addresses.skill(skill.edition_id, skill.code), skill.group)


def _moves(moves: Sequence[MobilityValue]) -> Iterable[Group]:
    for kind, title in words.MOBILITIES.items():
        items = tuple(occupation_link(move.target) for move in moves if move.kind == kind)
        if items:
            yield Group(title, items)


def _interests(sheet: OccupationSheet) -> tuple[str, ...]:
    if not sheet.interests:
        return ()
    (found,) = sheet.interests.items
    letters = (found.major, found.minor)
    known = [words.INTERESTS[letter] for letter in letters if letter in words.INTERESTS]
    return tuple(f"Intérêt {name} : {meaning}." for name, meaning in known)


def _transition(flag: str) -> str:
    if flag not in words.TRANSITIONS:
        return ""
    name, meaning = words.TRANSITIONS[Transition(flag)]
    return f"Le ROME classe ce métier « {name} » : {meaning}. Ce classement est celui du ROME."


def _contexts(sheet: OccupationSheet) -> tuple[Group, ...]:
    sections: dict[str, list[Link]] = {}
    for context in sheet.contexts.items:
        sections.setdefault(context.section, []).append(Link(context.label, ""))
    return tuple(Group(section or "Autres", tuple(items)) for section, items in sections.items())


def _more_certifications(sheet: OccupationSheet) -> Link | None:
    total = sheet.certifications.total
    if total <= len(sheet.certifications.items) or sheet.certifications_from:
        return None
    code = sheet.occupation.code
    return Link(f"Voir les {total} certifications", addresses.certifications_for(code))


def _edition_link(other: OtherEdition) -> Link:
    ref = other.occupation
    meaning = "" if other.same_meaning else " (un autre métier)"
    edition = ref.edition_id
    href = addresses.occupation(ref)
    return Link(f"{ref.edition_name or edition} : {ref.label}{meaning}", href)


def _descendants(sheet: OccupationSheet) -> tuple[Link, ...]:
    return tuple(map(occupation_link, sheet.descendants))
