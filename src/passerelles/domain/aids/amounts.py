"""How much a rule gives: the branches that may apply, one number only when there is no doubt."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from passerelles.domain.aids.answer import OpenQuestion
from passerelles.domain.aids.conditions import Ground, confirmation, questions, verdict
from passerelles.domain.aids.rules import AmountBranch, Rule
from passerelles.domain.common.verdict import Verdict

_CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class AmountDue:
    """What is due: ``amount`` None when a fact or a value is missing (``missing``, ``note``)."""

    amount: Decimal | None = None
    reasons: tuple[str, ...] = ()
    missing: tuple[OpenQuestion, ...] = ()
    note: str = ""
    parameters: tuple[str, ...] = ()


def due(rule: Rule, ground: Ground) -> AmountDue:
    """The amount of a rule on this ground, whatever its conditions say."""
    possible = list(_possible(rule, ground))
    if not possible:
        return AmountDue()
    amounts = {_amount(branch, ground) for branch, _ in possible}
    used = tuple(dict.fromkeys(code for branch, _ in possible for code in _codes(branch)))
    if len(amounts) == 1 and None not in amounts:
        told = tuple(filter(None, dict.fromkeys(branch.reason for branch, _ in possible)))
        shown = told if len(possible) == 1 else ()
        return AmountDue(amounts.pop(), shown, parameters=used)
    return _undetermined(possible, ground, used)


def _possible(rule: Rule, ground: Ground) -> Iterator[tuple[AmountBranch, Verdict]]:
    """The branches that may be the first met: an unknown one lets the following ones be."""
    for branch in rule.amounts:
        found = verdict(branch.when, ground)
        if found is not Verdict.NO:
            yield branch, found
        if found is Verdict.YES:
            return


def _amount(branch: AmountBranch, ground: Ground) -> Decimal | None:
    """The amount of one branch, to the cent, None when what makes it is unknown."""
    if branch.parameter:
        value = ground.parameters[branch.parameter].on(ground.day)
        return None if value is None else to_cents(value)
    said = ground.value(branch.fact) if branch.fact else None
    bounds = [ground.parameters[code].on(ground.day) for code in _bounds(branch)]
    if not isinstance(said, Decimal | int) or None in bounds:
        return None
    low = bounds[0] if branch.floor else None
    high = bounds[-1] if branch.ceiling else None
    value = Decimal(said) if low is None else max(Decimal(said), low)
    return to_cents(value if high is None else min(value, high))


def _undetermined(
    possible: list[tuple[AmountBranch, Verdict]], ground: Ground, used: tuple[str, ...]
) -> AmountDue:
    asked: list[OpenQuestion] = []
    for branch, found in possible:
        if found is Verdict.UNKNOWN:
            asked += questions(branch.when, ground)
    if len(possible) == 1:
        asked += _lacking(possible[0][0], ground)
    offices = dict.fromkeys(
        office for branch, _ in possible for office in _offices(branch, ground) if office
    )
    told = f"Montant à confirmer auprès de {' ou de '.join(offices)}." if offices else ""
    last = _last_known(possible[0][0], ground) if len(possible) == 1 else ""
    note = " ".join(filter(None, (told, last)))
    missing = tuple(dict.fromkeys(asked))
    return AmountDue(None, missing=missing, note=note, parameters=used)


def _lacking(branch: AmountBranch, ground: Ground) -> Iterator[OpenQuestion]:
    if branch.fact and ground.value(branch.fact) is None:
        yield from branch.fact.questions(ground.situation)
    for code in _codes(branch):
        if ground.day is not None and ground.dated(code) is None:
            yield confirmation(ground.parameters[code])


def _offices(branch: AmountBranch, ground: Ground) -> Iterator[str]:
    """Who knows an amount that nobody may say: a missing fact is asked to the person instead."""
    if not branch.parameter and not branch.fact:
        yield branch.confirm_with
    for code in _codes(branch):
        if ground.day is not None and ground.dated(code) is None:
            yield ground.parameters[code].confirm_with


def _last_known(branch: AmountBranch, ground: Ground) -> str:
    """What was paid before the value had to be confirmed: a landmark, not an amount due."""
    if not branch.parameter or ground.day is None:
        return ""
    last = ground.parameters[branch.parameter].last_known(ground.day)
    if last is None or last.value is None or last.review_by is None:
        return ""
    euros = f"{to_cents(last.value):.2f}".replace(".", ",")
    return f"Dernier montant connu\u00a0: {euros}\u00a0€, jusqu’au {last.review_by:%d/%m/%Y}."


def _codes(branch: AmountBranch) -> tuple[str, ...]:
    return (branch.parameter,) if branch.parameter else _bounds(branch)


def _bounds(branch: AmountBranch) -> tuple[str, ...]:
    return tuple(filter(None, (branch.floor, branch.ceiling)))


def to_cents(value: Decimal) -> Decimal:
    """Euros to the cent, half a cent up."""
    return value.quantize(_CENT, ROUND_HALF_UP)
