"""Addresses of the desk of indicators."""

from django.urls import path

from passerelles.portals.pro.steering.indicators import page_views as pages
from passerelles.portals.pro.steering.indicators import proposal_views as proposals
from passerelles.portals.pro.steering.indicators import target_views as targets
from passerelles.portals.pro.steering.indicators import value_views as values

_ONE = "indicateurs/<slug:code>"

urlpatterns = [
    path("indicateurs", pages.indicators, name="steering_indicators"),
    path("indicateurs/tableau", values.table, name="steering_values_table"),
    path(_ONE, pages.indicator, name="steering_indicator"),
    path(f"{_ONE}/historique", pages.history, name="steering_indicator_history"),
    path(f"{_ONE}/cible", targets.target, name="steering_target"),
    path(f"{_ONE}/valeurs", values.values, name="steering_values"),
    path(f"{_ONE}/valeurs/<int:number>/retirer", values.withdrawal, name="steering_withdrawal"),
    path(f"{_ONE}/contester", proposals.contest, name="steering_contest"),
    path(f"{_ONE}/contestations/<int:number>", proposals.arbitration, name="steering_arbitration"),
]
