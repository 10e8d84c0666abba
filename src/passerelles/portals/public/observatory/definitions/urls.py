"""Addresses of the indicators and of the making of a figure."""

from django.urls import path

from passerelles.portals.public.observatory.definitions import views

urlpatterns = [
    path("observatoire/indicateurs", views.indicators, name="indicators"),
    path("observatoire/indicateurs/<slug:code>", views.indicator, name="indicator"),
    path("observatoire/chiffres/<int:number>", views.figure, name="figure"),
    path("observatoire/chiffres/<int:number>.csv", views.figure_rows, name="figure_rows"),
]
