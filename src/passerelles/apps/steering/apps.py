from django.apps import AppConfig


class SteeringConfig(AppConfig):
    name = "passerelles.apps.steering"
    label = "steering"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Pilotage du plan"
