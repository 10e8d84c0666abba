"""The sheet of a pathway in words: what the page, the PDF and the plain version all say."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import time

from passerelles.apps.guidance.reads.sheet import SheetAid, SheetFacts, StepContact
from passerelles.documents.french import FIXED, counted, day, joined, number, share
from passerelles.documents.guidance.beside_words import (
    complement_text,
    condition,
    last_known_text,
    way_text,
)
from passerelles.documents.guidance.brief_sentences import brief_sentence
from passerelles.documents.guidance.path_doubts import uncertainties
from passerelles.documents.guidance.path_income import IncomeTold, earning, income_lines
from passerelles.documents.guidance.path_start import shortened, start
from passerelles.documents.guidance.path_week import benefit_ends, concerns, week
from passerelles.documents.guidance.path_words import (
    MERITS,
    NO_PATHWAY,
    between_text,
    calm,
    euros,
    inside,
    lower,
    month_text,
    step_kind,
    trip_of,
)
from passerelles.domain.aids.answer import AmountUnit
from passerelles.domain.aids.income import IncomeMonth
from passerelles.domain.common.verdict import Verdict
from passerelles.domain.guidance.building.french import only_french
from passerelles.domain.guidance.building.pathway import Pathway, Step
from passerelles.domain.guidance.reaching.reason_kinds import ReasonKind
from passerelles.domain.guidance.reaching.suggestion import Reason

_MOST_REASONS, _MOST_OBSTACLES, _MOST_AIDS, _MOST_UNLOCKS = 4, 3, 4, 3
_TO_COMPARE = 2
_MOST_LINES = 7  # of income
_NEARLY_ALL, _MUCH = 0.9, 0.5
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


@dataclass(frozen=True, slots=True, kw_only=True)
class PathSheet:
    """Every text is French and whole. ``condition``: what she must accept, "" when nothing;
    ``alert``: a benefit that stops on the way.

    ``steps`` is empty and ``no_pathway`` said when none fits: ``unlocks`` tells then what would.
    ``helps``: schemes to weigh beside, ``helps_brief`` their names alone. ``earning``: what the
    table of income is about.
    """

    title: str
    condition: str
    alert: str
    merits: str
    start: tuple[str, ...]
    aim: str
    totals: str
    why: tuple[str, ...]
    against: tuple[str, ...]
    steps: tuple[StepTold, ...]
    no_pathway: str
    unlocks: tuple[str, ...]
    helps: tuple[str, ...]
    helps_brief: str
    aids: tuple[str, ...]
    earning: str
    income: tuple[IncomeTold, ...]
    week: tuple[str, ...]
    uncertain: tuple[str, ...]
    made: str
    demonstration: bool


def path_sheet(facts: SheetFacts) -> PathSheet:
    """The words of one pathway."""
    way = facts.way
    about, months = earning(facts)
    income = tuple(_lines(facts, months))
    return PathSheet(
        title=f"Mon parcours vers : {facts.route.label}",
        condition=_condition(facts),
        alert=_alert(facts),
        merits=_merits(facts),
        start=tuple(start(facts)),
        aim=_aim(facts),
        totals=_totals(facts),
        why=tuple(map(brief_sentence, _reasons(facts)[:_MOST_REASONS])),
        against=tuple(map(brief_sentence, _obstacles(facts)[:_MOST_OBSTACLES])),
        steps=tuple(_step(facts, step) for step in way.pathway.steps) if way else (),
        no_pathway="" if way else NO_PATHWAY.get(facts.route.reason, NO_PATHWAY["no_candidate"]),
        unlocks=_unlocks(facts),
        helps=tuple(map(complement_text, facts.route.complements)),
        helps_brief=" ; ".join(one.name for one in facts.route.complements),
        aids=tuple(_aids(facts, income)),
        earning=about,
        income=income,
        week=tuple(week(facts)),
        uncertain=tuple(uncertainties(facts)),
        made=f"Établi le {day(facts.today)}",
        demonstration=facts.demonstration,
    )


def _condition(facts: SheetFacts) -> str:
    """What makes the pathway possible, or the aim that it replaces."""
    if facts.way and facts.way.conceded:
        return f"Possible si {condition(facts.way)}. Rien d’autre ne respecte tout ce que j’ai dit."
    if facts.route.instead:
        aimed = facts.labels.get(facts.profile.target, "le métier que je vise")
        return f"Un autre métier : aucun parcours daté ne mène aujourd’hui à « {aimed} »."
    return ""


def _alert(facts: SheetFacts) -> str:
    if not benefit_ends(facts):
        return ""
    end = day(facts.person.are_end)
    return f"Attention : mon allocation chômage s’arrête le {end}. Rien n’est sûr ensuite."


def _merits(facts: SheetFacts) -> str:
    """Nothing is the best of one."""
    if facts.way is None or len(facts.route.pathways) < _TO_COMPARE:
        return ""
    return joined([MERITS[one] for one in facts.way.pathway.merits])


def _reasons(facts: SheetFacts) -> list[Reason]:
    """The aim is a reason when she said it, never when she only looks at an occupation."""
    told = facts.suggestion.reasons if facts.suggestion else ()
    aimed = facts.profile.target == facts.route.target
    return [one for one in told if aimed or one.kind != ReasonKind.TARGET]


def _obstacles(facts: SheetFacts) -> list[Reason]:
    """What is left to learn is told by the steps, when there are some."""
    told = facts.suggestion.obstacles if facts.suggestion else ()
    return [one for one in told if facts.way is None or one.kind != ReasonKind.FEW_SKILLS]


def _lines(facts: SheetFacts, months: Sequence[IncomeMonth]) -> Iterator[IncomeTold]:
    """The table, and an end told when the pathway is longer than what can be estimated."""
    yield from income_lines(months, most=_MOST_LINES)
    end = facts.way.pathway.totals.end if facts.way else None
    if months and end and end.replace(day=1) > months[-1].month:
        after = f"après {month_text(months[-1].month)}"
        until = f"trop loin pour être estimé ; fin du parcours : {month_text(end)}"
        yield IncomeTold(after, "à confirmer", until)


def _unlocks(facts: SheetFacts) -> tuple[str, ...]:
    """What else a concession opens, with its session and its dates."""
    others = [one for one in facts.route.conceded if one is not facts.way]
    return tuple(map(way_text, others[:_MOST_UNLOCKS])) if not facts.route.pathways else ()


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
    dates = between_text(totals.start, totals.end).capitalize()
    return f"{dates} ; {cost}{_learnt(facts.way.pathway)}."


def _learnt(pathway: Pathway) -> str:
    """A part in words, then in figures; nothing of a part too small to be seen."""
    closed = pathway.totals.gap_closed
    if only_french(pathway):
        return " ; j’y progresse en français"
    if not round(closed * 100):
        return ""
    words = "l’essentiel de ce" if closed >= _MUCH else "une partie de ce"
    if closed >= _NEARLY_ALL:
        words = "tout ce" if share(closed) == share(1) else "presque tout ce"
    return f" ; j’y apprends {words} qu’il me reste à apprendre ({share(closed)})"


def _step(facts: SheetFacts, step: Step) -> StepTold:
    taken, contact = step.candidate, facts.contacts.get(step.candidate.key, StepContact())
    dates = between_text(taken.start, taken.end)
    cost = "coût inconnu" if taken.cost_left is None else f"{euros(taken.cost_left)} à payer"
    hours = f"{number(taken.hours)}{FIXED}h" if taken.hours else ""
    seats = counted(taken.seats, "place", "places") if taken.seats else ""
    place = "" if taken.remote else taken.place
    told = [place, trip_of(taken), hours, cost, seats]
    return StepTold(
        kind=step_kind(step),
        title=calm(taken.title),
        dates=f"{dates} (dates estimées)" if taken.estimated else dates,
        practical=" · ".join(filter(None, told)),
        brings=_brings(facts, step),
        meeting=_meeting(step, contact),
        contact=_contact(contact),
    )


def _brings(facts: SheetFacts, step: Step) -> str:
    """What is done is introduced by a verb, what is known is named."""
    named = [key for key in step.closes if key in facts.labels]
    done = [facts.labels[key] for key in named if key not in facts.knowledge]
    known = [facts.labels[key] for key in named if key in facts.knowledge]
    said = [f"J’y apprends à {shortened(done)}"] if done else []
    if known:
        said.append(f"{'J’y étudie aussi' if done else 'J’y étudie'} : {shortened(known)}")
    return " ".join(filter(None, (*said, step.candidate.note)))


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


def _aids(facts: SheetFacts, income: Sequence[IncomeTold]) -> Iterator[str]:
    """The sure ones with their amount, unless the table tells it; the others in one sentence."""
    told_already = " ".join(one.parts for one in income)
    told = [one for one in facts.aids if concerns(one, facts)]
    sure = [one for one in told if one.answer.verdict is Verdict.YES]
    yield from (f"{one.rule.label} : {_amount(one, told_already)}." for one in sure[:_MOST_AIDS])
    others = [one for one in told if one.answer.verdict is not Verdict.YES]
    if others:
        yield f"À vérifier : {' ; '.join(lower(one.rule.label) for one in others[:_MOST_AIDS])}."


def _amount(told: SheetAid, told_already: str) -> str:
    answer, rule = told.answer, told.rule
    payer = f", versé par {inside(rule.payer)}" if rule.payer else ""
    if not rule.is_income:
        return f"en nature ou remboursement{payer}"
    if answer.amount is None:
        known = last_known_text(answer.note)
        worth = known and known not in told_already
        return f"montant à confirmer{f' ({known})' if worth else ''}{payer}"
    return f"{euros(answer.amount)}{_UNITS[answer.unit] if answer.unit else ''}{payer}"
