from django.apps import AppConfig


class AidsConfig(AppConfig):
    name = "passerelles.apps.aids"
    label = "aids"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Aides"
