"""Invitations: sent by whoever administers, opened by whoever receives the link."""

from smtplib import SMTPException

from django.contrib import messages
from django.core.mail import send_mail
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from passerelles.apps.accounts.actions.invitations import accept, invite, open_invitation, revoke
from passerelles.apps.accounts.models import Invitation
from passerelles.portals.pro.access import person
from passerelles.portals.pro.people.access import act_of, administration, done, kept
from passerelles.portals.pro.people.forms import AcceptForm, InvitationForm

SHOWN = 100  # the latest ones


@require_GET
@administration
def invitations(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    rows = Invitation.objects.select_related("institution", "invited_by")[:SHOWN]
    lines = [(one, one.is_open(now)) for one in rows]
    return render(request, "people/invitations.html", {"lines": lines})


@require_http_methods(["GET", "POST"])
@administration
@never_cache
def send_invitation(request: HttpRequest) -> HttpResponse:
    """The link is shown once, on the page that answers: only its hash is kept."""
    form = InvitationForm(request.POST or None, instance=Invitation(invited_by=person(request)))
    tokens: list[str] = []
    act = act_of(request)
    if form.is_valid() and kept(form, lambda: tokens.append(invite(form.instance, act=act))):
        link = request.build_absolute_uri(reverse("accept_invitation", args=tokens))
        context = {"invitation": form.instance, "link": link}
        sent = _sent(form.instance, context)
        return render(request, "people/invitation_sent.html", {**context, "sent": sent})
    return render(
        request,
        "people/form.html",
        {"form": form, "title": "Inviter une personne", "back": reverse("invitations")},
    )


@require_POST
@administration
def revoke_invitation(request: HttpRequest, invitation: int) -> HttpResponse:
    row = get_object_or_404(Invitation, pk=invitation, accepted_at=None)
    act = act_of(request)
    done(request, lambda: revoke(row, act=act), told=f"Le lien envoyé à {row.email} ne sert plus.")
    return redirect("invitations")


@require_http_methods(["GET", "POST"])
@never_cache
def accept_invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Open the account of the invited person; she then signs in."""
    now = timezone.now()
    found = open_invitation(token, at=now)
    if found is None:
        raise Http404("Cette invitation ne sert plus : demandez-en une autre.")
    form = AcceptForm(request.POST or None)
    if form.is_valid() and kept(form, lambda: _accept(found, form)):
        messages.success(request, "Votre compte est ouvert : connectez-vous.")
        return redirect("login")
    return render(request, "people/accept.html", {"form": form, "invitation": found})


def _accept(invitation: Invitation, form: AcceptForm) -> None:
    given = form.cleaned_data
    accept(invitation, name=given["name"], password=given["password"], at=timezone.now())


def _sent(invitation: Invitation, context: dict[str, object]) -> bool:
    body = render_to_string("people/invitation_mail.txt", context)
    try:
        send_mail("Votre accès à Passerelles", body, None, [invitation.email])
    except (SMTPException, OSError):
        return False
    return True
