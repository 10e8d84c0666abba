"""Addresses of the prospective."""

from django.urls import path

from passerelles.portals.public.observatory.prospective import views

urlpatterns = [
    path("observatoire/prospective", views.prospective, name="prospective"),
    path("observatoire/prospective/emergents", views.emergents, name="emerging"),
]
