"""Addresses of the files of a diagnosis; they come before those of its pages."""

from django.urls import re_path

from passerelles.portals.public.observatory.downloads import views

_TERRITORY = r"^observatoire/diagnostic/(?P<kind>[^/]+)/(?P<code>[^/.]+)"
_OCCUPATION = r"^observatoire/metiers/(?P<edition>[^/]+)/(?P<code>[^/.]+)"
_SECTOR = r"^observatoire/secteurs/(?P<edition>[^/]+)/(?P<code>[^/]+)"
_SHEET = r"\.(?P<form>ods|xlsx)$"

urlpatterns = [
    re_path(rf"{_TERRITORY}\.pdf$", views.territory, name="diagnosis_pdf"),
    re_path(_TERRITORY + _SHEET, views.territory, name="diagnosis_sheet"),
    re_path(rf"{_OCCUPATION}\.pdf$", views.occupation, name="occupation_diagnosis_pdf"),
    re_path(_OCCUPATION + _SHEET, views.occupation, name="occupation_diagnosis_sheet"),
    re_path(rf"{_SECTOR}\.pdf$", views.sector, name="sector_diagnosis_pdf"),
    re_path(_SECTOR + _SHEET, views.sector, name="sector_diagnosis_sheet"),
]
