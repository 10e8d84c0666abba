"""Addresses of the aids."""

from django.urls import path

from passerelles.portals.public.aids import views

urlpatterns = [
    path("aides", views.aids, name="aids"),
    path("aides/mes-aides", views.my_aids, name="my_aids"),
]
