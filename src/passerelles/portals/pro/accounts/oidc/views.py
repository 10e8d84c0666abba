"""The two requests of a sign-in through the provider: leaving, and coming back."""

from dataclasses import asdict
from hmac import compare_digest

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login as PendingLogin
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from passerelles.apps.accounts.actions.identities import identify
from passerelles.apps.accounts.models import User
from passerelles.portals.pro.accounts.oidc.client import (
    Attempt,
    Client,
    authorization_url,
    claims_of,
)
from passerelles.portals.pro.accounts.oidc.refusals import SignInRefused

KEY = "oidc_attempt"
LOGOUT_KEY = "oidc_logout"


def is_configured() -> bool:
    return bool(settings.OIDC_ISSUER and settings.OIDC_CLIENT_ID)


@require_GET
@never_cache
def leave(request: HttpRequest) -> HttpResponse:
    """Send to the provider, having kept in the session what it must bring back."""
    attempt = Attempt.new()
    try:
        address = authorization_url(_client(request), attempt)
    except SignInRefused as refusal:
        return _refused(request, str(refusal))
    request.session[KEY] = asdict(attempt)
    return redirect(address)


@require_GET
@never_cache
def come_back(request: HttpRequest) -> HttpResponse:
    """Sign in whoever comes back with what was kept; the second factor comes next."""
    try:
        user = _identified(request)
    except SignInRefused as refusal:
        return _refused(request, str(refusal))
    except ValidationError as error:
        return _refused(request, " ".join(error.messages))
    record_authentication(request, user, method="oidc")
    response: HttpResponse = perform_login(request, PendingLogin(user=user))
    return response


def _identified(request: HttpRequest) -> User:
    client = _client(request)
    kept = request.session.pop(KEY, None)
    given = request.GET.get("state", "")
    if kept is None or not compare_digest(given.encode(), str(kept["state"]).encode()):
        raise SignInRefused(
            "Cette connexion n’a pas commencé dans ce navigateur, ou a déjà servi : recommencez-la."
        )
    if "code" not in request.GET:
        raise SignInRefused("La connexion a été abandonnée chez le fournisseur d’identité.")
    claims = claims_of(client, Attempt(**kept), request.GET["code"])
    request.session[LOGOUT_KEY] = claims.logout
    return identify(
        issuer=claims.issuer,
        subject=claims.subject,
        email=claims.email,
        siret=claims.siret,
        at=timezone.now(),
    )


def _client(request: HttpRequest) -> Client:
    if not is_configured():
        raise Http404
    return Client(
        issuer=settings.OIDC_ISSUER.rstrip("/"),
        identifier=settings.OIDC_CLIENT_ID,
        secret=settings.OIDC_CLIENT_SECRET,
        redirect_uri=request.build_absolute_uri(reverse("oidc_back")),
        home=request.build_absolute_uri(reverse("home")),
    )


def _refused(request: HttpRequest, reason: str) -> HttpResponse:
    return render(request, "accounts/oidc_refused.html", {"reason": reason}, status=403)
