"""Addresses of the public portal."""

from django.urls import include, path

from passerelles.portals.public.catalogue import feeds
from passerelles.portals.public.catalogue.meetings import views as meetings
from passerelles.portals.public.catalogue.search import views as sessions
from passerelles.portals.public.home import views as home
from passerelles.portals.public.reference.views import (
    certifications,
    occupations,
    search,
    skills,
    territories,
)
from passerelles.portals.public.shell import views as shell
from passerelles.portals.public.sources import views as sources

urlpatterns = [
    path("", home.home, name="home"),
    path("formations", sessions.search, name="sessions"),
    path("formations.rss", feeds.rss, name="sessions_rss"),
    path("formations.ics", feeds.calendar, name="sessions_calendar"),
    path("reunions", meetings.meetings, name="meetings"),
    path("reunions.ics", meetings.meetings_calendar, name="meetings_calendar"),
    path("", include("passerelles.portals.public.catalogue.basket.urls")),
    path("recherche", search.search, name="search"),
    path("metiers", occupations.occupations, name="occupations"),
    path("metiers/<str:code>", occupations.occupation, name="occupation"),
    path("metiers/<str:edition>/<str:code>", occupations.occupation, name="occupation"),
    path("competences", skills.skills, name="skills"),
    path("competences/<str:edition>/<str:code>", skills.skill, name="skill"),
    path("certifications", certifications.certifications, name="certifications"),
    path("certifications/<str:code>", certifications.certification, name="certification"),
    path("territoires", territories.territories, name="territories"),
    path("territoires/<str:kind>/<str:code>", territories.territory, name="territory"),
    path("sources", sources.sources, name="sources"),
    path("sources/<slug:source_id>", sources.source, name="source"),
    path("composants", shell.components, name="components"),
    path("accessibilite", shell.accessibility, name="accessibility"),
    path("mentions-legales", shell.legal, name="legal"),
    path("", include("passerelles.portals.public.guidance.urls")),
    path("", include("passerelles.portals.public.aids.urls")),
    path("", include("passerelles.portals.public.observatory.publications.urls")),
    path("", include("passerelles.portals.public.observatory.open_data.urls")),
    path("", include("passerelles.portals.public.observatory.prospective.urls")),
    path("", include("passerelles.portals.public.steering.plan.urls")),
    path("", include("passerelles.portals.public.steering.reviews.urls")),
    path("", include("passerelles.portals.public.steering.services.urls")),
    path("", include("passerelles.portals.public.catalogue.quality.urls")),
    path("", include("passerelles.portals.public.catalogue.session.urls")),
    path("", include("passerelles.portals.public.observatory.home.urls")),
    path("", include("passerelles.portals.public.observatory.explorer.urls")),
    path("", include("passerelles.portals.public.observatory.downloads.urls")),
    path("", include("passerelles.portals.public.observatory.diagnosis.urls")),
    path("", include("passerelles.portals.public.observatory.bridges.urls")),
    path("", include("passerelles.portals.public.observatory.definitions.urls")),
    path("", include("passerelles.portals.public.observatory.apprenticeship.urls")),
]
