"""Months of income as lines of a table that stays short, however long the pathway."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from passerelles.apps.guidance.reads.sheet import SheetFacts
from passerelles.documents.french import counted, day
from passerelles.documents.guidance.beside_words import last_known
from passerelles.documents.guidance.path_words import months_text, range_text
from passerelles.domain.aids.income import IncomeMonth, IncomePart
from passerelles.domain.aids.means import ARE, MEANS_LABELS, WAGE_UNSAID

_AREF = "aref"
_MAY_WORK = "Salaire, si vous avez un emploi"
_BOTH = "Allocation chômage (ARE, et AREF en formation)"
_NOTHING = "aucun revenu connu (RSA et prime d’activité : non comptés)"
_DETAILED = 12  # months told one by one before years are summed up
_QUARTER, _YEAR = 3, 12
_AND, _LAST_KNOWN = " + ", " (dernier montant connu : "


@dataclass(frozen=True, slots=True)
class IncomeTold:
    """Months that bring the same: « de janvier à mai 2027 », « 685 € », « Rémunération… »."""

    months: str
    amount: str
    parts: str


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Months in a row, and what one of them brings: « at least » of the poorest, « at most » of the
    richest.
    """

    months: tuple[date, ...]
    one: IncomeMonth


def earning(facts: SheetFacts) -> tuple[str, Sequence[IncomeMonth]]:
    """The months to show and what they are: on the pathway, hired at once, or as things are."""
    if facts.way:
        return "Mes revenus, mois par mois", facts.way.income
    if facts.route.income:
        return "Mes revenus si je trouve cet emploi", facts.route.income
    return "Mes revenus si rien ne change", facts.income_today


def income_lines(months: Sequence[IncomeMonth], *, most: int | None = None) -> list[IncomeTold]:
    """Months in a row that bring the same are one line.

    With ``most`` lines at the utmost, months after the twelfth go by quarters, then by years, then
    all of them do: a line holds then the whole range.
    """
    alone = [_Stretch((one.month,), one) for one in months]
    found = _merged(alone)
    for first, size in ((_DETAILED, _QUARTER), (_DETAILED, _YEAR), (0, _QUARTER), (0, _YEAR)):
        if most is None or len(found) <= most:
            break
        found = _merged([*alone[:first], *_summed(alone[first:], size)])
    lines = (
        IncomeTold(months_text(one.months), _amount(one.one), _parts(one.one)) for one in found
    )
    return list(_told_once(lines))


def _told_once(lines: Iterable[IncomeTold]) -> Iterator[IncomeTold]:
    """The last amount known of an aid is told where it first appears, not on every line."""
    seen: set[str] = set()
    for line in lines:
        parts = line.parts.split(_AND)
        short = [one.partition(_LAST_KNOWN)[0] if one in seen else one for one in parts]
        seen.update(parts)
        yield replace(line, parts=_AND.join(short))


def _summed(stretches: Sequence[_Stretch], size: int) -> Iterator[_Stretch]:
    """One stretch for each quarter or calendar year."""

    def period(one: _Stretch) -> tuple[int, int]:
        month = one.months[0]
        return month.year, (month.month - 1) // size

    for _, members in groupby(stretches, key=period):
        yield _together(list(members))


def _together(members: Sequence[_Stretch]) -> _Stretch:
    months = [one.one for one in members]
    highs = [one.at_most for one in months if one.at_most is not None]
    parts = {part.code: part for one in months for part in one.parts}
    summed = replace(
        months[0],
        at_least=min(one.at_least for one in months),
        at_most=max(highs) if len(highs) == len(months) else None,
        parts=tuple(parts.values()),
    )
    return _Stretch(tuple(month for one in members for month in one.months), summed)


def _merged(stretches: Sequence[_Stretch]) -> list[_Stretch]:
    found = []
    for _, members in groupby(stretches, key=_said):
        held = list(members)
        found.append(_Stretch(tuple(m for one in held for m in one.months), held[0].one))
    return found


def _said(stretch: _Stretch) -> tuple[str, str]:
    return _amount(stretch.one), _parts(stretch.one)


def _amount(month: IncomeMonth) -> str:
    if not month.parts:
        return "à compléter"
    return range_text(month.at_least, month.at_most)


def _parts(month: IncomeMonth) -> str:
    labels = list(dict.fromkeys(_labels(month)))
    hidden = [one.label for one in month.parts if not _worth_naming(one)]
    if len(hidden) == 1:
        labels.append(f"{hidden[0]} (à vérifier)")
    elif hidden:
        labels.append(counted(len(hidden), "aide à vérifier", "aides à vérifier"))
    return _AND.join(labels) or _NOTHING


def _labels(month: IncomeMonth) -> Iterator[str]:
    codes = {one.code for one in month.parts}
    both = {ARE, _AREF} <= codes
    for one in month.parts:
        if both and one.code in {ARE, _AREF}:
            yield _BOTH
        elif _worth_naming(one):
            known = last_known(one.note) if one.at_most is None else None
            yield f"{_MAY_WORK if one.note == WAGE_UNSAID else one.label}{_old(known)}"


def _old(known: tuple[str, date] | None) -> str:
    if known is None:
        return ""
    return f"{_LAST_KNOWN}{known[0]}, jusqu’au {day(known[1])})"


def _worth_naming(part: IncomePart) -> bool:
    """A part without amount is only counted, unless it is a wage or its last amount is known."""
    known = part.at_most is not None or last_known(part.note) is not None
    return known or part.code in MEANS_LABELS
