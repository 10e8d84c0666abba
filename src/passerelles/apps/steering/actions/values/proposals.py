"""Contesting a figure, and settling the disagreement: both stay visible until then."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from passerelles.apps.accounts.models import User
from passerelles.apps.accounts.rights import Verb
from passerelles.apps.indicators.reads.headlines import Where
from passerelles.apps.indicators.reads.observations import Wanted, read_one
from passerelles.apps.steering.actions.values.acting import (
    Speaker,
    declared,
    keep,
    required,
    speaker,
    told_where,
)
from passerelles.apps.steering.actions.values.entries import (
    CheckedEntry,
    read_number,
    told_period,
)
from passerelles.apps.steering.actions.values.publishing import publish_values
from passerelles.apps.steering.actions.values.typing import in_force, put_in_force
from passerelles.apps.steering.errors import SteeringRefused
from passerelles.apps.steering.models import CounterProposal, Ruling
from passerelles.apps.steering.reads.values.history import PROPOSAL, field_of
from passerelles.domain.indicators.typed import TypedFigure


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalDraft:
    """Another value as it is written, and what supports it."""

    indicator: str
    territory: str
    period: str
    value: str
    reason: str
    source: str
    method: str


@transaction.atomic
def counter_propose(draft: ProposalDraft, *, actor: User, at: datetime) -> CounterProposal:
    """Raises PermissionDenied, and SteeringRefused with the value and the remedy."""
    indicator = declared(draft.indicator.strip())
    where = told_where(indicator, draft.territory)
    who = speaker(actor, Verb.PROPOSE, indicator.code, where)
    period = told_period(draft.period, today=timezone.localdate(at))
    value = read_number(draft.value)
    if value is None:
        raise SteeringRefused("Tapez la valeur que vous proposez.")
    shown = _shown(indicator.code, where, period)
    _refuse_again(indicator.code, where, period, who)
    _refuse_same(value, shown)
    made = CounterProposal.objects.create(
        indicator=indicator.code,
        territory=str(where),
        period=period,
        contested=shown,
        value=value,
        reason=required(draft.reason, "Dites pourquoi vous contestez ce chiffre."),
        source=required(draft.source, "Donnez la source de votre valeur."),
        method=required(draft.method, "Dites comment votre valeur est calculée."),
        institution=who.institution,
        author=actor,
        proposed_at=at,
    )
    _keep(made, None, who, at, made.reason)
    return made


@transaction.atomic
def arbitrate(
    proposal: CounterProposal, verdict: Ruling, sentence: str, *, actor: User, at: datetime
) -> CounterProposal:
    """Settle a disagreement; a value retained is published and prevails over files (ADR 13).

    Raises PermissionDenied, SteeringRefused (already settled, no sentence).
    """
    where = Where(*proposal.territory.split(":", 1))
    who = speaker(actor, Verb.ARBITRATE, proposal.indicator, where)
    kept = CounterProposal.objects.select_for_update().get(pk=proposal.pk)
    if kept.arbitrated_at is not None:
        raise SteeringRefused(
            f"Ce désaccord est déjà arbitré depuis le {kept.arbitrated_at:%d/%m/%Y} : "
            f"{Ruling(kept.verdict).label}."
        )
    words = required(sentence, "Dites en une phrase pourquoi vous tranchez ainsi.")
    before = proposal_said(kept)
    kept.verdict, kept.arbitration = verdict, words
    kept.arbitrated_at, kept.arbitrated_by = at, actor
    kept.save()
    _keep(kept, before, who, at, words)
    if verdict == Ruling.REPLACED:
        _impose(kept, who, at)
    return kept


def proposal_said(row: CounterProposal) -> dict[str, object]:
    """What the journal keeps of a disagreement."""
    told: dict[str, object] = {
        "value": row.value,
        "contested": row.contested,
        "institution": row.institution.name,
    }
    return {**told, "verdict": row.verdict} if row.verdict else told


def _impose(row: CounterProposal, who: Speaker, at: datetime) -> None:
    indicator = declared(row.indicator)
    read = CheckedEntry(
        indicator=indicator,
        where=Where(*row.territory.split(":", 1)),
        period=row.period,
        figure=TypedFigure(value=row.value),
        evidence=f"Arbitrage : {row.arbitration} Source : {row.source} Méthode : {row.method}",
        origin="",
    )
    put_in_force(read, in_force(read.key), who=who, at=at, proposal=row)
    publish_values([row.indicator], at=at)


def _shown(code: str, where: Where, period: str) -> float | None:
    seen = read_one(Wanted(code, kind=where.kind, code=where.code, period=period))
    return seen.quantity.value if seen else None


def _refuse_same(value: float, shown: float | None) -> None:
    if value == shown:
        raise SteeringRefused(
            "Votre valeur est celle qui s’affiche déjà : il n’y a rien à contester."
        )


def _refuse_again(code: str, where: Where, period: str, who: Speaker) -> None:
    rows = CounterProposal.objects.filter(
        indicator=code,
        territory=str(where),
        period=period,
        institution=who.institution,
        arbitrated_at=None,
    )
    if found := rows.first():
        raise SteeringRefused(
            f"{who.institution} conteste déjà ce chiffre depuis le "
            f"{timezone.localtime(found.proposed_at):%d/%m/%Y} : attendez l’arbitrage."
        )


def _keep(row: CounterProposal, before: object, who: Speaker, at: datetime, why: str) -> None:
    field = field_of(PROPOSAL, row.territory, row.period)
    keep(row.indicator, field, before, proposal_said(row), who.act(at, why))
