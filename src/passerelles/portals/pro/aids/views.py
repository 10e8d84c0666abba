"""The desk of aids: which amounts are due, dating a new one, its effect, publishing it."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from passerelles.apps.accounts.rights import Verb, can
from passerelles.apps.aids.actions.amounts import propose, publish, subject_of, withdraw
from passerelles.apps.aids.errors import AidsRefused
from passerelles.apps.aids.models import DatedAmount
from passerelles.apps.aids.reads.book import rule_book
from passerelles.apps.aids.reads.impact import impact_of
from passerelles.apps.aids.reads.listing import rules_with
from passerelles.apps.aids.reads.proposals import changes_of, proposals_of
from passerelles.apps.aids.reads.proposals import proposal as proposal_numbered
from passerelles.domain.aids.parameters import Parameter
from passerelles.domain.aids.rules import RuleBook
from passerelles.portals.pro.access import desk, person
from passerelles.portals.pro.aids import presentation
from passerelles.portals.pro.aids.forms import AmountForm, WithdrawalForm

_PAGES = ("GET", "HEAD", "POST")


@desk(DatedAmount)
def listing(request: HttpRequest) -> HttpResponse:
    book = rule_book()
    context = {
        "rows": presentation.parameter_rows(book, timezone.localdate()),
        "waiting": presentation.waiting(proposals_of(), book),
    }
    return render(request, "pro/aids/list.html", context)


@require_http_methods(_PAGES)
@desk(DatedAmount)
def parameter(request: HttpRequest, code: str) -> HttpResponse:
    book = rule_book()
    found = _declared(book, code)
    form = AmountForm(request.POST or None, initial={"read_on": timezone.localdate().isoformat()})
    if request.method == "POST":
        made = _proposed(request, form, book, code)
        if made is not None:
            return redirect("aids_proposal", number=made.pk)
    context = {**_about(request, book, found), "form": form}
    status = 400 if form.is_bound else 200
    return render(request, "pro/aids/parameter.html", context, status=status)


@require_http_methods(_PAGES)
@desk(DatedAmount)
def proposal(request: HttpRequest, number: int) -> HttpResponse:
    row = proposal_numbered(number)
    book = rule_book()
    if row is None:
        raise Http404(f"Aucun montant proposé ne porte le numéro {number}.")
    found = _declared(book, row.parameter)
    form = WithdrawalForm(request.POST if request.POST.get("do") == "withdraw" else None)
    if request.method == "POST" and _done(request, form, row):
        return redirect("aids_proposal", number=number)
    return render(request, "pro/aids/proposal.html", _proposal(request, row, found, form))


def _declared(book: RuleBook, code: str) -> Parameter:
    if code not in book.parameters:
        raise Http404(f"Aucun montant ne porte le code « {code[:60]} ».")
    return book.parameters[code]


def _proposed(
    request: HttpRequest, form: AmountForm, book: RuleBook, code: str
) -> DatedAmount | None:
    try:
        return propose(form.draft(code), book.parameters, actor=person(request), at=timezone.now())
    except AidsRefused as refusal:
        for one in (refusal, *refusal.others):
            form.add_error(one.field or None, str(one))
        return None


def _done(request: HttpRequest, form: WithdrawalForm, row: DatedAmount) -> bool:
    """Publish or withdraw, as the button says; what is refused is said on the page."""
    who, now = person(request), timezone.now()
    acts: dict[str, tuple[Callable[[], DatedAmount], str]] = {
        "publish": (
            lambda: publish(row, actor=who, at=now),
            "Le montant est publié : les pages, l’API et les parcours s’en servent.",
        ),
        "withdraw": (
            lambda: withdraw(row, str(form["why"].value() or ""), actor=who, at=now),
            "Le montant est retiré ; il reste à l’historique.",
        ),
    }
    act, said = acts.get(request.POST.get("do", ""), (None, ""))
    if act is None:
        messages.error(request, "Choisissez de publier ou de retirer ce montant.")
        return False
    return _tried(request, form, act, said)


def _tried(
    request: HttpRequest, form: forms.Form, act: Callable[[], DatedAmount], said: str
) -> bool:
    try:
        act()
    except AidsRefused as refusal:
        if refusal.field and form.is_bound:
            form.add_error(refusal.field, str(refusal))
        else:
            messages.error(request, str(refusal))
        return False
    messages.success(request, said)
    return True


def _about(request: HttpRequest, book: RuleBook, found: Parameter) -> dict[str, object]:
    return {
        "parameter": found,
        "unit": presentation.unit_text(found.unit),
        "values": presentation.value_rows(found, book),
        "rules": rules_with(book, found.code),
        "proposals": presentation.proposals(proposals_of(found.code)),
        "changes": changes_of(found.code)[:50],
        "may_propose": can(person(request), Verb.PROPOSE, subject_of(found.code)),
        "trail": [("Montants des aides", reverse("aids_desk"))],
    }


def _proposal(
    request: HttpRequest, row: DatedAmount, found: Parameter, form: WithdrawalForm
) -> dict[str, object]:
    waits = row.published_at is None and row.withdrawn_at is None
    return {
        "row": row,
        "parameter": found,
        "value": presentation.value_text(row.value, row.unit),
        "days": presentation.days_of(row),
        "state": presentation.proposal_state(row),
        "waits": waits,
        "impact": presentation.impact_view(impact_of(row)) if waits else None,
        "form": form,
        "may_write": can(person(request), Verb.WRITE, subject_of(found.code)),
        "trail": [
            ("Montants des aides", reverse("aids_desk")),
            (found.label, reverse("aids_parameter", args=[found.code])),
        ],
    }
