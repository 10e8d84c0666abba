from django.apps import AppConfig


class GuidanceConfig(AppConfig):
    name = "passerelles.apps.guidance"
    label = "guidance"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Orientation"
