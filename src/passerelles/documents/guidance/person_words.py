"""What a person said of herself, in words that she would use: needs, refusals, situation."""

from collections.abc import Iterator, Mapping

from passerelles.documents.french import counted, day, joined
from passerelles.documents.guidance.path_words import euros
from passerelles.domain.aids.situation import PersonFacts
from passerelles.domain.guidance.profile import Constraint, French, Profile

NEEDS: Mapping[str, str] = {
    Constraint.EVENING: "des cours le soir",
    Constraint.SCHOOL_HOURS: "des horaires d’école",
    Constraint.PART_TIME: "un temps partiel",
    Constraint.REMOTE: "pouvoir suivre à distance",
    Constraint.ADJUSTMENT: "un aménagement (santé, handicap)",
}
REFUSALS: Mapping[str, str] = {
    Constraint.NO_HEAVY_LOADS: "porter des charges lourdes",
    Constraint.NO_NIGHT: "travailler la nuit",
    Constraint.NO_WEEKEND: "travailler le week-end",
    Constraint.NO_HEIGHT: "travailler en hauteur",
    Constraint.NO_OUTDOOR: "travailler dehors par tous les temps",
    Constraint.ALL_YEAR: "un emploi seulement saisonnier",
}
_FRENCH: Mapping[French, str] = {
    French.A1: "quelques mots",
    French.A2: "un peu",
    French.B1: "pour la vie de tous les jours",
    French.B2: "pour le travail",
    French.C1: "très bien",
    French.C2: "très bien",
}


def conditions(profile: Profile) -> Iterator[str]:
    """What she needs of a training, what she will not do, in sentences."""
    said = profile.constraints
    if needs := [words for one, words in NEEDS.items() if one in said]:
        yield f"Pour me former, il me faut : {joined(needs)}."
    refused = [words for one, words in REFUSALS.items() if one in said]
    wanted = REFUSALS[Constraint.ALL_YEAR]
    if wanted in refused:
        refused.remove(wanted)
        yield "Je veux un emploi toute l’année."
    if refused:
        yield f"Au travail, je ne peux pas ou ne veux pas : {joined(refused)}."


def learnt_elsewhere(profile: Profile) -> Iterator[str]:
    """Her French, when it has to be told, and a diploma of another country."""
    if profile.french:
        yield f"Je parle français : {_FRENCH[profile.french]}."
    if profile.foreign_diploma:
        yield "J’ai un diplôme d’un autre pays."


def situation(person: PersonFacts) -> str:
    """What decides of aids, in one sentence; "" when nothing was said."""
    told = [*_rights(person), *_family(person)]
    return f"Ma situation : {', '.join(told)}." if told else ""


def _rights(person: PersonFacts) -> Iterator[str]:
    if person.on_are:
        amount = f" de {euros(person.are_amount)} par mois" if person.are_amount else ""
        end = f" jusqu’au {day(person.are_end)}" if person.are_end else ""
        yield f"allocation chômage{amount}{end}"
    elif person.jobseeker:
        yield "inscription à France Travail, sans allocation chômage connue"
    if person.in_employment:
        yield "en emploi"
    if person.disabled_worker:
        yield "reconnaissance de travailleur handicapé (RQTH)"


def _family(person: PersonFacts) -> Iterator[str]:
    if person.lone_parent:
        yield "parent isolé"
    if ages := person.children_ages:
        told = joined([str(age) for age in sorted(ages)])
        yield f"{counted(len(ages), 'enfant', 'enfants')} ({told} ans)"
