"""Login, logout, password, account page."""

from typing import Any

from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login as PendingLogin
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import views as auth
from django.contrib.auth.decorators import login_required
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
from django.utils import timezone

from passerelles.apps.accounts.branches import Subject
from passerelles.apps.accounts.rights import Verb, can
from passerelles.apps.aids.models import DatedAmount
from passerelles.apps.catalogue.models import ErrorReport
from passerelles.apps.guidance.models import AdvisedPerson
from passerelles.apps.observatory.models import UnmetSearch
from passerelles.apps.steering.models import ActionSheet
from passerelles.portals.pro.access import person
from passerelles.portals.pro.accounts.demonstration import demonstration_accounts
from passerelles.portals.pro.accounts.forms import LoginForm, PasswordForm
from passerelles.portals.pro.accounts.oidc.views import LOGOUT_KEY, is_configured


class Login(auth.LoginView):
    form_class = LoginForm
    template_name = "accounts/login.html"
    redirect_authenticated_user = True

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**more)
        provider = settings.OIDC_LABEL if is_configured() else ""
        return {**context, "provider": provider, "demonstration_accounts": demonstration_accounts()}

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        """The password is right: go on to the second factor, if there is one."""
        user = form.get_user()
        coming = PendingLogin(user=user, redirect_url=self.get_success_url())
        credentials = {"email": user.get_username()}
        response: HttpResponse = perform_password_login(self.request, credentials, coming)
        return response


class Logout(auth.LogoutView):
    """By POST only: a link elsewhere cannot log someone out."""

    http_method_names = ["get", "post", "options"]  # noqa: RUF012 - Django's own attribute

    def get(self, request: HttpRequest) -> HttpResponse:
        return redirect("account")

    def post(self, request: HttpRequest, *args: Any, **parts: Any) -> HttpResponse:
        """Offer to leave the provider too, by a link: our policy stops forms that go elsewhere."""
        provider = request.session.get(LOGOUT_KEY)
        response: HttpResponse = super().post(request, *args, **parts)
        if provider:
            context = {"address": provider, "label": settings.OIDC_LABEL}
            return render(request, "accounts/logged_out.html", context)
        return response


class PasswordChange(auth.PasswordChangeView):
    form_class = PasswordForm
    template_name = "accounts/password.html"
    success_url = reverse_lazy("account")

    def form_valid(self, form: PasswordChangeForm) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        messages.success(self.request, "Votre mot de passe est changé.")
        return response


@login_required
def account(request: HttpRequest) -> HttpResponse:
    me = person(request)
    context: dict[str, Any] = {
        "person": me,
        "memberships": me.memberships.in_force(timezone.localdate()).select_related("institution"),
        "administration": can(me, Verb.ADMINISTER, Subject("accounts")),
        "offer_desk": can(request.user, Verb.READ, ErrorReport),
        "steering_desk": can(me, Verb.READ, ActionSheet),
        "advice_desk": can(me, Verb.READ, AdvisedPerson),
        "aids_desk": can(me, Verb.READ, DatedAmount),
        "unmet_searches": can(request.user, Verb.READ, UnmetSearch),
    }
    return render(request, "accounts/account.html", context)
