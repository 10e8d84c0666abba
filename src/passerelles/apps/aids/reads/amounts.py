"""Amounts that the desk published, laid over a book of rules."""

from collections.abc import Iterable
from dataclasses import replace

from passerelles.apps.aids.models import DatedAmount
from passerelles.domain.aids.answer import Reliability
from passerelles.domain.aids.parameters import DatedValue
from passerelles.domain.aids.rules import Reference, RuleBook


def published_amounts() -> tuple[DatedAmount, ...]:
    """Those in force, the oldest publication first. One query."""
    rows = DatedAmount.objects.filter(published_at__isnull=False, withdrawn_at=None)
    return tuple(rows.select_related("institution").order_by("published_at", "id"))


def laid_over(book: RuleBook, rows: Iterable[DatedAmount]) -> RuleBook:
    """The book with these amounts and where each was read.

    What bears on a parameter that the book no longer knows is left aside.
    """
    known = [row for row in rows if row.parameter in book.parameters]
    if not known:
        return book
    dated = book.with_values((row.parameter, _value(row)) for row in known)
    read = {_source(row): _reference(row) for row in known}
    return replace(dated, sources={**dated.sources, **read})


def _value(row: DatedAmount) -> DatedValue:
    return DatedValue(
        since=row.starts_on,
        value=row.value,
        source=_source(row),
        read_on=row.read_on,
        confidence=Reliability(row.confidence),
        review_by=row.review_by,
    )


def _source(row: DatedAmount) -> str:
    """A row has no number before it is proposed: its impact is shown first."""
    return f"desk-{row.pk or 'draft'}"


def _reference(row: DatedAmount) -> Reference:
    return Reference(title=row.source, publisher=row.institution.name, link=row.address)
