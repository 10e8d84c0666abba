"""Addresses of the sheets of actions and of the dashboard."""

from django.urls import path

from passerelles.portals.pro.steering.sheets import dashboard_views as dashboard
from passerelles.portals.pro.steering.sheets import edit_views as editing
from passerelles.portals.pro.steering.sheets import sheet_views as sheets

_PART = "actions/<str:code>/modifier/<str:part>"

urlpatterns = [
    path("", dashboard.dashboard, name="steering_dashboard"),
    path("changements", dashboard.changed, name="steering_changes"),
    path("actions", sheets.my_actions, name="steering_actions"),
    path("actions/<str:code>", sheets.sheet, name="steering_sheet"),
    path("actions/<str:code>/historique", sheets.history, name="steering_sheet_history"),
    path("actions/<str:code>/confiance", editing.confidence, name="steering_confidence"),
    path(_PART, editing.edit, name="steering_sheet_part"),
    path(f"{_PART}/<str:line>", editing.edit, name="steering_sheet_line"),
]
