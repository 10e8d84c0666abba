"""What a person lives on besides aids: unemployment benefit outside training, and wages."""

from collections.abc import Iterator

from passerelles.domain.aids.answer import Reliability
from passerelles.domain.aids.shares import NO_END, Share, unknown_share
from passerelles.domain.aids.situation import PersonFacts, ProjectKind
from passerelles.domain.aids.spans import Span

ARE = "are"
WAGE = "salaire"
NEW_WAGE = "salaire_du_projet"
LATER_WAGE = "salaire_apres"
REVENUE = "revenu_d_activite"
MEANS_LABELS = {
    ARE: "Allocation chômage (ARE)",
    WAGE: "Salaire actuel",
    NEW_WAGE: "Salaire de l’emploi visé",
    LATER_WAGE: "Salaire d’un emploi, après le parcours",
    REVENUE: "Revenu de l’activité créée",
}
# Programmes whose trainees earn a wage that no rule gives (that of apprentices has its rule).
EMPLOYED_PROGRAMMES = frozenset({"professionnalisation", "contrat-de-professionnalisation"})
_REOPENED = "L’emploi a pu arrêter l’allocation, ou ouvrir de nouveaux droits."
_AMOUNT = "Le montant de votre allocation n’est pas connu."
_UNSAID = "Dites-nous si vous recevez une allocation chômage."
_KEPT = "Une partie de l’allocation peut continuer avec un revenu."
WAGE_UNSAID = "Dites-nous si vous avez un emploi."
_WAGE_AMOUNT = "Le montant de votre salaire n’est pas connu."
_AFTER = "Ce que vous gagnerez après n’est pas connu."
_WAGE_TO_COME = "Le salaire n’est pas connu : il dépend du contrat."
_REVENUE_TO_COME = "Le revenu d’une activité nouvelle n’est pas connu."


def means(person: PersonFacts, span: Span) -> Iterator[Share]:
    """Shares of the stretch that no rule of aids gives; nothing for what is known to be nothing."""
    kinds = _kinds(span)
    if ProjectKind.TRAINING not in kinds:
        yield from _benefit(person, span, working=bool(kinds))
    if ProjectKind.JOB in kinds or _is_employed(span):
        yield unknown_share(NEW_WAGE, _WAGE_TO_COME)
    elif ProjectKind.BUSINESS_CREATION in kinds:
        yield unknown_share(REVENUE, _REVENUE_TO_COME)
    else:
        yield from _wage(person, span)


def _benefit(person: PersonFacts, span: Span, *, working: bool) -> Iterator[Share]:
    if any(_works(period_kind) for period_kind in _ended_kinds(span)):
        yield unknown_share(ARE, _REOPENED)
        return
    over = person.are_end is not None and person.are_end < span.first
    if person.on_are is False or over:
        return
    monthly = person.are_amount
    if monthly is None:
        yield unknown_share(ARE, _AMOUNT if person.on_are else _UNSAID)
        return
    paid = monthly * span.fraction
    sure = Share(code=ARE, at_least=paid, at_most=paid, confidence=Reliability.RELAYED)
    if person.on_are is None:
        yield sure.widened(_UNSAID)
    elif working:
        yield sure.widened(_KEPT)
    else:
        yield sure.widened(NO_END) if person.are_end is None else sure


def _wage(person: PersonFacts, span: Span) -> Iterator[Share]:
    if span.is_last and span.ended:
        yield unknown_share(LATER_WAGE, _AFTER)
    elif person.in_employment is None:
        yield unknown_share(WAGE, WAGE_UNSAID)
    elif person.in_employment:
        yield unknown_share(WAGE, _WAGE_AMOUNT)


def _kinds(span: Span) -> set[ProjectKind]:
    """A project whose kind nobody said is read as a training: what steps of pathways are."""
    return {
        period.project.kind or ProjectKind.TRAINING for period in span.running if period.project
    }


def _ended_kinds(span: Span) -> set[ProjectKind | None]:
    return {period.project.kind for period in span.ended if period.project}


def _works(kind: ProjectKind | None) -> bool:
    return kind in (ProjectKind.JOB, ProjectKind.BUSINESS_CREATION)


def _is_employed(span: Span) -> bool:
    return any(p.project and p.project.programme in EMPLOYED_PROGRAMMES for p in span.running)
