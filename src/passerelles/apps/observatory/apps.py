from django.apps import AppConfig


class ObservatoryConfig(AppConfig):
    name = "passerelles.apps.observatory"
    label = "observatory"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Observatoire"
