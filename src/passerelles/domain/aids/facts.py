"""The facts that conditions of rules may name: what a person said, and what follows from it.

A derived fact is None as soon as another answer could change it: so a verdict that is known stays
the same when a missing fact is filled in.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from passerelles.domain.aids import derived
from passerelles.domain.aids.answer import OpenQuestion
from passerelles.domain.aids.questions import QUESTIONS
from passerelles.domain.aids.situation import SLUGS, Contract, Situation, hyphened

FactValue = bool | Decimal | int | float | date | str
_NO_CONTRACT = Contract()


class FactKind(StrEnum):
    """What a fact is, hence what it may be compared with."""

    BOOLEAN = "boolean"
    NUMBER = "number"
    DAY = "day"
    WORD = "word"


@dataclass(frozen=True, slots=True)
class SituationFact:
    """``read`` answers None when the situation does not settle the fact.

    ``needs``: the fields of the file of situations that would settle it then.
    """

    name: str
    kind: FactKind
    read: Callable[[Situation], FactValue | None]
    needs: Callable[[Situation], tuple[str, ...]]

    def questions(self, situation: Situation) -> tuple[OpenQuestion, ...]:
        """What to ask when the fact is unknown."""
        return tuple(OpenQuestion(field, QUESTIONS[field]) for field in self.needs(situation))


def _said(name: str, kind: FactKind) -> SituationFact:
    """A fact that is a field of the situation, as it was said."""
    holder, field = name.split(".")

    def read(situation: Situation) -> FactValue | None:
        owner = (
            situation.project.contract or _NO_CONTRACT
            if holder == "contract"
            else getattr(situation, holder)
        )
        value: FactValue | None = getattr(owner, field)
        if isinstance(value, str) and name in SLUGS:
            value = hyphened(value)
        return None if value == "" else value

    asked = f"project.{name}" if holder == "contract" else name
    return SituationFact(name, kind, read, lambda _: (asked,))


def _by_name(facts: Iterable[SituationFact]) -> Mapping[str, SituationFact]:
    return {fact.name: fact for fact in facts}


_BOOLEANS = (
    *("person.on_are", "person.couple", "person.pregnant", "person.disabled_worker"),
    *("person.student", "person.in_employment", "person.in_training", "project.green_label"),
)
_NUMBERS = (
    *("person.months_worked_12", "person.months_worked_24", "person.former_wage"),
    *("person.are_amount", "project.weekly_hours", "project.monthly_hours"),
)
_WORDS = ("project.kind", "project.programme", "project.funder", "project.sector", "contract.type")
_DAYS = ("project.entry", "project.end", "person.are_end")

FACTS: Mapping[str, SituationFact] = _by_name(
    (
        *(_said(name, FactKind.BOOLEAN) for name in _BOOLEANS),
        *(_said(name, FactKind.NUMBER) for name in _NUMBERS),
        *(_said(name, FactKind.WORD) for name in _WORDS),
        *(_said(name, FactKind.DAY) for name in _DAYS),
        *(SituationFact(name, FactKind.NUMBER, *pair) for name, pair in derived.NUMBERS.items()),
        *(SituationFact(name, FactKind.BOOLEAN, *pair) for name, pair in derived.BOOLEANS.items()),
        *(SituationFact(name, FactKind.DAY, *pair) for name, pair in derived.DAYS.items()),
        *(SituationFact(name, FactKind.WORD, *pair) for name, pair in derived.WORDS.items()),
    )
)
