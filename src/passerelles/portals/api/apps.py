from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "passerelles.portals.api"
    label = "portal_api"
