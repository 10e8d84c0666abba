"""The sheet of a pathway in easy French: short sentences, one idea each, no acronym unexplained.

Rules: « Information pour tous », European rules of easy-to-read information (Inclusion Europe).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from passerelles.apps.guidance.reads.sheet import SheetFacts, StepContact
from passerelles.documents.french import counted, day
from passerelles.documents.guidance.beside_words import condition, last_known
from passerelles.documents.guidance.path_income import earning
from passerelles.documents.guidance.path_words import (
    NO_PATHWAY,
    calm,
    euros,
    inside,
    months_text,
    plain_kind,
)
from passerelles.documents.guidance.person_words import NEEDS, REFUSALS
from passerelles.domain.aids.income import IncomeMonth
from passerelles.domain.aids.situation import PersonFacts
from passerelles.domain.common.verdict import Verdict
from passerelles.domain.guidance.building.candidate import Candidate
from passerelles.domain.guidance.building.french import is_french_course, only_french
from passerelles.domain.guidance.building.pathway import Step
from passerelles.domain.guidance.profile import Constraint, Profile
from passerelles.domain.guidance.reaching.reason_kinds import ReasonKind
from passerelles.domain.guidance.reaching.suggestion import Reason

_WHY = {
    ReasonKind.SHARED_SKILLS: "Vous savez déjà faire une partie de ce travail.",
    ReasonKind.NEAR_MOVE: "Ce métier ressemble à votre ancien métier.",
    ReasonKind.EVOLUTION_MOVE: "Ce métier est une suite de votre ancien métier.",
    ReasonKind.LEVEL_ENOUGH: "Vous avez le niveau demandé.",
    ReasonKind.UNQUALIFIED: "On peut commencer sans diplôme.",
    ReasonKind.SOME_UNQUALIFIED: "On peut parfois commencer sans diplôme.",
    ReasonKind.EXPERIENCE_COUNTS: "Votre expérience compte pour ce métier.",
    ReasonKind.HARD_TO_HIRE: "Les entreprises cherchent des personnes pour ce métier.",
    ReasonKind.PROJECTS: "Des entreprises veulent recruter près de chez vous.",
    ReasonKind.LASTING: "Les emplois durent souvent longtemps.",
    ReasonKind.INTERESTS: "Ce métier va avec ce que vous aimez.",
    ReasonKind.SECTOR: "Vous avez choisi ce secteur.",
    ReasonKind.TARGET: "C’est le métier que vous avez choisi.",
}
_AGAINST = {
    ReasonKind.FEW_SKILLS: "Vous devez encore apprendre des choses pour ce métier.",
    ReasonKind.FRENCH: "Il faut d’abord mieux parler français.",
    ReasonKind.FOREIGN_DIPLOMA: "Votre diplôme d’un autre pays peut compter. Demandez-le.",
    ReasonKind.FOREIGN_REGULATED: "Votre diplôme d’un autre pays ne suffit pas toujours.",
    ReasonKind.LEVEL_GAP: "Ce métier demande un diplôme plus haut que le vôtre.",
    ReasonKind.EXPERIENCE_ASKED: "Les entreprises demandent de l’expérience.",
    ReasonKind.CONTEST: "Il faut réussir un concours.",
    ReasonKind.LICENCE: "Il faut un permis ou une autorisation.",
    ReasonKind.REGULATED: "Ce métier est interdit sans le bon diplôme.",
    ReasonKind.LITTLE_HIRING: "Il y a peu d’emplois près de chez vous.",
    ReasonKind.SEASONAL: "Il y a du travail seulement une partie de l’année.",
    ReasonKind.UNSTABLE: "Les contrats sont souvent courts.",
    ReasonKind.DRIVING: "Il faut souvent conduire.",
    ReasonKind.OTHER_INTERESTS: "Ce métier ne va pas avec tout ce que vous aimez.",
    ReasonKind.EXPOSED: "Ce travail a des choses que vous voulez éviter.",
    ReasonKind.MAY_EXPOSE: "Ce travail peut avoir des choses que vous voulez éviter.",
}
_MOST = 4
_EASY = 90  # letters: a longer reason is not easy to read
_ASK = "un conseiller vous explique."
_COURSES = "francais"  # the scheme that a step of the pathway already is
_YOUNG = 26
_FEW = 2  # schemes: the easy version keeps to two pages
_NEARLY_ALL, _MUCH = 0.9, 0.5


@dataclass(frozen=True, slots=True)
class PlainStep:
    """``kind``: what it is; ``lines``: one idea each; ``call``: whom to call, and how."""

    kind: str
    title: str
    lines: tuple[str, ...]
    call: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainSheet:
    """Every text is one short sentence. ``condition``: what she must accept, "" when nothing."""

    title: str
    condition: str
    start: tuple[str, ...]
    aim: str
    why: tuple[str, ...]
    against: tuple[str, ...]
    steps: tuple[PlainStep, ...]
    no_pathway: str
    beside: tuple[str, ...]
    money: tuple[str, ...]
    week: tuple[str, ...]
    uncertain: tuple[str, ...]
    made: str
    demonstration: bool


def plain_sheet(facts: SheetFacts) -> PlainSheet:
    """The easy words of one pathway."""
    way, found = facts.way, facts.suggestion
    return PlainSheet(
        title="Mon parcours",
        condition=f"Ce parcours est possible si {condition(way)}." if way and way.conceded else "",
        start=tuple(_start(facts)),
        aim=facts.route.label,
        why=tuple(_said(_reasons(facts), _WHY)),
        against=tuple(_said(found.obstacles, _AGAINST)) if found else (),
        steps=tuple(_step(facts, step) for step in way.pathway.steps) if way else (),
        no_pathway="" if way else NO_PATHWAY.get(facts.route.reason, NO_PATHWAY["no_candidate"]),
        beside=tuple(_beside(facts)),
        money=tuple(_money(facts)),
        week=tuple(_week(facts)),
        uncertain=tuple(_uncertain(facts)),
        made=f"Établi le {day(facts.today)}",
        demonstration=facts.demonstration,
    )


def _reasons(facts: SheetFacts) -> tuple[Reason, ...]:
    """The aim is a reason only when she said it."""
    told = facts.suggestion.reasons if facts.suggestion else ()
    aimed = facts.profile.target == facts.route.target
    return tuple(one for one in told if aimed or one.kind != ReasonKind.TARGET)


def _said(reasons: tuple[Reason, ...], words: dict[ReasonKind, str]) -> Iterator[str]:
    kinds = dict.fromkeys(ReasonKind(reason.kind) for reason in reasons)
    yield from [words[kind] for kind in kinds if kind in words][:_MOST]


def _start(facts: SheetFacts) -> Iterator[str]:
    for held in facts.profile.occupations[:2]:
        yield f"J’ai travaillé comme : {inside(facts.labels.get(held.occupation, ''))}."
    if facts.place:
        yield f"J’habite à {facts.place}, ou je cherche là."
    if facts.profile.car is False:
        yield "Je n’ai pas de voiture."
    if facts.profile.minutes:
        yield f"Je peux faire {_lasting(facts.profile.minutes)} de trajet."
    if facts.profile.available_from:
        yield f"Je peux commencer le {day(facts.profile.available_from)}."
    yield from _wishes(facts.profile)
    if facts.person.on_are and facts.person.are_end:
        yield f"Je reçois l’allocation chômage jusqu’au {day(facts.person.are_end)}."


def _wishes(profile: Profile) -> Iterator[str]:
    """One condition a line."""
    yield from (
        f"Il me faut {words}." for one, words in NEEDS.items() if one in profile.constraints
    )
    wanted = profile.constraints
    if Constraint.ALL_YEAR in wanted:
        yield "Je veux un emploi toute l’année."
    refused = [w for one, w in REFUSALS.items() if one in wanted - {Constraint.ALL_YEAR}]
    yield from (f"Je ne peux pas, ou je ne veux pas : {words}." for words in refused)


def _step(facts: SheetFacts, step: Step) -> PlainStep:
    taken = step.candidate
    contact = facts.contacts.get(taken.key, StepContact())
    return PlainStep(
        kind=plain_kind(step),
        title=calm(taken.title),
        lines=tuple(_lines(step, contact)),
        call=tuple(_call(contact)),
    )


def _lines(step: Step, contact: StepContact) -> Iterator[str]:
    taken = step.candidate
    if step.meeting:
        yield f"Avant, il y a une réunion le {day(step.meeting)}. Il faut y aller."
    yield f"Cela commence le {day(taken.start)}."
    yield f"Cela finit le {day(taken.end)}."
    if taken.estimated:
        yield "Ces dates peuvent changer."
    if taken.remote:
        yield "C’est sur Internet, à distance."
    elif taken.place:
        yield f"C’est à {taken.place}."
    if taken.minutes and not taken.remote:
        yield f"Le trajet dure {_lasting(round(taken.minutes))}{_by(taken)}."
    yield _cost(taken.cost_left)
    if taken.registration_end:
        yield f"Il faut s’inscrire avant le {day(taken.registration_end)}."


def _lasting(minutes: int) -> str:
    """« 35 minutes », « 1 heure 37 »."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return counted(minutes, "minute", "minutes")
    return f"{counted(hours, 'heure', 'heures')}{f' {rest}' if rest else ''}"


def _by(taken: Candidate) -> str:
    return ", à pied, à vélo ou en bus" if taken.without_car else ""


def _cost(amount: Decimal | None) -> str:
    if amount is None:
        return "Nous ne savons pas le prix. Demandez le prix."
    return f"Vous payez {euros(amount)}." if amount else "C’est gratuit pour vous."


def _call(contact: StepContact) -> Iterator[str]:
    if contact.provider:
        yield f"Le centre de formation s’appelle {contact.provider}."
    if contact.phone:
        yield f"Téléphone : {contact.phone}"
    if contact.email:
        yield f"E-mail : {contact.email}"


def _beside(facts: SheetFacts) -> Iterator[str]:
    """What would open a pathway when there is none, then what else exists."""
    others = [one for one in facts.route.conceded if one is not facts.way]
    if not facts.route.pathways:
        yield from (f"Un autre parcours est possible si {condition(one)}." for one in others[:_FEW])
    taught = facts.way is not None and any(map(is_french_course, facts.way.pathway.steps))
    helps = [one for one in facts.route.complements if not (taught and one.slug == _COURSES)]
    for one in helps[:_FEW]:
        short = len(one.why) <= _EASY
        yield f"{one.name} : {inside(one.why) if short else _ASK}"


def _money(facts: SheetFacts) -> Iterator[str]:
    _, months = earning(facts)
    for amount, members in groupby(months, key=_amount):
        told = months_text([month.month for month in members])
        yield f"{told[:1].upper()}{told[1:]} : {amount}."
    for aid in facts.aids:
        if aid.answer.verdict is Verdict.YES and aid.rule.payer:
            yield f"{aid.rule.label} : payée par {inside(aid.rule.payer)}."
            if known := last_known(aid.answer.note):
                yield f"Jusqu’au {day(known[1])}, c’était {known[0]}. Il faut vérifier."


def _amount(month: IncomeMonth) -> str:
    if month.at_least == 0 and month.at_most != 0:
        return "nous ne savons pas encore"
    if not month.parts:
        return "nous ne connaissons pas d’argent qui arrive"
    return f"{euros(month.at_least)}{'' if month.at_most == month.at_least else ', ou plus'}"


def _week(facts: SheetFacts) -> Iterator[str]:
    steps = facts.way.pathway.steps if facts.way else ()
    counsel = _counsel(facts.person)
    yield f"Je montre cette feuille {counsel}."
    if steps:
        contact = facts.contacts.get(steps[0].candidate.key, StepContact())
        phone = f" au {contact.phone}" if contact.phone else ""
        yield f"J’appelle le centre de formation{phone}."
        yield "Je demande s’il reste une place."
        if steps[0].meeting:
            yield f"Je réserve la réunion du {day(steps[0].meeting)}."
    if facts.person.on_are and facts.person.are_end:
        yield "Je demande à France Travail : que se passe-t-il après mon allocation ?"
    yield "Je demande à mon conseiller quelles aides je peux avoir."


def _counsel(person: PersonFacts) -> str:
    if person.disabled_worker:
        return "à Cap emploi"
    if person.age is not None and person.age < _YOUNG and not person.in_employment:
        return "à la mission locale"
    return "à un conseiller"


def _uncertain(facts: SheetFacts) -> Iterator[str]:
    if facts.way is None:
        return
    yield "Les dates et les places peuvent changer. Il faut vérifier."
    if any(month.at_most is None for month in facts.way.income):
        yield "Nous ne connaissons pas tous les montants."
    if facts.way.pathway.remaining:
        yield "Après la formation, vous apprendrez encore au travail."
    pathway = facts.way.pathway
    if only_french(pathway):
        yield "La formation apprend le français. Elle n’apprend pas le métier."
    elif closed := round(pathway.totals.gap_closed, 2):
        yield f"La formation apprend {_part(closed)} du métier."


def _part(closed: float) -> str:
    """Without a percentage, which is hard to read."""
    if closed >= _NEARLY_ALL:
        return "presque tout"
    return "une grande partie" if closed >= _MUCH else "une petite partie"
