"""Addresses of people and rights."""

from django.urls import path

from passerelles.portals.pro.people import delegation_views as delegations
from passerelles.portals.pro.people import institution_views as institutions
from passerelles.portals.pro.people import invitation_views as invitations
from passerelles.portals.pro.people import rights_views as rights

urlpatterns = [
    path("droits", rights.rights, name="rights"),
    path("droits/donner", rights.give_right, name="give_right"),
    path("droits/<int:grant>/retirer", rights.withdraw_right, name="withdraw_right"),
    path("institutions", institutions.institutions, name="institutions"),
    path("institutions/ajouter", institutions.add_institution, name="add_institution"),
    path("institutions/<slug:code>", institutions.institution, name="institution"),
    path("institutions/<slug:code>/ajouter", institutions.add_member, name="add_member"),
    path("appartenances/<int:membership>/finir", institutions.end_member, name="end_member"),
    path("invitations", invitations.invitations, name="invitations"),
    path("invitations/envoyer", invitations.send_invitation, name="send_invitation"),
    path(
        "invitations/<int:invitation>/annuler",
        invitations.revoke_invitation,
        name="revoke_invitation",
    ),
    path("invitation/<str:token>", invitations.accept_invitation, name="accept_invitation"),
    path("compte/delegation", delegations.delegations, name="delegations"),
    path(
        "compte/delegation/<int:delegation>/reprendre",
        delegations.take_back_delegation,
        name="take_back_delegation",
    ),
]
