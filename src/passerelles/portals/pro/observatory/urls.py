"""Addresses of the planners' desk."""

from django.urls import path

from passerelles.portals.pro.observatory import views

urlpatterns = [path("recherches-sans-reponse", views.unmet, name="unmet_searches")]
