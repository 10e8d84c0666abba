"""Address of the career map: what is looked at is in the query."""

from django.urls import path

from passerelles.portals.public.guidance.map import views

urlpatterns = [path("carte-des-metiers", views.career_map, name="career_map")]
