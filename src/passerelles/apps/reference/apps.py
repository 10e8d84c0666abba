from django.apps import AppConfig


class ReferenceConfig(AppConfig):
    name = "passerelles.apps.reference"
    label = "reference"
    verbose_name = "Référentiels"
    default_auto_field = "django.db.models.BigAutoField"
