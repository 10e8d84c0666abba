"""A rule: who may have an aid, how much, who pays, how to ask; and the book of all of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from passerelles.domain.aids.answer import AmountUnit, Reliability
from passerelles.domain.aids.conditions import ALWAYS, Condition
from passerelles.domain.aids.facts import SituationFact
from passerelles.domain.aids.parameters import DatedValue, Parameter


@dataclass(frozen=True, slots=True, kw_only=True)
class AmountBranch:
    """How much when ``when`` is met; the first branch met wins.

    At most one of ``parameter`` (a code) and ``fact`` (euros a month); none: due, of an amount that
    only ``confirm_with`` knows. ``floor`` and ``ceiling`` (codes) bound a fact. Rounded half up
    to the cent.
    """

    when: Condition = ALWAYS
    parameter: str = ""
    fact: SituationFact | None = None
    floor: str = ""
    ceiling: str = ""
    reason: str = ""
    confirm_with: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One aid as its texts describe it. ``sources``: keys of the book; ``group``: cumulation.

    ``note``: what to know whatever the answer; ``decided_by``: the office whose decision is needed
    beyond the conditions written here. ``link``: where to ask, "" when nobody checked an address.
    ``is_income``: False of what is given in kind, or pays back what was spent.
    """

    code: str
    label: str
    summary: str
    conditions: Condition
    amounts: tuple[AmountBranch, ...] = ()
    unit: AmountUnit | None = None
    payer: str = ""
    decided_by: str = ""
    deadline: str = ""
    documents: tuple[str, ...] = ()
    link: str = ""
    group: str = ""
    note: str = ""
    sources: tuple[str, ...] = ()
    confidence: Reliability = Reliability.UNKNOWN
    is_income: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """Where a rule or a value was read. ``link`` is "" for a document without an address."""

    title: str
    publisher: str
    link: str = ""


@dataclass(frozen=True, slots=True)
class RuleBook:
    """Every rule by code, with the parameters and the sources they name; order means nothing.

    Rules name their parameters: a book with other values is another book (``with_values``).
    """

    rules: Mapping[str, Rule]
    parameters: Mapping[str, Parameter]
    sources: Mapping[str, Reference]

    def with_values(self, published: Iterable[tuple[str, DatedValue]]) -> "RuleBook":
        """The same rules where dated values, by code of parameter, are added or replaced.

        Raises KeyError for a code of parameter that the book does not know.
        """
        added: dict[str, list[DatedValue]] = {}
        for code, value in published:
            added.setdefault(self.parameters[code].code, []).append(value)
        if not added:
            return self
        fresh = {
            code: old.with_values(added[code]) if code in added else old
            for code, old in self.parameters.items()
        }
        return replace(self, parameters=fresh)
