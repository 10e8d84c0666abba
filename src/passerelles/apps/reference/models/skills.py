"""Skills and their links to occupations."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from passerelles.apps.reference.models.occupations import Occupation
from passerelles.apps.reference.models.sources import Edition, Imported


class SkillKind(models.TextChoices):
    KNOW_HOW = "know_how", "Savoir-faire"
    KNOWLEDGE = "knowledge", "Savoir"
    BEHAVIOUR = "behaviour", "Savoir-être"


class Skill(Imported):
    """An item of the ROME in one edition (or of the demonstration graph).

    ``hierarchy`` gives the labels of the groups above it, the broadest first.
    """

    id = models.CharField(primary_key=True, max_length=80)
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="skills")
    code = models.CharField(max_length=60)
    kind = models.CharField(max_length=10, choices=SkillKind.choices)
    label = models.CharField(max_length=500)
    hierarchy = ArrayField(models.CharField(max_length=300), default=list, blank=True)

    class Meta:
        ordering = ("label", "id")
        constraints = (
            models.UniqueConstraint(fields=("edition", "code"), name="skill_edition_code"),
        )

    def __str__(self) -> str:
        return self.label


class OccupationSkill(Imported):
    """An occupation calls on a skill; ``is_core`` is empty when the file does not say."""

    id = models.CharField(primary_key=True, max_length=130)
    occupation = models.ForeignKey(Occupation, on_delete=models.PROTECT, related_name="skill_links")
    skill = models.ForeignKey(Skill, on_delete=models.PROTECT, related_name="occupation_links")
    is_core = models.BooleanField(null=True, blank=True)
    group = models.CharField(max_length=300, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("occupation", "position", "id")
