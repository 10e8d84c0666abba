"""Addresses of « Mon parcours ». What a link opens lies under its token."""

from django.urls import include, path

from passerelles.portals.public.guidance.views import pathways, results, sheet, start, steps

_OF = "mon-parcours/<str:token>"
_TO = f"{_OF}/vers/<str:occupation>"

urlpatterns = [
    path("", include("passerelles.portals.public.guidance.bridges.urls")),
    path("", include("passerelles.portals.public.guidance.learning.urls")),
    path("", include("passerelles.portals.public.guidance.map.urls")),
    path("mon-parcours", start.start, name="journey_start"),
    path(_OF, start.journey, name="journey"),
    path(f"{_OF}/effacer", start.erase_journey, name="journey_erase"),
    path(f"{_OF}/metiers-possibles", results.results, name="journey_results"),
    path(f"{_OF}/refuser", results.refuse, name="journey_refuse"),
    path(f"{_OF}/questions/<str:slug>", steps.step, name="journey_step"),
    path(_TO, pathways.pathways, name="journey_pathways"),
    path(f"{_TO}/garder", pathways.keep, name="journey_keep"),
    path(f"{_TO}/fiche/<int:number>", sheet.sheet, name="journey_sheet"),
    path(f"{_TO}/fiche/<int:number>.pdf", sheet.printed, name="journey_sheet_pdf"),
]
