"""Login, logout, password, account page."""

from typing import Any

from django.contrib import messages
from django.contrib.auth import views as auth
from django.contrib.auth.decorators import login_required
from django.contrib.auth.forms import PasswordChangeForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse_lazy

from passerelles.apps.accounts.rights import Verb, can
from passerelles.apps.catalogue.models import ErrorReport
from passerelles.apps.observatory.models import UnmetSearch
from passerelles.portals.pro.accounts.forms import LoginForm, PasswordForm


class Login(auth.LoginView):
    form_class = LoginForm
    template_name = "accounts/login.html"
    redirect_authenticated_user = True


class Logout(auth.LogoutView):
    """By POST only: a link elsewhere cannot log someone out."""

    http_method_names = ["get", "post", "options"]  # noqa: RUF012 - Django's own attribute

    def get(self, request: HttpRequest) -> HttpResponse:
        return redirect("account")


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
    context: dict[str, Any] = {
        "person": request.user,
        "offer_desk": can(request.user, Verb.READ, ErrorReport),
        "unmet_searches": can(request.user, Verb.READ, UnmetSearch),
    }
    return render(request, "accounts/account.html", context)
