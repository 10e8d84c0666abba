"""Addresses of the open data."""

from django.urls import path

from passerelles.portals.public.observatory.open_data import views

urlpatterns = [
    path("observatoire/donnees", views.open_data, name="open_data"),
    path("observatoire/donnees/catalogue.jsonld", views.catalogue, name="open_data_catalogue"),
    path("observatoire/donnees/<slug:code>.csv", views.dataset_csv, name="open_data_csv"),
]
