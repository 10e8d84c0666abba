"""What a stretch of days brings: unrounded, and rounded once when a month is closed.

An amount a month is shared in calendar days of that month; each line of a month is then rounded to
the cent, half a cent up.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import groupby

from passerelles.domain.aids.amounts import to_cents
from passerelles.domain.aids.answer import AidAnswer, AmountUnit, Reliability
from passerelles.domain.aids.income import IncomePart
from passerelles.domain.common.verdict import Verdict

ZERO = Decimal(0)
_WORST_LAST = (
    Reliability.OFFICIAL,
    Reliability.COMPUTED,
    Reliability.RELAYED,
    Reliability.PRESS,
    Reliability.UNKNOWN,
)
NO_AMOUNT = "Le montant est à confirmer."
YEARLY = "Versée en plusieurs fois dans l’année : les dates ne sont pas connues."
REPEATED = "Déjà comptée à une étape précédente : à confirmer pour celle-ci."
NO_END = "La date de fin n’est pas connue."
OTHER_AID = "Une seule de ces aides est versée."


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """One source of income on a stretch of days. ``at_most`` None: no bound is known."""

    code: str
    at_least: Decimal
    at_most: Decimal | None
    confidence: Reliability = Reliability.UNKNOWN
    notes: tuple[str, ...] = ()
    group: str = ""

    def widened(self, note: str) -> "Share":
        """The same, that may as well not be paid."""
        return replace(self, at_least=ZERO, notes=(*self.notes, note))


def unknown_share(code: str, note: str, at_most: Decimal | None = None) -> Share:
    """Something that may be nothing."""
    return Share(code=code, at_least=ZERO, at_most=at_most, notes=(note,))


def share_of(answer: AidAnswer, fraction: Decimal) -> Share:
    """What an answer that is not « no » brings; ``fraction``: part of a month, for monthly aids."""
    known = answer.amount
    if known is not None and answer.unit is AmountUnit.MONTH:
        known *= fraction
    sure = answer.verdict is Verdict.YES and known is not None
    whole = Share(
        code=answer.code,
        at_least=known if sure and known is not None else ZERO,
        at_most=known,
        confidence=answer.confidence,
        notes=tuple(filter(None, (answer.note, _opening(answer)))),
        group=answer.group and f"{answer.group}/{answer.unit}",
    )
    return whole.widened(YEARLY) if answer.unit is AmountUnit.YEAR else whole


def _opening(answer: AidAnswer) -> str:
    """What would settle an aid that is not sure, or an amount that nobody may say yet."""
    asked = answer.missing
    if answer.verdict is Verdict.YES:
        if answer.amount is not None:
            return ""
        # Whom to ask for an amount is in the note already.
        asked = tuple(one for one in asked if one.fact.startswith(("person.", "project.")))
    if asked:
        return asked[0].question
    return "" if answer.note else NO_AMOUNT


def one_of_each_group(shares: Iterable[Share]) -> list[Share]:
    """Aids of one group exclude one another: at least the best sure one, at most the best one."""
    ordered = sorted(shares, key=lambda share: share.group)
    kept: list[Share] = []
    for group, members in groupby(ordered, key=lambda share: share.group):
        together = list(members)
        alone = not group or len(together) == 1
        kept += together if alone else [_either(together)]
    return kept


def closed(shares: Sequence[Share], label: str) -> IncomePart:
    """One line of a month: the sum of what its stretches brought under one code, rounded."""
    bounds = [share.at_most for share in shares]
    known = [bound for bound in bounds if bound is not None]
    notes = dict.fromkeys(note for share in shares for note in share.notes)
    return IncomePart(
        code=shares[0].code,
        label=label,
        at_least=to_cents(sum((share.at_least for share in shares), ZERO)),
        at_most=to_cents(sum(known, ZERO)) if len(known) == len(bounds) else None,
        confidence=max((s.confidence for s in shares), key=_WORST_LAST.index),
        note=" ".join(notes),
    )


def _either(shares: Sequence[Share]) -> Share:
    best = sorted(shares, key=lambda share: (-share.at_least, share.code))
    bounds = [share.at_most for share in shares]
    known = [bound for bound in bounds if bound is not None]
    return Share(
        code="+".join(share.code for share in best),
        at_least=best[0].at_least,
        at_most=max(known) if len(known) == len(bounds) else None,
        confidence=max((s.confidence for s in shares), key=_WORST_LAST.index),
        notes=tuple(dict.fromkeys([OTHER_AID, *(n for s in best for n in s.notes)])),
    )
