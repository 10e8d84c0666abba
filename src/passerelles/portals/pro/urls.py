"""Addresses of the professional desks."""

from django.urls import include, path

urlpatterns = [
    path("", include("passerelles.portals.pro.accounts.urls")),
    path("", include("passerelles.portals.pro.people.urls")),
    path("aides/", include("passerelles.portals.pro.aids.urls")),
    path("offre/", include("passerelles.portals.pro.catalogue.urls")),
    path("pilotage/", include("passerelles.portals.pro.steering.urls")),
    path("parcours/", include("passerelles.portals.pro.guidance.urls")),
    path("observatoire/", include("passerelles.portals.pro.observatory.urls")),
]
