"""Typing a figure with its evidence, replacing it, withdrawing it; the past stays."""

from collections.abc import Mapping
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from passerelles.apps.accounts.models import User
from passerelles.apps.accounts.rights import Verb
from passerelles.apps.indicators.reads.headlines import Where
from passerelles.apps.steering.actions.values.acting import Speaker, keep, required, speaker
from passerelles.apps.steering.actions.values.entries import CheckedEntry, ValueEntry, checked
from passerelles.apps.steering.actions.values.publishing import publish_values
from passerelles.apps.steering.errors import SteeringRefused
from passerelles.apps.steering.models import CounterProposal, TypedValue
from passerelles.apps.steering.reads.values.history import VALUE, field_of
from passerelles.domain.indicators.typed import TypedFigure

Snapshot = Mapping[str, object]


@transaction.atomic
def type_value(
    entry: ValueEntry, *, actor: User, at: datetime, replaces: int | None = None
) -> TypedValue:
    """Put a figure in force and publish it.

    ``replaces``: the row in force that the person saw and wants replaced. Raises PermissionDenied,
    and SteeringRefused when another one is in force.
    """
    read = checked(entry, today=timezone.localdate(at))
    who = speaker(actor, Verb.WRITE, read.indicator.code, read.where)
    before = in_force(read.key)
    if before is not None and before.pk != replaces:
        raise SteeringRefused(_taken(before))
    if before is not None:
        refuse_arbitrated(before)
    made = put_in_force(read, before, who=who, at=at)
    publish_values([made.indicator], at=at)
    return made


@transaction.atomic
def withdraw(value: TypedValue, why: str, *, actor: User, at: datetime) -> None:
    """Take a figure out of force: it closes, and stays known as of the past.

    Raises PermissionDenied, SteeringRefused (already withdrawn, no reason given).
    """
    where = Where(*value.territory.split(":", 1))
    verb = Verb.ARBITRATE if value.proposal_id else Verb.WRITE
    who = speaker(actor, verb, value.indicator, where)
    reason = required(why, "Dites pourquoi vous retirez cette valeur.")
    row = TypedValue.objects.select_for_update().get(pk=value.pk)
    if row.withdrawn_at is not None:
        raise SteeringRefused(
            f"Cette valeur est déjà retirée depuis le {row.withdrawn_at:%d/%m/%Y} : rechargez la "
            "page."
        )
    _close(row, at)
    field = field_of(VALUE, row.territory, row.period)
    keep(row.indicator, field, said(row), None, who.act(at, reason))
    publish_values([row.indicator], at=at)


def in_force(key: tuple[str, str, str]) -> TypedValue | None:
    """The row in force of an indicator, a territory and a period, locked until the commit."""
    code, territory, period = key
    rows = TypedValue.objects.select_for_update(of=("self",)).select_related("institution")
    found = rows.filter(indicator=code, territory=territory, period=period, withdrawn_at=None)
    return found.first()


def put_in_force(
    read: CheckedEntry,
    before: TypedValue | None,
    *,
    who: Speaker,
    at: datetime,
    proposal: CounterProposal | None = None,
) -> TypedValue:
    """Write the row and its trace in the journal; ``before`` is withdrawn.

    Raises SteeringRefused when somebody else puts one in force at the same instant.
    """
    if before is not None:
        _close(before, at)
    made = new_row(read, who=who, at=at)
    made.proposal = proposal
    try:
        with transaction.atomic():
            made.save()
    except IntegrityError:
        raise SteeringRefused(
            f"Quelqu’un vient de taper une valeur pour « {made.period} » : rechargez la page pour "
            "la voir. La vôtre est encore dans le formulaire."
        ) from None
    field = field_of(VALUE, made.territory, made.period)
    keep(made.indicator, field, said(before), said(made), who.act(at, made.evidence))
    return made


def new_row(read: CheckedEntry, *, who: Speaker, at: datetime) -> TypedValue:
    """The row of an entry, unsaved."""
    figure = read.figure
    return TypedValue(
        indicator=read.indicator.code,
        territory=str(read.where),
        period=read.period,
        value=figure.value,
        numerator=figure.numerator,
        denominator=figure.denominator,
        evidence=read.evidence,
        origin=read.origin,
        institution=who.institution,
        author=who.person,
        typed_at=at,
    )


def said(row: TypedValue | None) -> Snapshot | None:
    """What the journal keeps of a row."""
    if row is None:
        return None
    names = ("value", "numerator", "denominator", "evidence", "origin")
    kept = {name: getattr(row, name) for name in names}
    return {name: told for name, told in kept.items() if told not in (None, "")}


def is_same(row: TypedValue, read: CheckedEntry) -> bool:
    """Whether typing the entry again would change nothing."""
    figure = TypedFigure(row.value, row.numerator, row.denominator)
    return (figure, row.evidence) == (read.figure, read.evidence)


def refuse_arbitrated(row: TypedValue) -> None:
    """Raises SteeringRefused for a value that an arbitration imposed."""
    if row.proposal_id:
        raise SteeringRefused(
            f"La valeur {amount(row)} de « {row.period} » vient d’un arbitrage : contestez-la, ou "
            "demandez à l’institution qui a arbitré de la retirer."
        )


def amount(row: TypedValue) -> str:
    """« 12,5 », « 12 ÷ 80 »."""
    if row.value is not None:
        return f"{row.value:.10g}".replace(".", ",")
    return f"{row.numerator:.10g} ÷ {row.denominator:.10g}".replace(".", ",")


def _taken(row: TypedValue) -> str:
    return (
        f"Une valeur est déjà en vigueur pour « {row.period} » : {amount(row)}, tapée par "
        f"{row.institution} le {timezone.localtime(row.typed_at):%d/%m/%Y} ({row.evidence}). "
        "Cochez « Remplacer la valeur en vigueur », ou choisissez une autre période."
    )


def _close(row: TypedValue, at: datetime) -> None:
    row.withdrawn_at = at
    row.save(update_fields=["withdrawn_at"])
