"""Addresses of the sheets of services."""

from django.urls import path

from passerelles.portals.pro.steering.services import views

urlpatterns = [
    path("services", views.services, name="steering_services"),
    path("services/<slug:slug>", views.service, name="steering_service"),
]
