"""Addresses of the diagnoses."""

from django.urls import path

from passerelles.portals.public.observatory.diagnosis.views import (
    diagnoses,
    diagnosis,
    occupation,
    sector,
)

urlpatterns = [
    path("observatoire/diagnostic", diagnoses, name="diagnoses"),
    path("observatoire/diagnostic/<str:kind>/<str:code>", diagnosis, name="diagnosis"),
    path(
        "observatoire/metiers/<str:edition>/<str:code>",
        occupation,
        name="occupation_diagnosis",
    ),
    path("observatoire/secteurs/<str:edition>/<str:code>", sector, name="sector_diagnosis"),
]
