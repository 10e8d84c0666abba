from django.apps import AppConfig
from django.db.models import CharField
from django.db.models.functions import Length


class IndicatorsConfig(AppConfig):
    name = "passerelles.apps.indicators"
    label = "indicators"
    verbose_name = "Indicateurs"

    def ready(self) -> None:
        # The length of a code tells its floor in nomenclatures such as the FAP.
        CharField.register_lookup(Length)
