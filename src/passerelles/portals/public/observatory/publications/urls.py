"""Addresses of the studies."""

from django.urls import path

from passerelles.portals.public.observatory.publications import views

urlpatterns = [path("observatoire/publications", views.studies, name="publications")]
