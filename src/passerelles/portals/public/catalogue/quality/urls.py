"""Addresses of the quality of the offer."""

from django.urls import path

from passerelles.portals.public.catalogue.quality import views as quality

urlpatterns = [
    path("qualite-de-l-offre", quality.overview, name="quality"),
    path("qualite-de-l-offre.csv", quality.download, name="quality_csv"),
    path("qualite-de-l-offre/<path:key>", quality.provider, name="quality_provider"),
]
