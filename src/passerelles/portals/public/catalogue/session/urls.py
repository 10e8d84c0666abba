"""Addresses of the sheets of the offer. The key of a session holds what the address of another
page could hold: these come after all the others that begin by ``formations/``.
"""

from django.urls import path

from passerelles.portals.public.catalogue.provider import views as providers
from passerelles.portals.public.catalogue.report import views as reports
from passerelles.portals.public.catalogue.session import views as sessions

urlpatterns = [
    path("organismes/<path:key>", providers.provider, name="provider"),
    path("formations/<path:key>/agenda.ics", sessions.session_calendar, name="session_calendar"),
    path("formations/<path:key>/erreur", reports.report, name="session_report"),
    path("formations/<path:key>/erreur/merci", reports.thanks, name="session_report_thanks"),
    path("formations/<path:key>", sessions.session, name="session"),
]
