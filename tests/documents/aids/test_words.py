"""The words of aids that pages, the desk and the console share."""

from decimal import Decimal

import pytest

from passerelles.documents.aids.words import RELIABILITIES, UNITS, VERDICTS, amount_text, money
from passerelles.domain.aids.answer import AidAnswer, AmountUnit, Reliability
from passerelles.domain.common.verdict import Verdict


def test_every_word_of_the_domain_has_one_in_french() -> None:
    assert (set(UNITS), set(VERDICTS)) == (set(AmountUnit), set(Verdict))
    assert set(RELIABILITIES) == set(Reliability)


@pytest.mark.parametrize(
    ("amount", "unit", "told"),
    [
        ("769.49", AmountUnit.MONTH, "769,49 € par mois"),
        ("250.00", AmountUnit.ONCE, "250 € une fois"),
        ("41.07", None, "41,07"),
        ("30", None, "30"),
    ],
)
def test_an_amount_is_told_with_how_often(amount: str, unit: AmountUnit | None, told: str) -> None:
    assert money(Decimal(amount), unit).replace("\N{NO-BREAK SPACE}", " ") == told


def test_what_an_aid_brings_is_never_a_number_when_it_is_not_sure() -> None:
    yes = AidAnswer(code="aid", verdict=Verdict.YES, unit=AmountUnit.MONTH)
    assert amount_text(yes) == "montant à confirmer"
    in_kind = AidAnswer(code="aid", verdict=Verdict.YES, is_income=False)
    assert amount_text(in_kind) == "en nature"
    unsure = AidAnswer(code="aid", verdict=Verdict.UNKNOWN, amount=Decimal(250))
    assert amount_text(unsure) == ""
