"""The sheet of an action: what its owner and partners write about it.

Everything here may be empty: « non renseigné » is an answer. Who changed what, when and why is in
the journal of the fields.
"""

from decimal import Decimal
from typing import ClassVar

from django.conf import settings
from django.db import models

from passerelles.apps.accounts.branches import Branch
from passerelles.apps.accounts.models import Institution
from passerelles.apps.steering.models.plan import Action, Measure
from passerelles.domain.steering.confidence import Weather
from passerelles.domain.steering.execution import MeasureState


def _euros() -> "models.DecimalField[Decimal | None, Decimal | None]":
    return models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)


class ActionSheet(models.Model):
    """One sheet an action. ``territory``: ``departement:31``, empty for the whole region.

    ``revision`` grows at each save: a form that started from an older one is not saved over it.
    ``demonstration``: all that is said of the action is fictitious, until it is removed; never
    shown on a public page.
    """

    branch: ClassVar[Branch] = Branch(
        "plan",
        codes=(
            "action__code",
            "action__priority__code",
            "action__priority__orientation__code",
        ),
        territories=("territory",),
        owner="owner__code",
    )

    action = models.OneToOneField(Action, on_delete=models.PROTECT, related_name="sheet")
    owner = models.ForeignKey(
        Institution, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    territory = models.CharField(max_length=40, blank=True)
    note = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=0)
    updated_at = models.DateTimeField(null=True, blank=True)
    demonstration = models.BooleanField(default=False)

    class Meta:
        ordering = ("action",)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on"))
                | models.Q(starts_on=None)
                | models.Q(ends_on=None),
                name="sheet_ends_after_start",
            ),
        )


class SheetPartner(models.Model):
    """An institution that takes part, and what it does."""

    sheet = models.ForeignKey(ActionSheet, on_delete=models.CASCADE, related_name="partners")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    part = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("institution__name",)
        constraints = (
            models.UniqueConstraint(fields=("sheet", "institution"), name="sheet_partner_once"),
        )


class BudgetLine(models.Model):
    """Euros of one funder in one year; the three columns are separate facts, null when unknown."""

    sheet = models.ForeignKey(ActionSheet, on_delete=models.CASCADE, related_name="budget")
    year = models.PositiveSmallIntegerField()
    funder = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    planned = _euros()
    committed = _euros()
    paid = _euros()

    class Meta:
        ordering = ("year", "funder__name")
        constraints = (
            models.UniqueConstraint(fields=("sheet", "year", "funder"), name="budget_line_once"),
            models.CheckConstraint(
                condition=models.Q(year__gte=2000, year__lte=2100), name="budget_line_year"
            ),
        )


class SheetStepKind(models.TextChoices):
    MILESTONE = "milestone", "jalon"
    DELIVERABLE = "deliverable", "livrable"


class SheetStep(models.Model):
    """A milestone to reach or a deliverable to hand over; done when ``done_on`` is known."""

    sheet = models.ForeignKey(ActionSheet, on_delete=models.CASCADE, related_name="steps")
    kind = models.CharField(max_length=12, choices=SheetStepKind.choices)
    title = models.CharField(max_length=300)
    due_on = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("due_on", "id")


class SheetDependency(models.Model):
    """An action whose result this one needs, beyond those that the plan itself names."""

    sheet = models.ForeignKey(ActionSheet, on_delete=models.CASCADE, related_name="dependencies")
    needs = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("needs",)
        constraints = (
            models.UniqueConstraint(fields=("sheet", "needs"), name="sheet_dependency_once"),
        )


class MeasureProgress(models.Model):
    """Where a measure stands, who answers for it, and what shows it."""

    measure = models.OneToOneField(Measure, on_delete=models.PROTECT, related_name="progress")
    state = models.CharField(
        max_length=10,
        choices=[(state.value, state.value) for state in MeasureState],
        default=MeasureState.UNTOLD,
    )
    owner = models.ForeignKey(
        Institution, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    evidence = models.TextField(blank=True, help_text="what shows it: a sentence, an address")
    updated_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("measure",)


class ConfidenceTold(models.Model):
    """What the owner believes of an action one day; older words stay, the newest is shown."""

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="confidences")
    weather = models.CharField(max_length=6, choices=[(w.value, w.value) for w in Weather])
    text = models.TextField()
    told_on = models.DateField()
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    institution = models.ForeignKey(
        Institution, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ("-told_on", "-id")
