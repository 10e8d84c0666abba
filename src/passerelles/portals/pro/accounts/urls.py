"""Addresses of accounts: signing in, second factors, people and rights."""

from allauth.account.views import reauthenticate
from allauth.mfa.base import views as second_factors
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as keys
from django.urls import path

from passerelles.portals.pro.accounts import views as accounts
from passerelles.portals.pro.accounts.oidc import views as oidc

# The second names are those by which allauth finds our pages.
urlpatterns = [
    path("connexion", accounts.Login.as_view(), name="login"),
    path("connexion", accounts.Login.as_view(), name="account_login"),
    path("connexion/code", second_factors.authenticate, name="mfa_authenticate"),
    path("connexion/cle", keys.login_webauthn, name="mfa_login_webauthn"),
    path("connexion/proconnect", oidc.leave, name="oidc_leave"),
    path("connexion/proconnect/retour", oidc.come_back, name="oidc_back"),
    path("deconnexion", accounts.Logout.as_view(), name="logout"),
    path("deconnexion", accounts.Logout.as_view(), name="account_logout"),
    path("mot-de-passe", accounts.PasswordChange.as_view(), name="password_change"),
    path("compte", accounts.account, name="account"),
    path("compte/confirmer", reauthenticate, name="account_reauthenticate"),
    path("compte/confirmer/code", second_factors.reauthenticate, name="mfa_reauthenticate"),
    path("compte/confirmer/cle", keys.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("compte/securite", second_factors.index, name="mfa_index"),
    path("compte/securite/application", totp.activate_totp, name="mfa_activate_totp"),
    path("compte/securite/application/retirer", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("compte/securite/codes", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(
        "compte/securite/codes/nouveaux",
        codes.generate_recovery_codes,
        name="mfa_generate_recovery_codes",
    ),
    path("compte/securite/cles", keys.list_webauthn, name="mfa_list_webauthn"),
    path("compte/securite/cles/ajouter", keys.add_webauthn, name="mfa_add_webauthn"),
    path("compte/securite/cles/<int:pk>/retirer", keys.remove_webauthn, name="mfa_remove_webauthn"),
]
