from django.apps import AppConfig


class ProConfig(AppConfig):
    name = "passerelles.portals.pro"
    label = "portal_pro"
