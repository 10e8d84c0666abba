"""Address of the bridges between sectors: the two sectors are in the query."""

from django.urls import path

from passerelles.portals.public.guidance.bridges import views

urlpatterns = [path("passerelles-entre-secteurs", views.sector_bridges, name="sector_bridges")]
