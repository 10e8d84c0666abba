"""Addresses of the plan."""

from django.urls import path, re_path

from passerelles.portals.public.steering.plan import views

urlpatterns = [
    path("plan", views.plan, name="plan"),
    path("plan/actions/<str:code>", views.action, name="plan_action"),
    re_path(r"^plan/donnees\.(?P<form>csv|ods)$", views.file, name="plan_file"),
]
