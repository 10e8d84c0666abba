from django.apps import AppConfig


class ObservatoryConfig(AppConfig):
    name = "passerelles.apps.observatory"
    label = "observatory"
    verbose_name = "Observatoire"
