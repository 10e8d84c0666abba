"""Occupations of the ROME and all that one edition says of them."""

from django.db import models

from passerelles.apps.reference.models.sources import Edition, Imported


class Transition(models.TextChoices):
    """The flag of ecological transition that the ROME gives (one of three perimeters)."""

    GREEN = "green", "Emploi vert"
    STRATEGIC = "strategic", "Emploi stratégique pour la transition écologique"
    WHITE = "white", "Emploi blanc"
    BROWN = "brown", "Emploi brun"


class Occupation(Imported):
    """A ROME code in one edition; key ``ROME-4.60:F1610``.

    ``parent`` is the occupation of an earlier edition from which this one descends: what this
    edition does not say is read there, and shown as inherited.
    """

    id = models.CharField(primary_key=True, max_length=40)
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="occupations")
    code = models.CharField(max_length=10)
    label = models.CharField(max_length=300)
    ogr = models.CharField(max_length=12, blank=True)
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    transition = models.CharField(max_length=10, choices=Transition.choices, blank=True)
    is_digital = models.BooleanField(null=True, blank=True)
    is_demographic = models.BooleanField(null=True, blank=True)
    is_regulated = models.BooleanField(null=True, blank=True)
    is_managerial = models.BooleanField(null=True, blank=True)
    riasec_major = models.CharField(max_length=1, blank=True)
    riasec_minor = models.CharField(max_length=1, blank=True)

    class Meta:
        ordering = ("code", "edition")
        constraints = (
            models.UniqueConstraint(fields=("edition", "code"), name="occupation_edition_code"),
        )

    def __str__(self) -> str:
        return self.label


class Appellation(Imported):
    """One everyday name of an occupation, in both gender forms."""

    id = models.CharField(primary_key=True, max_length=40)
    occupation = models.ForeignKey(
        Occupation, on_delete=models.PROTECT, related_name="appellations"
    )
    ogr = models.CharField(max_length=12)
    label = models.CharField(max_length=300)
    short_label = models.CharField(max_length=300, blank=True)
    masculine = models.CharField(max_length=300, blank=True)
    feminine = models.CharField(max_length=300, blank=True)
    is_principal = models.BooleanField(default=False)

    class Meta:
        ordering = ("label", "id")

    def __str__(self) -> str:
        return self.label


class TextKind(models.TextChoices):
    DEFINITION = "definition", "Définition"
    ACCESS = "access", "Accès au métier"
    CONDITIONS = "conditions", "Conditions d’exercice"


class OccupationText(Imported):
    id = models.CharField(primary_key=True, max_length=80)
    occupation = models.ForeignKey(Occupation, on_delete=models.PROTECT, related_name="texts")
    kind = models.CharField(max_length=15, choices=TextKind.choices)
    position = models.PositiveSmallIntegerField(default=0)
    text = models.TextField()

    class Meta:
        ordering = ("occupation", "kind", "position", "id")


class MobilityKind(models.TextChoices):
    NEAR = "near", "Métier proche"
    EVOLUTION = "evolution", "Évolution possible"


class Mobility(Imported):
    """From one occupation one can move to another, at once (near) or in time (evolution)."""

    id = models.CharField(primary_key=True, max_length=130)
    occupation = models.ForeignKey(Occupation, on_delete=models.PROTECT, related_name="mobilities")
    target = models.ForeignKey(
        Occupation, on_delete=models.PROTECT, related_name="incoming_mobilities"
    )
    kind = models.CharField(
        max_length=10,
        choices=MobilityKind.choices,
        blank=True,
        help_text="empty in the 4.x editions, which rank the moves and do not qualify them",
    )
    position = models.PositiveSmallIntegerField(default=0)
    appellation_source = models.CharField(max_length=12, blank=True)
    appellation_target = models.CharField(max_length=12, blank=True)

    class Meta:
        ordering = ("occupation", "kind", "position", "id")


class Sector(Imported):
    """A sector of activity; ``parent`` is empty for the broadest."""

    id = models.CharField(primary_key=True, max_length=60)
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="sectors")
    scheme = models.CharField(max_length=20, help_text="ROME, NAF or demonstration")
    code = models.CharField(max_length=20)
    label = models.CharField(max_length=300)
    definition = models.TextField(blank=True)
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )

    class Meta:
        ordering = ("label", "id")

    def __str__(self) -> str:
        return self.label


class OccupationSector(Imported):
    """An occupation is practised in a sector.

    ``is_principal`` is empty when the file does not say; ``hirings`` counts the hirings of one
    year where the source counted them.
    """

    id = models.CharField(primary_key=True, max_length=110)
    occupation = models.ForeignKey(
        Occupation, on_delete=models.PROTECT, related_name="sector_links"
    )
    sector = models.ForeignKey(Sector, on_delete=models.PROTECT, related_name="occupation_links")
    is_principal = models.BooleanField(null=True, blank=True)
    hirings = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        ordering = ("occupation", "sector")


class WorkContext(Imported):
    """A place, a rhythm or a condition in which an occupation is practised."""

    id = models.CharField(primary_key=True, max_length=60)
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="contexts")
    ogr = models.CharField(max_length=12)
    label = models.CharField(max_length=300)
    section = models.CharField(max_length=100, blank=True)

    class Meta:
        ordering = ("section", "label")

    def __str__(self) -> str:
        return self.label


class OccupationContext(Imported):
    id = models.CharField(primary_key=True, max_length=110)
    occupation = models.ForeignKey(
        Occupation, on_delete=models.PROTECT, related_name="context_links"
    )
    context = models.ForeignKey(
        WorkContext, on_delete=models.PROTECT, related_name="occupation_links"
    )

    class Meta:
        ordering = ("occupation", "context")
