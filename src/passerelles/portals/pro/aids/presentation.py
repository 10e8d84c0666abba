"""Parameters and their effect, as the desk of aids shows them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from passerelles.apps.aids.models import DatedAmount
from passerelles.apps.aids.reads.impact import AidShift, CaseChange, Impact
from passerelles.apps.aids.reads.listing import ValueStanding, rules_with, value_standing
from passerelles.documents.aids.words import RELIABILITIES, UNITS, VERDICTS, amount_text, money
from passerelles.documents.french import FIXED, counted, day, moment, number, share, signed
from passerelles.domain.aids.answer import AidAnswer, AmountUnit
from passerelles.domain.aids.parameters import DatedValue, Parameter
from passerelles.domain.aids.rules import Reference, RuleBook


@dataclass(frozen=True, slots=True)
class ParameterRow:
    """A line of the list; ``days``: until its review, negative when it is late."""

    code: str
    label: str
    value: str
    since: str
    review: str
    days: int | None
    state: str
    tone: str
    aids: str


@dataclass(frozen=True, slots=True)
class ValueRow:
    """A value in time, from the content or from the desk."""

    since: str
    value: str
    source: str
    address: str
    read_on: str
    reliability: str
    review: str


@dataclass(frozen=True, slots=True)
class ImpactView:
    """Sentences and tables of an effect."""

    reach: str
    cases: str
    changes: list[tuple[str, str, str, str]]
    people: str
    shifts: list[tuple[str, str, str, str, str]]


def parameter_rows(book: RuleBook, today: date) -> list[ParameterRow]:
    """Late ones first, then those without any value, then the next to review."""
    rows = [_row(value_standing(book, code, today), book, today) for code in book.parameters]
    order = {"alert": 0, "warm": 1, "good": 2}
    return sorted(
        rows, key=lambda row: (order[row.tone], row.days if row.days is not None else 0, row.label)
    )


def value_rows(parameter: Parameter, book: RuleBook) -> list[ValueRow]:
    """The newest first."""
    return [
        _value(one, parameter.unit, book.sources.get(one.source))
        for one in reversed(parameter.values)
    ]


def value_text(amount: Decimal | None, unit: AmountUnit | str | None) -> str:
    """« 769,49 € par mois », « 30 », « inconnue »."""
    if amount is None:
        return "inconnue"
    return money(amount, AmountUnit(unit) if unit else None)


def unit_text(unit: AmountUnit | None) -> str:
    """« € par mois »; nothing of a threshold."""
    return f"€ {UNITS[unit]}" if unit else ""


def proposal_state(row: DatedAmount) -> str:
    if row.withdrawn_at:
        return f"retiré le {moment(row.withdrawn_at)}"
    return f"publié le {moment(row.published_at)}" if row.published_at else "proposé, pas publié"


def days_of(row: DatedAmount) -> dict[str, str]:
    """The days of a row as French writes them."""
    return {
        "starts": day(row.starts_on),
        "read": day(row.read_on),
        "review": day(row.review_by),
        "proposed": moment(row.proposed_at),
    }


def impact_view(impact: Impact) -> ImpactView:
    changed = share(impact.changed / impact.size, 1) if impact.size else "0"
    end = ", son dernier jour de confiance"
    if impact.is_followed:
        end = " : une autre commence le lendemain"
    return ImpactView(
        reach=f"Elle vaudrait du {day(impact.entry_from)} au {day(impact.until)}{end}.",
        cases=f"{counted(len(impact.changes), 'réponse change', 'réponses changent')} dans les "
        f"{number(impact.cases)} cas travaillés.",
        changes=[_change(one) for one in impact.changes],
        people=f"{changed} de la population de démonstration change de réponse : "
        f"{number(impact.changed)} personnes fictives sur {number(impact.size)}, qui entreraient "
        f"dans l’année qui suit le {day(impact.entry_from)}.",
        shifts=[_shift(one) for one in impact.shifts],
    )


def _row(standing: ValueStanding, book: RuleBook, today: date) -> ParameterRow:
    parameter, dated = standing.parameter, standing.dated
    review = standing.review_by
    days = (review - today).days if review else None
    state, tone = _state(standing, days)
    return ParameterRow(
        code=parameter.code,
        label=parameter.label,
        value=value_text(dated.value if dated else None, parameter.unit),
        since=day(dated.since) if dated else "",
        review=day(review),
        days=days,
        state=state,
        tone=tone,
        aids=", ".join(rule.label for rule in rules_with(book, parameter.code)) or "aucune",
    )


def _state(standing: ValueStanding, days: int | None) -> tuple[str, str]:
    if days is not None and days < 0:
        return "relecture en retard", "alert"
    if not standing.is_usable:
        return "à dater", "warm"
    return "en vigueur", "good"


def _value(one: DatedValue, unit: AmountUnit | None, source: Reference | None) -> ValueRow:
    return ValueRow(
        since=day(one.since),
        value=value_text(one.value, unit),
        source=source.title if source else "",
        address=source.link if source else "",
        read_on=day(one.read_on),
        reliability=RELIABILITIES[one.confidence],
        review="–" if one.value is None else day(one.review_by) or "sans limite",
    )


def _change(one: CaseChange) -> tuple[str, str, str, str]:
    return one.title, one.aid, _answer(one.before), _answer(one.after)


def _answer(answer: AidAnswer) -> str:
    return ", ".join(filter(None, (VERDICTS[answer.verdict], amount_text(answer))))


def _shift(one: AidShift) -> tuple[str, str, str, str, str]:
    unit = f" {UNITS[one.unit]}" if one.unit else ""
    delta = f"{signed(float(one.delta), 2)}{FIXED}€{unit}" if one.delta is not None else "–"
    return one.aid, number(one.changed), number(one.gained), number(one.lost), delta


def proposals(rows: Iterable[DatedAmount]) -> list[tuple[DatedAmount, str, str, str]]:
    """Each with its value, its first day and its state."""
    return [
        (row, value_text(row.value, row.unit), day(row.starts_on), proposal_state(row))
        for row in rows
    ]


def waiting(rows: Iterable[DatedAmount], book: RuleBook) -> list[tuple[str, DatedAmount, str, str]]:
    """What is proposed: the name of the amount, its row, its value and its first day."""
    return [
        (found.label, row, value_text(row.value, row.unit), day(row.starts_on))
        for row in rows
        if (found := book.parameters.get(row.parameter))
    ]
