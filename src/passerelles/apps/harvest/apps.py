from django.apps import AppConfig


class HarvestConfig(AppConfig):
    name = "passerelles.apps.harvest"
    label = "harvest"
    verbose_name = "Collecte"
    default_auto_field = "django.db.models.BigAutoField"
