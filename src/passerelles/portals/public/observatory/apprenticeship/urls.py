"""Addresses of the yearly book of apprenticeship."""

from django.urls import path, re_path

from passerelles.portals.public.observatory.apprenticeship.exports import book_document, book_file
from passerelles.portals.public.observatory.apprenticeship.views import apprenticeship

urlpatterns = [
    path("observatoire/apprentissage", apprenticeship, name="apprenticeship"),
    path("observatoire/apprentissage.pdf", book_document, name="apprenticeship_pdf"),
    re_path(
        r"^observatoire/apprentissage/([a-z-]+)\.(csv|ods)$", book_file, name="apprenticeship_file"
    ),
]
