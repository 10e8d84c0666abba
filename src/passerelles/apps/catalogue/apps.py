from django.apps import AppConfig


class CatalogueConfig(AppConfig):
    name = "passerelles.apps.catalogue"
    label = "catalogue"
    verbose_name = "Offre de formation"
    default_auto_field = "django.db.models.BigAutoField"
