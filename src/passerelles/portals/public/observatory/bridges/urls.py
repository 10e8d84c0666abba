"""Addresses of the bridges between nomenclatures."""

from django.urls import path

from passerelles.portals.public.observatory.bridges import views

urlpatterns = [
    path("observatoire/passerelles", views.overview, name="bridges"),
    path("observatoire/passerelles/<str:key>.csv", views.download, name="bridge_csv"),
    path("observatoire/passerelles/<str:key>", views.bridge, name="bridge"),
]
