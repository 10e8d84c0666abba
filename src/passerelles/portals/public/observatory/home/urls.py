"""Address of the home of the observatory."""

from django.urls import path

from passerelles.portals.public.observatory.home.views import observatory

urlpatterns = [path("observatoire", observatory, name="observatory")]
