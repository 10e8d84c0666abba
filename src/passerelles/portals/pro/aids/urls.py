"""Addresses of the desk of aids."""

from django.urls import path

from passerelles.portals.pro.aids import views

urlpatterns = [
    path("", views.listing, name="aids_desk"),
    path("montants/<slug:code>", views.parameter, name="aids_parameter"),
    path("propositions/<int:number>", views.proposal, name="aids_proposal"),
]
