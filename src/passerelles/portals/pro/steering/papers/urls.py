"""Addresses of the sheets to print."""

from django.urls import path, re_path

from passerelles.portals.pro.steering.papers import views

urlpatterns = [
    path("fiches", views.papers, name="steering_papers"),
    path("fiches/actions/<slug:code>.pdf", views.action_sheet, name="steering_action_pdf"),
    re_path(
        r"^fiches/territoires/(?P<kind>[a-z_]+)/(?P<code>[0-9A-Z]+)\.(?P<form>pdf|docx|ods|xlsx)$",
        views.territory_file,
        name="steering_territory_file",
    ),
]
