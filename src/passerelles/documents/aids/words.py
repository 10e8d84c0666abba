"""The words of aids that pages, the desk and the console share."""

from collections.abc import Mapping
from decimal import Decimal

from passerelles.documents.french import number
from passerelles.documents.guidance.path_words import euros
from passerelles.domain.aids.answer import AidAnswer, AmountUnit, Reliability
from passerelles.domain.common.verdict import Verdict

UNITS: Mapping[AmountUnit, str] = {
    AmountUnit.MONTH: "par mois",
    AmountUnit.ONCE: "une fois",
    AmountUnit.YEAR: "par an",
}
VERDICTS: Mapping[Verdict, str] = {
    Verdict.YES: "oui",
    Verdict.UNKNOWN: "à confirmer",
    Verdict.NO: "non",
}
RELIABILITIES: Mapping[Reliability, str] = {
    Reliability.OFFICIAL: "texte officiel",
    Reliability.RELAYED: "relayé par un tiers",
    Reliability.PRESS: "lu dans la presse",
    Reliability.COMPUTED: "calculé à partir d’un texte",
    Reliability.UNKNOWN: "à confirmer",
}


def money(amount: Decimal, unit: AmountUnit | None) -> str:
    """« 769,49 € par mois »; a threshold (no unit) is a bare number."""
    if unit is None:
        return number(float(amount), 0 if amount == amount.to_integral_value() else 2)
    return f"{euros(amount)} {UNITS[unit]}"


def amount_text(answer: AidAnswer) -> str:
    """What an aid brings: « 769,49 € par mois », « montant à confirmer », « en nature »; nothing
    of an aid that is not sure.
    """
    if answer.verdict is not Verdict.YES:
        return ""
    if answer.amount is not None:
        return money(answer.amount, answer.unit)
    return "montant à confirmer" if answer.is_income else "en nature"
