"""Addresses of the steering desk."""

from django.urls import include, path

urlpatterns = [
    path("", include("passerelles.portals.pro.steering.sheets.urls")),
    path("", include("passerelles.portals.pro.steering.papers.urls")),
    path("", include("passerelles.portals.pro.steering.reviews.urls")),
    path("", include("passerelles.portals.pro.steering.indicators.urls")),
    path("", include("passerelles.portals.pro.steering.alerts.urls")),
    path("", include("passerelles.portals.pro.steering.crefop.urls")),
    path("", include("passerelles.portals.pro.steering.services.urls")),
    path("", include("passerelles.portals.pro.steering.space.urls")),
]
