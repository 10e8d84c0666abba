"""Addresses of the planners' desk."""

from django.urls import path, re_path

from passerelles.portals.pro.observatory import views

urlpatterns = [
    path("recherches-sans-reponse", views.unmet, name="unmet_searches"),
    re_path(
        r"^recherches-sans-reponse\.(?P<form>csv|ods)$",
        views.unmet_file,
        name="unmet_searches_file",
    ),
]
