"""The CREFOP at work: its bodies, meetings, opinions, decisions, evaluations and roadmap."""

from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models

from passerelles.apps.accounts.branches import Branch
from passerelles.apps.accounts.models import College, Institution
from passerelles.apps.steering.models.plan import Action, Priority


def _under(prefix: str, *, owner: str = "") -> Branch:
    """In the branch of the committee: under its body, then under the one that this body is of."""
    return Branch(
        "crefop",
        codes=(f"{prefix}code", f"{prefix}parent__code"),
        territories=(f"{prefix}territory",),
        owner=owner,
    )


class BodyKind(models.TextChoices):
    PLENARY = "plenary", "assemblée plénière"
    BUREAU = "bureau", "bureau"
    COMMISSION = "commission", "commission"
    WORKING_GROUP = "working_group", "groupe de travail"
    LOCAL = "local", "instance locale"


class Body(models.Model):
    """A body of the committee, or a local one of the inventory (action 33).

    ``chaired_by``: the colleges that preside it, ``led_by`` who leads it by name; ``territory``:
    ``employment_basin:7617`` for a local body, empty for the region. ``reviews_plan``: the calendar
    proposes it themes to examine. ``line``: of the plan's document, null for what people added.
    """

    branch: ClassVar[Branch] = _under("")

    code = models.CharField(max_length=60, unique=True)
    kind = models.CharField(max_length=14, choices=BodyKind.choices)
    name = models.CharField(max_length=200)
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    chaired_by = ArrayField(
        models.CharField(max_length=12, choices=College.choices), default=list, blank=True
    )
    led_by = models.CharField(max_length=200, blank=True)
    territory = models.CharField(max_length=60, blank=True)
    remit = models.TextField(blank=True)
    contact = models.CharField(max_length=300, blank=True)
    reviews_plan = models.BooleanField(default=False)
    line = models.PositiveIntegerField(null=True, blank=True)
    reviewed_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("kind", "name")

    def __str__(self) -> str:
        return self.name


class Meeting(models.Model):
    """A meeting of a body; its minutes are public inside the colleges once ``published_at``."""

    branch: ClassVar[Branch] = _under("body__")

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="meetings")
    on = models.DateField()
    starts_at = models.TimeField(null=True, blank=True)
    place = models.CharField(max_length=200, blank=True)
    minutes = models.TextField(blank=True)
    minutes_revision = models.PositiveIntegerField(default=0)
    published_at = models.DateTimeField(null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("on", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("body", "on"),
                condition=models.Q(cancelled_at=None),
                name="meeting_body_day",
            ),
        )

    def __str__(self) -> str:
        return f"{self.body}, {self.on:%d/%m/%Y}"


class AgendaItem(models.Model):
    """A point of the agenda; with a ``priority`` it is the review of that theme."""

    branch: ClassVar[Branch] = _under("meeting__body__")

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="agenda")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=300)
    priority = models.ForeignKey(
        Priority, null=True, blank=True, on_delete=models.PROTECT, related_name="reviews"
    )

    class Meta:
        ordering = ("meeting", "position")
        constraints = (
            # Two points swap their places: checked at the end of the transaction.
            models.UniqueConstraint(
                fields=("meeting", "position"),
                name="agenda_position_once",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.UniqueConstraint(
                fields=("meeting", "priority"),
                condition=models.Q(priority__isnull=False),
                name="agenda_theme_once",
            ),
        )


class Stance(models.TextChoices):
    FAVOURABLE = "favourable", "favorable"
    RESERVED = "reserved", "favorable avec réserves"
    UNFAVOURABLE = "unfavourable", "défavorable"
    NONE = "none", "ne se prononce pas"


class Opinion(models.Model):
    """The opinion of a college on a point of the agenda; one a college, and a point."""

    branch: ClassVar[Branch] = _under("item__meeting__body__")

    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="opinions")
    college = models.CharField(max_length=12, choices=College.choices)
    stance = models.CharField(max_length=12, choices=Stance.choices)
    text = models.TextField(blank=True)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField()

    class Meta:
        ordering = ("item", "college")
        constraints = (
            models.UniqueConstraint(fields=("item", "college"), name="opinion_college_once"),
        )


class Decision(models.Model):
    """What a meeting decided: who does it, before when, about which action."""

    branch: ClassVar[Branch] = _under("item__meeting__body__", owner="owner__code")

    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="decisions")
    text = models.TextField()
    owner = models.ForeignKey(
        Institution, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    due_on = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    action = models.ForeignKey(
        Action, null=True, blank=True, on_delete=models.PROTECT, related_name="decisions"
    )

    class Meta:
        ordering = ("due_on", "id")


class Evaluation(models.Model):
    """An evaluation of schemes that overlap: question, provider, findings, follow-up given."""

    branch: ClassVar[Branch] = Branch("crefop", owner="owner__code")

    question = models.TextField()
    provider = models.CharField(max_length=300, blank=True)
    schemes = models.TextField(help_text="schemes covered, one a line")
    findings = models.TextField(blank=True)
    follow_up = models.TextField(blank=True)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    actions = models.ManyToManyField(Action, blank=True, related_name="evaluations")
    owner = models.ForeignKey(
        Institution, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ("-starts_on", "-id")


class RoadmapItem(models.Model):
    """A line of the quadripartite roadmap of a year: agreed by whom, done when."""

    branch: ClassVar[Branch] = Branch("crefop", owner="owner__code")

    year = models.PositiveSmallIntegerField()
    position = models.PositiveSmallIntegerField(default=0)
    text = models.TextField()
    colleges = models.CharField(max_length=60, help_text="colleges that agreed, comma separated")
    owner = models.ForeignKey(
        Institution, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    due_on = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    actions = models.ManyToManyField(Action, blank=True, related_name="roadmap_items")

    class Meta:
        ordering = ("-year", "position", "id")
