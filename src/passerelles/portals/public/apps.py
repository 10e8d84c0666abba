from django.apps import AppConfig


class PublicConfig(AppConfig):
    name = "passerelles.portals.public"
    label = "portal_public"
