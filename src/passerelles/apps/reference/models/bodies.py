"""Bodies: who trains, who welcomes, who advises."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from passerelles.apps.reference.models.sources import Imported
from passerelles.apps.reference.models.territories import Territory


class BodyKind(models.TextChoices):
    TRAINING_BODY = "training_body", "Organisme de formation"
    SCHOOL = "school", "Établissement scolaire"
    CFA = "cfa", "Centre de formation d’apprentis (CFA)"
    AGENCY = "agency", "Agence France Travail"
    MISSION_LOCALE = "mission_locale", "Mission locale"


class Body(Imported):
    """A body as its source describes it; an unknown SIRET or UAI is empty, never invented.

    ``departement`` is the code of the département (``09``, ``2A``, ``974``).
    """

    id = models.CharField(primary_key=True, max_length=80)
    kind = models.CharField(max_length=20, choices=BodyKind.choices)
    siret = models.CharField(max_length=14, blank=True)
    uai = models.CharField(max_length=8, blank=True)
    activity_number = models.CharField(max_length=11, blank=True)
    name = models.CharField(max_length=400)
    name_received = models.CharField(max_length=400, blank=True)
    brand = models.CharField(max_length=400, blank=True)
    address = models.CharField(max_length=400, blank=True)
    postcode = models.CharField(max_length=5, blank=True)
    city = models.CharField(max_length=200, blank=True)
    departement = models.CharField(max_length=3, blank=True)
    commune = models.ForeignKey(
        Territory, null=True, blank=True, on_delete=models.PROTECT, related_name="bodies"
    )
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    nature = models.CharField(max_length=40, blank=True)
    networks = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    is_qualiopi = models.BooleanField(null=True, blank=True)
    is_closed = models.BooleanField(
        null=True, blank=True, help_text="its source says that the body has shut down"
    )
    website = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("name", "id")
        indexes = (
            models.Index(fields=("siret",)),
            models.Index(fields=("uai",)),
            models.Index(fields=("kind", "departement")),
        )

    def __str__(self) -> str:
        return self.name
