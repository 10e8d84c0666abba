"""Addresses of alerts and data debt."""

from django.urls import path, re_path

from passerelles.portals.pro.steering.alerts import views

urlpatterns = [
    path("alertes", views.alerts, name="steering_alerts"),
    path("dette", views.debt, name="steering_debt"),
    re_path(r"^dette\.(?P<form>csv|ods)$", views.debt_file, name="steering_debt_file"),
]
