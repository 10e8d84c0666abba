"""The plan as its file says it: orientations, priorities, actions, measures, targets.

Rows are keyed by (plan, code): loading a new edition of the file keeps their identifiers, and a row
that the file no longer has is closed, never deleted. What people write about an action stands in
other tables.
"""

from typing import TypeVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

Row = TypeVar("Row", bound="PlanRow")


def _codes() -> "ArrayField[list[str], list[str]]":
    return ArrayField(models.CharField(max_length=40), default=list, blank=True)


def _texts() -> "ArrayField[list[str], list[str]]":
    return ArrayField(models.TextField(), default=list, blank=True)


class Plan(models.Model):
    """A regional plan, loaded from one file whose fingerprint is ``sha256``.

    JSON shapes: ``institutions`` ``[{"code", "name", "college"}]``; ``terms`` ``[{"code",
    "printed", "successor", "since", "reference", "line"}]``; ``documents`` ``[{"code", "name",
    "line"}]``. ``lines``: how many the text version of the document has. ``loaded_by``: an e-mail
    address or a process name such as ``console``.
    """

    code = models.CharField(max_length=60, unique=True)
    title = models.TextField()
    region = models.CharField(max_length=3)
    start = models.DateField()
    end = models.DateField()
    source_title = models.TextField()
    source_published = models.PositiveSmallIntegerField()
    lines = models.PositiveIntegerField()
    institutions = models.JSONField(default=list)
    terms = models.JSONField(default=list)
    documents = models.JSONField(default=list)
    is_current = models.BooleanField(default=False)
    sha256 = models.CharField(max_length=64)
    loaded_at = models.DateTimeField()
    loaded_by = models.CharField(max_length=254)

    class Meta:
        ordering = ("code",)
        constraints = (
            models.UniqueConstraint(
                fields=("is_current",),
                condition=models.Q(is_current=True),
                name="plan_one_current",
            ),
        )

    def __str__(self) -> str:
        return self.title


class PlanRowQuerySet(models.QuerySet[Row]):
    def current(self) -> "PlanRowQuerySet[Row]":
        """The rows that the file of the current plan has."""
        return self.filter(plan__is_current=True, closed_on=None)


class PlanRow(models.Model):
    """A row of the file. ``position``: its rank in the file among its kind, from 1.

    ``line`` of the text version of the document; ``closed_on``: the day a new edition of the file
    left it out, null while it stands.
    """

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=20)
    line = models.PositiveIntegerField(null=True)
    position = models.PositiveSmallIntegerField()
    closed_on = models.DateField(null=True, blank=True)

    objects = PlanRowQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ("plan", "position")
        constraints = (
            models.UniqueConstraint(fields=("plan", "code"), name="%(class)s_code_once"),
        )

    def __str__(self) -> str:
        return self.code


class Orientation(PlanRow):
    """Key ``O1``. ``documents``: codes of the documents of the plan that it is linked to."""

    name = models.TextField()
    documents = _codes()

    class Meta(PlanRow.Meta):
        pass


class Priority(PlanRow):
    """Key ``O1.P1``."""

    orientation = models.ForeignKey(
        Orientation, on_delete=models.PROTECT, related_name="priorities"
    )
    name = models.TextField()

    class Meta(PlanRow.Meta):
        pass


class Action(PlanRow):
    """Key ``A1``. ``owner`` and ``partners`` are codes of institutions of the plan.

    ``links``: the other actions that the text names, ``[{"printed", "target", "line", "reason"}]``
    (``target`` an action code, ``reason`` empty when the printed number is right). ``depends_on``:
    codes of the actions whose result this one needs. ``themes``: words of ``formats.plan``.
    """

    priority = models.ForeignKey(Priority, on_delete=models.PROTECT, related_name="actions")
    name = models.TextField()
    aim = models.TextField()
    owner = models.CharField(max_length=40)
    themes = _codes()
    partners = _codes()
    publics = _texts()
    documents = _codes()
    links = models.JSONField(default=list, blank=True)
    depends_on = _codes()

    class Meta(PlanRow.Meta):
        pass

    @property
    def number(self) -> int:
        """33 for ``A33``."""
        return int(self.code.removeprefix("A"))


class MeasureStatus(models.TextChoices):
    """What the document says of a measure when it was written."""

    ANNOUNCED = "announced", "annoncé"
    RUNNING = "running", "déjà en place"
    FACT = "fact", "élément de contexte"


class Measure(PlanRow):
    """Key ``A1.M1``: one thing that the document announces, in our words.

    ``indicator``: the code of the one that follows it, empty for none. ``dates`` as the document
    says them: a year, a month, a day, or two years (``2022-2028``). ``figures``: ``[{"code",
    "value", "unit", "per", "nature", "by", "line", "note"}]``, ``value`` null when the document
    does not say it, ``by`` an ISO date or null. ``unknowns``: what the document leaves unsaid, one
    sentence each. ``weight``: its share of the action (0 to 1); null where the action has none.
    """

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="measures")
    text = models.TextField()
    status = models.CharField(max_length=10, choices=MeasureStatus.choices)
    indicator = models.CharField(max_length=60, blank=True)
    weight = models.DecimalField(max_digits=5, decimal_places=4, null=True, blank=True)
    dates = _codes()
    publics = _texts()
    places = _texts()
    funders = _codes()
    partners = _codes()
    documents = _codes()
    figures = models.JSONField(default=list, blank=True)
    unknowns = _texts()

    class Meta(PlanRow.Meta):
        pass


class PlanTarget(PlanRow):
    """Key ``A1.M1.T1``: an objective that the plan sets to a measure.

    ``indicator`` is empty when none follows it. A value that the document does not give is null:
    ``times_baseline`` (2 for « doubler ») then says the objective without it.
    """

    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="targets")
    indicator = models.CharField(max_length=60, blank=True)
    baseline_on = models.DateField(null=True, blank=True)
    baseline = models.FloatField(null=True, blank=True)
    target_on = models.DateField(null=True, blank=True)
    target = models.FloatField(null=True, blank=True)
    times_baseline = models.FloatField(null=True, blank=True)
    note = models.TextField(blank=True)

    class Meta(PlanRow.Meta):
        pass
