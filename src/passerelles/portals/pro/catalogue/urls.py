"""Addresses of the desk of the offer's data manager."""

from django.urls import path

from passerelles.portals.pro.catalogue import correction_views as corrections
from passerelles.portals.pro.catalogue import duplicate_views as duplicates
from passerelles.portals.pro.catalogue import home_views as home
from passerelles.portals.pro.catalogue import portal_views as portals
from passerelles.portals.pro.catalogue import quarantine_views as quarantine
from passerelles.portals.pro.catalogue import report_views as reports
from passerelles.portals.pro.catalogue import session_views as sessions

urlpatterns = [
    path("", home.home, name="offer_desk"),
    path("signalements", reports.reports, name="desk_reports"),
    path("signalements/<int:report>", reports.report, name="desk_report"),
    path("signalements/<int:report>/rouvrir", reports.reopen, name="desk_report_reopen"),
    path("quarantaine", quarantine.quarantine, name="desk_quarantine"),
    path("doublons", duplicates.duplicates, name="desk_duplicates"),
    path("doublons/<int:pair>", duplicates.duplicate, name="desk_duplicate"),
    path("corrections", corrections.corrections, name="desk_corrections"),
    path("corrections/<int:correction>/lever", corrections.revoke, name="desk_revoke"),
    path("corriger/<str:kind>/<str:field>/<path:key>", corrections.correct, name="desk_correct"),
    path("portails", portals.portals, name="desk_portals"),
    path("portails/<str:portal>/absentes", portals.missing, name="desk_missing"),
    path("portails/<str:portal>/absentes.csv", portals.missing_csv, name="desk_missing_csv"),
    path("vert/<path:key>", sessions.green, name="desk_green"),
    path("sessions/<path:key>", sessions.session, name="desk_session"),
]
