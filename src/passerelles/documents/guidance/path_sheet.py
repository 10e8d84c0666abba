"""The sheet of a pathway in words: what the page, the PDF and the plain version all say."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import time
from decimal import Decimal
from itertools import groupby

from passerelles.apps.guidance.reads.sheet import SheetAid, SheetFacts, StepContact
from passerelles.documents.french import FIXED, counted, day, joined, number, share
from passerelles.documents.guidance.beside_words import complement_text, gain_text, last_known_text
from passerelles.documents.guidance.path_week import uncertainties, week
from passerelles.documents.guidance.path_words import (
    MERITS,
    NO_PATHWAY,
    STEP_KINDS,
    between_text,
    euros,
    inside,
    months_text,
    range_text,
    trip_text,
)
from passerelles.documents.guidance.sentences import level_text, sentence
from passerelles.domain.aids.answer import AmountUnit
from passerelles.domain.aids.income import IncomeMonth
from passerelles.domain.aids.means import MEANS_LABELS
from passerelles.domain.common.verdict import Verdict
from passerelles.domain.guidance.building.pathway import Step
from passerelles.domain.guidance.profile import Held
from passerelles.domain.guidance.reaching.suggestion import Reason

_MOST_REASONS, _MOST_OBSTACLES, _MOST_SKILLS, _MOST_AIDS, _MOST_UNLOCKS = 4, 3, 4, 5, 3
_UNITS = {
    AmountUnit.MONTH: " par mois",
    AmountUnit.ONCE: " en une fois",
    AmountUnit.YEAR: " par an",
}


@dataclass(frozen=True, slots=True)
class StepTold:
    """A step: its kind, its title, then sentences; ``contact`` tells whom to call and how."""

    kind: str
    title: str
    dates: str
    practical: str
    brings: str
    meeting: str
    contact: str


@dataclass(frozen=True, slots=True)
class IncomeTold:
    """Months that bring the same: « de janvier à mai 2027 », « 685 € », « Rémunération… »."""

    months: str
    amount: str
    parts: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PathSheet:
    """Every text is French and whole. ``steps`` is empty and ``no_pathway`` said when none
    fits: ``unlocks`` tells then what would. ``complements``: schemes to weigh beside."""

    title: str
    merits: str
    start: tuple[str, ...]
    aim: str
    totals: str
    why: tuple[str, ...]
    against: tuple[str, ...]
    steps: tuple[StepTold, ...]
    no_pathway: str
    unlocks: tuple[str, ...]
    complements: tuple[str, ...]
    aids: tuple[str, ...]
    income: tuple[IncomeTold, ...]
    week: tuple[str, ...]
    uncertain: tuple[str, ...]
    made: str
    demonstration: bool


def path_sheet(facts: SheetFacts) -> PathSheet:
    """The words of one pathway."""
    way, found = facts.way, facts.suggestion
    return PathSheet(
        title=f"Mon parcours vers : {facts.route.label}",
        merits=joined([MERITS[one] for one in way.pathway.merits]) if way else "",
        start=tuple(_start(facts)),
        aim=_aim(facts),
        totals=_totals(facts),
        why=tuple(map(_short, found.reasons[:_MOST_REASONS])) if found else (),
        against=tuple(map(_short, found.obstacles[:_MOST_OBSTACLES])) if found else (),
        steps=tuple(_step(facts, step) for step in way.pathway.steps) if way else (),
        no_pathway="" if way else NO_PATHWAY.get(facts.route.reason, NO_PATHWAY["no_candidate"]),
        unlocks=() if way else _unlocks(facts),
        complements=tuple(map(complement_text, facts.route.complements)),
        aids=tuple(_aids(facts.aids)),
        income=tuple(income_lines(way.income)) if way else (),
        week=tuple(week(facts)),
        uncertain=tuple(uncertainties(facts)),
        made=f"Établi le {day(facts.today)}",
        demonstration=facts.demonstration,
    )


def _unlocks(facts: SheetFacts) -> tuple[str, ...]:
    gains = [one for one in facts.route.gains if one.best and one.gap_closed_more > 0]
    return tuple(map(gain_text, gains[:_MOST_UNLOCKS]))


def _short(reason: Reason) -> str:
    """With one example: a page has little room, and screens give the others."""
    return sentence(replace(reason, subjects=reason.subjects[:1]))


def _start(facts: SheetFacts) -> Iterator[str]:
    yield from (_held(facts, held) for held in facts.profile.occupations[:3])
    yield from _assets(facts)
    if where := ", ".join(_where(facts)):
        yield f"Où je cherche : {where}."
    if facts.profile.available_from:
        yield f"Disponible à partir du {day(facts.profile.available_from)}."


def _held(facts: SheetFacts, held: Held) -> str:
    label = facts.labels.get(held.occupation, held.occupation)
    years = f", {counted(held.years, 'an', 'ans')}" if held.years else ""
    until = f" (jusqu’en {held.until})" if held.until else ""
    return f"Métier exercé : {label}{years}{until}."


def _assets(facts: SheetFacts) -> Iterator[str]:
    profile = facts.profile
    if named := [facts.labels[key] for key in sorted(profile.skills) if key in facts.labels]:
        yield f"Je sais : {_shortened(named)}."
    if profile.level:
        yield f"Mon niveau : {level_text(profile.level)}."
    if obtained := sorted(profile.certifications | profile.blocks):
        yield f"Déjà obtenu : {joined(obtained)}."


def _where(facts: SheetFacts) -> Iterator[str]:
    if facts.place:
        yield facts.place
    if facts.profile.minutes:
        yield f"{facts.profile.minutes}{FIXED}min de trajet au plus"
    if facts.profile.car is not None:
        yield "en voiture" if facts.profile.car else "sans voiture"


def _aim(facts: SheetFacts) -> str:
    code = facts.route.target.partition(":")[2]
    return f"{facts.route.label} (code ROME {code})."


def _totals(facts: SheetFacts) -> str:
    if facts.way is None:
        return ""
    totals = facts.way.pathway.totals
    unknown = totals.cost_unknown
    cost = f"{euros(totals.cost_left)} à ma charge"
    if unknown:
        cost += f", plus {counted(unknown, 'étape', 'étapes')} au coût inconnu"
    if unknown == len(facts.way.pathway.steps):
        cost = "coût à ma charge inconnu"
    closed = share(totals.gap_closed)
    return (
        f"{between_text(totals.start, totals.end).capitalize()} ; {cost} ; {closed} de ce qui me "
        "manque est couvert."
    )


def _step(facts: SheetFacts, step: Step) -> StepTold:
    taken, contact = step.candidate, facts.contacts.get(step.candidate.key, StepContact())
    dates = between_text(taken.start, taken.end)
    cost = "coût inconnu" if taken.cost_left is None else f"{euros(taken.cost_left)} à payer"
    hours = f"{number(taken.hours)}{FIXED}h" if taken.hours else ""
    seats = counted(taken.seats, "place", "places") if taken.seats else ""
    told = [taken.place, trip_text(taken.minutes, remote=taken.remote), hours, cost, seats]
    return StepTold(
        kind=STEP_KINDS[taken.kind],
        title=taken.title,
        dates=f"{dates} (dates estimées)" if taken.estimated else dates,
        practical=" · ".join(filter(None, told)),
        brings=_brings(facts, step),
        meeting=_meeting(step, contact),
        contact=_contact(contact),
    )


def _brings(facts: SheetFacts, step: Step) -> str:
    named = [facts.labels[key] for key in step.closes if key in facts.labels]
    said = f"J’y apprends à : {_shortened(named)}." if named else ""
    return " ".join(filter(None, (said, step.candidate.note)))


def _shortened(words: Sequence[str]) -> str:
    kept = [_lower(word) for word in words[:_MOST_SKILLS]]
    more = len(words) - len(kept)
    return f"{' ; '.join(kept)}{f' ; et {more} de plus' if more > 0 else ''}"


def _lower(label: str) -> str:
    """An acronym keeps its capitals."""
    return label[:1].lower() + label[1:] if label[1:2].islower() else label


def _meeting(step: Step, contact: StepContact) -> str:
    if step.meeting is None:
        return ""
    held = contact.meeting
    hour = f" à {_hour(held.start_time)}" if held and held.start_time else ""
    where = "à distance" if held and held.is_remote else held.city if held else ""
    place = f", {where}" if where else ""
    return f"Réunion d’information le {day(step.meeting)}{hour}{place}."


def _hour(at: time) -> str:
    return f"{at.hour}{FIXED}h" + (f"{FIXED}{at.minute:02d}" if at.minute else "")


def _contact(contact: StepContact) -> str:
    told = [contact.provider, contact.person, contact.phone, contact.email, contact.link]
    return " · ".join(dict.fromkeys(filter(None, told)))


def _aids(aids: Sequence[SheetAid]) -> Iterator[str]:
    """The sure ones with their amount, then the others in one sentence, and its first question."""
    sure = [one for one in aids if one.answer.verdict is Verdict.YES]
    yield from (f"{one.rule.label} : {_amount(one)}." for one in sure[:_MOST_AIDS])
    others = [one for one in aids if one.answer.verdict is not Verdict.YES]
    if not others:
        return
    named = " ; ".join(_lower(one.rule.label) for one in others[:_MOST_AIDS])
    more = len(others) - _MOST_AIDS
    yield f"À vérifier : {named}{f' ; et {more} de plus' if more > 0 else ''}."


def _amount(told: SheetAid) -> str:
    answer, rule = told.answer, told.rule
    payer = f", versé par {inside(rule.payer)}" if rule.payer else ""
    if answer.amount is None:
        known = last_known_text(answer.note)
        return f"montant à confirmer{f' ({known})' if known else ''}{payer}"
    return f"{euros(answer.amount)}{_UNITS[answer.unit] if answer.unit else ''}{payer}"


def income_lines(months: Sequence[IncomeMonth]) -> Iterator[IncomeTold]:
    """Months in a row that bring the same are one line; aids without an amount are counted."""
    for (low, high, parts), members in groupby(months, key=_same):
        told = [month.month for month in members]
        yield IncomeTold(months_text(told), range_text(low, high), parts)


def _same(month: IncomeMonth) -> tuple[Decimal, Decimal | None, str]:
    return month.at_least, month.at_most, _parts(month)


def _parts(month: IncomeMonth) -> str:
    known = [one for one in month.parts if one.at_most is not None or one.code in MEANS_LABELS]
    others = len(month.parts) - len(known)
    labels = list(dict.fromkeys(one.label for one in known))
    if others:
        labels.append(counted(others, "aide à vérifier", "aides à vérifier"))
    return " + ".join(labels) or "aucun revenu connu"
