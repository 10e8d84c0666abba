"""Addresses of the signed reviews."""

from django.urls import path, re_path

from passerelles.portals.public.steering.reviews import views

urlpatterns = [
    path("plan/bilans", views.reviews, name="plan_reviews"),
    re_path(
        r"^plan/bilans/(?P<year>\d{4})(?:-(?P<number>\d+))?\.(?P<form>pdf|docx|ods|xlsx)$",
        views.file,
        name="plan_review_file",
    ),
]
