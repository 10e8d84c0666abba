"""Addresses of the explorer."""

from django.urls import path, re_path

from passerelles.portals.public.observatory.explorer.embed import embed
from passerelles.portals.public.observatory.explorer.exports import export
from passerelles.portals.public.observatory.explorer.views import explorer

urlpatterns = [
    path("observatoire/explorer", explorer, name="explorer"),
    path("observatoire/explorer/integrer", embed, name="explorer_embed"),
    re_path(r"^observatoire/explorer\.(csv|ods|xlsx)$", export, name="explorer_file"),
]
