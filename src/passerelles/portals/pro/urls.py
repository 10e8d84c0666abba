"""Addresses of the professional desks."""

from django.urls import include, path

from passerelles.portals.pro.accounts import views as accounts

urlpatterns = [
    path("connexion", accounts.Login.as_view(), name="login"),
    path("deconnexion", accounts.Logout.as_view(), name="logout"),
    path("mot-de-passe", accounts.PasswordChange.as_view(), name="password_change"),
    path("compte", accounts.account, name="account"),
    path("offre/", include("passerelles.portals.pro.catalogue.urls")),
    path("pilotage/", include("passerelles.portals.pro.steering.urls")),
    path("observatoire/", include("passerelles.portals.pro.observatory.urls")),
]
