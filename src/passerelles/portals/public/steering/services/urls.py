"""Addresses of the services."""

from django.urls import path

from passerelles.portals.public.steering.services import downloads, views

urlpatterns = [
    path("services", views.services, name="services"),
    path("services.csv", downloads.download, {"form": "csv"}, name="services_csv"),
    path("services.ods", downloads.download, {"form": "ods"}, name="services_ods"),
    path("services.json", downloads.download_json, name="services_json"),
    path("services/<slug:slug>", views.service, name="service"),
]
