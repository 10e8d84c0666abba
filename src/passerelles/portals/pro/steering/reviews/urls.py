"""Addresses of the yearly reviews."""

from django.urls import path, re_path

from passerelles.portals.pro.steering.reviews import views

urlpatterns = [
    path("bilans", views.reviews, name="steering_reviews"),
    path("bilans/ouvrir", views.open_one, name="steering_review_open"),
    path("bilans/<int:review>", views.review, name="steering_review"),
    re_path(
        r"^bilans/(?P<review>\d+)\.(?P<form>pdf|docx|ods|xlsx)$",
        views.review_file,
        name="steering_review_file",
    ),
    path("bilans/<int:review>/parties/<int:part>", views.part, name="steering_review_part"),
    path("bilans/<int:review>/figer", views.freeze_one, name="steering_review_freeze"),
    path("bilans/<int:review>/signer", views.sign_one, name="steering_review_sign"),
    path("bilans/<int:review>/remplacer", views.supersede_one, name="steering_review_supersede"),
]
