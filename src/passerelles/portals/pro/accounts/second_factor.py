"""Some roles come in with two factors only: other pages wait until a second one is there."""

from collections.abc import Callable

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from passerelles.apps.accounts.models import User

Answer = Callable[[HttpRequest], HttpResponse]
# The pages where a second factor is set up, and the way out.
OPEN = frozenset(
    {
        "account_reauthenticate",
        "mfa_index",
        "mfa_activate_totp",
        "mfa_add_webauthn",
        "mfa_list_webauthn",
        "login",
        "logout",
        "password_change",
    }
)


class SecondFactorRequired:
    """Send to the page of second factors whoever must have one and has none."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.answer(request)

    def process_view(self, request: HttpRequest, *view: object) -> HttpResponse | None:
        match = request.resolver_match
        if match is None or not match.route.startswith("pro/") or match.url_name in OPEN:
            return None
        if not isinstance(request.user, User) or not lacks_second_factor(request.user):
            return None
        messages.error(
            request,
            "Votre rôle demande un second facteur : ajoutez une application de codes ou une clé.",
        )
        return redirect("mfa_index")


def lacks_second_factor(user: User) -> bool:
    """Whether the role of ``user`` asks for a second factor that she has not set up."""
    if user.role not in settings.SECOND_FACTOR_ROLES or user.demonstration:
        return False
    kinds = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
    return not Authenticator.objects.filter(user_id=user.pk, type__in=kinds).exists()
