"""Addresses of the shared space."""

from django.urls import path

from passerelles.portals.pro.steering.space import views, writing_views

urlpatterns = [
    path("documents", views.documents, name="steering_documents"),
    path("documents/nouveau", writing_views.add, name="steering_document_new"),
    path("documents/<int:document>", views.document, name="steering_document"),
    path(
        "documents/<int:document>/versions/<int:number>",
        views.download,
        name="steering_document_file",
    ),
    path(
        "documents/<int:document>/version", writing_views.add_one, name="steering_document_version"
    ),
    path("documents/<int:document>/partage", writing_views.edit, name="steering_document_edit"),
    path(
        "documents/<int:document>/retirer",
        writing_views.withdraw,
        name="steering_document_withdraw",
    ),
]
