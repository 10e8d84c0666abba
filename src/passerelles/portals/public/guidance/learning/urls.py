"""Address of what lacks towards an occupation: the occupations and the place are in the query."""

from django.urls import path

from passerelles.portals.public.guidance.learning import views

urlpatterns = [path("carte-des-metiers/apprendre", views.learning, name="career_learning")]
