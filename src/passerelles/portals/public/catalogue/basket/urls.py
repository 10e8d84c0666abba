"""Addresses of the basket."""

from django.urls import path

from passerelles.portals.public.catalogue.basket import views

urlpatterns = [
    path("selection", views.basket, name="basket"),
    path("selection/ajouter", views.add, name="basket_add"),
    path("selection/retirer", views.remove, name="basket_remove"),
    path("selection/vider", views.clear, name="basket_clear"),
    path("selection/tableau.csv", views.table, name="basket_table"),
    path("selection/agenda.ics", views.calendar, name="basket_calendar"),
]
