"""Aids as their page shows them: conditions in plain words, amounts with where they were read."""

from collections.abc import Iterator
from dataclasses import dataclass

from passerelles.apps.aids.reads.listing import RuleStanding, ValueStanding
from passerelles.documents.aids.words import RELIABILITIES, money
from passerelles.documents.french import day
from passerelles.domain.aids.conditions import Condition, Either, Every, Negation, Unsettled
from passerelles.domain.aids.rules import Reference


@dataclass(frozen=True, slots=True)
class AmountRow:
    """One value on a day; ``text`` is empty when nobody may say it."""

    label: str
    text: str
    since: str
    confirm: str
    reliability: str
    read_on: str
    source: Reference | None


@dataclass(frozen=True, slots=True)
class AidCard:
    """A rule, every text ready."""

    code: str
    label: str
    summary: str
    conditions: tuple[str, ...]
    payer: str
    decided_by: str
    deadline: str
    documents: tuple[str, ...]
    link: str
    note: str
    excluded: tuple[str, ...]
    amounts: tuple[AmountRow, ...]
    sources: tuple[Reference, ...]

    @property
    def is_to_confirm(self) -> bool:
        """No amount of it may be said today."""
        return bool(self.amounts) and not any(one.text for one in self.amounts)


def card(standing: RuleStanding) -> AidCard:
    rule = standing.rule
    values = (*standing.amounts, *standing.thresholds)
    return AidCard(
        code=rule.code,
        label=rule.label,
        summary=rule.summary,
        conditions=tuple(plain(rule.conditions)),
        payer=rule.payer,
        decided_by=rule.decided_by,
        deadline=rule.deadline,
        documents=rule.documents,
        link=rule.link,
        note=rule.note,
        excluded=tuple(other.label for other in standing.excluded),
        amounts=tuple(map(amount_row, values)),
        sources=standing.sources,
    )


def amount_row(value: ValueStanding) -> AmountRow:
    dated = value.dated
    known = dated.value if dated and value.is_usable else None
    return AmountRow(
        label=value.parameter.label,
        text="" if known is None else money(known, value.parameter.unit),
        since=day(dated.since) if dated else "",
        confirm=f"auprès de {value.parameter.confirm_with}",
        reliability=RELIABILITIES[dated.confidence] if dated else "",
        read_on=day(dated.read_on) if dated else "",
        source=value.source,
    )


def plain(condition: Condition) -> Iterator[str]:
    """What must be true, as it is told to somebody for whom it is."""
    if condition.wording.yes:
        yield condition.wording.yes
        return
    match condition:
        case Every(parts):
            for part in parts:
                yield from plain(part)
        case Either(parts):
            yield " Ou : ".join(told for part in parts for told in plain(part))
        case Negation(part):
            if part.wording.no:
                yield part.wording.no
        case Unsettled():
            yield condition.question.question
        case _:
            return
