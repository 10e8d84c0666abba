"""The offer as its publishers give it: provider, training, action, session.

Keys are ``<source>:<number of the publisher>``; rows are closed, never deleted, when their source
drops them. Human corrections are layers kept elsewhere (``desk.py``): no import undoes them.
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from passerelles.apps.reference.models import Certification, Imported, Occupation, Territory
from passerelles.domain.common.partial_date import DatePrecision

PRECISIONS = [(precision.value, precision.value) for precision in DatePrecision]
KEY_LENGTH = 160


def texts(length: int) -> "ArrayField[list[str], list[str]]":
    """A list of short texts, empty when nothing was said."""
    return ArrayField(models.CharField(max_length=length), default=list, blank=True)


class Mode(models.TextChoices):
    ONSITE = "onsite", "Sur place"
    BLENDED = "blended", "En partie à distance"
    REMOTE = "remote", "À distance"


class EntryMode(models.TextChoices):
    FIXED = "fixed", "Entrées à dates fixes"
    CONTINUOUS = "continuous", "Entrées toute l’année"


class RecruitmentState(models.TextChoices):
    OPEN = "open", "Inscriptions ouvertes"
    CLOSED = "closed", "Inscriptions closes"
    SUSPENDED = "suspended", "Inscriptions suspendues"


class Pace(models.TextChoices):
    FULL_TIME = "full_time", "Temps plein"
    PART_TIME = "part_time", "Temps partiel"
    EVENING = "evening", "Cours du soir"
    WEEKEND = "weekend", "Week-end"


class Provider(Imported):
    """The body responsible for trainings.

    ``contacts``: list of ``{"kind", "name", "phone", "email"}``; ``qualiopi``: the types of action
    certified (formation, bilan, vae, apprentissage), None when nobody said.
    """

    id = models.CharField(primary_key=True, max_length=KEY_LENGTH)
    siret = models.CharField(max_length=14, blank=True)
    activity_number = models.CharField(max_length=11, blank=True)
    uai = models.CharField(max_length=8, blank=True)
    name = models.CharField(max_length=300)
    legal_name = models.CharField(max_length=300, blank=True)
    address = models.CharField(max_length=400, blank=True)
    postcode = models.CharField(max_length=10, blank=True)
    city = models.CharField(max_length=100, blank=True)
    commune = models.ForeignKey(
        Territory, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    phone = models.CharField(max_length=60, blank=True)
    email = models.CharField(max_length=160, blank=True)
    url = models.CharField(max_length=400, blank=True)
    contacts = models.JSONField(default=list, blank=True)
    qualiopi = ArrayField(models.CharField(max_length=20), null=True, blank=True)
    regional_label = models.BooleanField(null=True, blank=True, help_text="Certif’Région")
    description = models.TextField(blank=True)
    updated_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("name", "id")
        indexes = (models.Index(fields=("siret",)),)

    def __str__(self) -> str:
        return self.name


class Training(Imported):
    """What is learnt. Levels are those of 2019 (1 to 8), None when unknown."""

    id = models.CharField(primary_key=True, max_length=KEY_LENGTH)
    number = models.CharField(max_length=120, help_text="number given by the publisher")
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="trainings")
    title = models.CharField(max_length=500)
    objective = models.TextField(blank=True)
    expected_results = models.TextField(blank=True)
    content = models.TextField(blank=True)
    is_certifying = models.BooleanField(null=True, blank=True)
    pathway = models.CharField(max_length=1, blank=True)
    general_objective = models.CharField(max_length=2, blank=True)
    entry_level = models.PositiveSmallIntegerField(null=True, blank=True)
    entry_level_received = models.CharField(max_length=10, blank=True)
    exit_level = models.PositiveSmallIntegerField(null=True, blank=True)
    exit_level_received = models.CharField(max_length=10, blank=True)
    formacodes = texts(5)
    nsf = texts(5)
    url = models.CharField(max_length=400, blank=True)
    contacts = models.JSONField(default=list, blank=True)
    created_on = models.DateField(null=True, blank=True)
    updated_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("title", "id")

    def __str__(self) -> str:
        return self.title


class TrainingCertification(Imported):
    """A certification that a training leads to: the code as received beside the resolved one."""

    id = models.CharField(primary_key=True, max_length=KEY_LENGTH + 10)
    training = models.ForeignKey(Training, on_delete=models.PROTECT, related_name="certifications")
    position = models.PositiveSmallIntegerField(default=0)
    received = models.CharField(max_length=60)
    certification = models.ForeignKey(
        Certification, null=True, blank=True, on_delete=models.PROTECT, related_name="trainings"
    )

    class Meta:
        ordering = ("training", "position")


class TrainingOccupation(Imported):
    """An occupation that a training leads to: the ROME code as received beside the resolved one."""

    id = models.CharField(primary_key=True, max_length=KEY_LENGTH + 10)
    training = models.ForeignKey(Training, on_delete=models.PROTECT, related_name="occupations")
    position = models.PositiveSmallIntegerField(default=0)
    received = models.CharField(max_length=10)
    occupation = models.ForeignKey(
        Occupation, null=True, blank=True, on_delete=models.PROTECT, related_name="trainings"
    )

    class Meta:
        ordering = ("training", "position")


class TrainingAction(Imported):
    """How a training is given. Hours are whole hours, prices euros.

    ``programme`` is a slug of ``content/offer/programmes.yaml``. ``modules``: compulsory modules of
    the regional programme (transversal, digital, ecological). ``equipment``: list of
    ``{"label", "cost"}``.
    """

    id = models.CharField(primary_key=True, max_length=KEY_LENGTH)
    number = models.CharField(max_length=120)
    training = models.ForeignKey(Training, on_delete=models.PROTECT, related_name="actions")
    mode = models.CharField(max_length=10, choices=Mode.choices, blank=True)
    entry_mode = models.CharField(max_length=12, choices=EntryMode.choices, blank=True)
    pace = models.TextField(blank=True)
    paces = texts(12)
    alternation = models.TextField(blank=True)
    contract = models.CharField(
        max_length=20, blank=True, help_text="apprenticeship, professionalisation or empty"
    )
    conditions = models.TextField(blank=True)
    entry_level_required = models.BooleanField(null=True, blank=True)
    publics = texts(5)
    public_note = models.TextField(blank=True)
    recruitment_terms = models.TextField(blank=True)
    teaching_methods = models.TextField(blank=True)
    languages = texts(5)
    hours_centre = models.PositiveIntegerField(null=True, blank=True)
    hours_company = models.PositiveIntegerField(null=True, blank=True)
    hours_total = models.PositiveIntegerField(null=True, blank=True)
    hours_weekly = models.PositiveSmallIntegerField(null=True, blank=True)
    duration = models.CharField(max_length=200, blank=True)
    costs_covered = models.BooleanField(null=True, blank=True)
    remaining_cost = models.CharField(max_length=300, blank=True)
    total_price = models.DecimalField(max_digits=10, decimal_places=2, null=True, blank=True)
    hourly_price = models.DecimalField(max_digits=8, decimal_places=2, null=True, blank=True)
    funding_terms = models.TextField(blank=True)
    agreed = models.BooleanField(null=True, blank=True)
    programme = models.CharField(max_length=40, blank=True)
    programme_received = models.CharField(max_length=200, blank=True)
    modules = texts(20)
    green_by_content = models.BooleanField(null=True, blank=True, help_text="Pacte vert")
    adjustments = models.BooleanField(
        null=True, blank=True, help_text="welcomes disabled people with adjustments"
    )
    disabled_access = models.TextField(blank=True)
    meals = models.TextField(blank=True)
    lodging = models.TextField(blank=True)
    transport = models.TextField(blank=True)
    equipment = models.JSONField(default=list, blank=True)
    trainer_name = models.CharField(max_length=300, blank=True)
    trainer_siret = models.CharField(max_length=14, blank=True)
    url = models.CharField(max_length=400, blank=True)
    created_on = models.DateField(null=True, blank=True)
    updated_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("training", "id")


class Place(Imported):
    """Where an action takes place. Coordinates in degrees (WGS 84), those of the offer if given."""

    id = models.CharField(primary_key=True, max_length=KEY_LENGTH + 10)
    action = models.ForeignKey(TrainingAction, on_delete=models.PROTECT, related_name="places")
    position = models.PositiveSmallIntegerField(default=0)
    name = models.CharField(max_length=300, blank=True)
    siret = models.CharField(max_length=14, blank=True)
    address = models.CharField(max_length=400, blank=True)
    postcode = models.CharField(max_length=10, blank=True)
    city = models.CharField(max_length=100, blank=True)
    commune_received = models.CharField(max_length=10, blank=True)
    commune = models.ForeignKey(
        Territory, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    phone = models.CharField(max_length=60, blank=True)
    access = models.TextField(blank=True)

    class Meta:
        ordering = ("action", "position")


class Funding(Imported):
    """Who pays an action, and for how many seats; ``publics``: those for whom they are reserved."""

    id = models.CharField(primary_key=True, max_length=KEY_LENGTH + 10)
    action = models.ForeignKey(TrainingAction, on_delete=models.PROTECT, related_name="fundings")
    position = models.PositiveSmallIntegerField(default=0)
    funder = models.CharField(max_length=3, help_text="code of the Lhéo table of funders")
    seats = models.PositiveIntegerField(null=True, blank=True)
    programme_received = models.CharField(max_length=200, blank=True)
    publics = texts(5)

    class Meta:
        ordering = ("action", "position")


class Session(Imported):
    """One dated run of an action. A start without its day keeps its precision."""

    id = models.CharField(primary_key=True, max_length=KEY_LENGTH)
    number = models.CharField(max_length=120)
    action = models.ForeignKey(TrainingAction, on_delete=models.PROTECT, related_name="sessions")
    start = models.DateField(null=True, blank=True)
    start_precision = models.CharField(max_length=7, choices=PRECISIONS)
    end = models.DateField(null=True, blank=True)
    end_precision = models.CharField(max_length=7, choices=PRECISIONS)
    registration_start = models.DateField(null=True, blank=True)
    registration_end = models.DateField(null=True, blank=True)
    recruitment_state = models.CharField(
        max_length=10, choices=RecruitmentState.choices, blank=True
    )
    seats = models.PositiveIntegerField(null=True, blank=True, help_text="seats said to be left")
    capacity = models.PositiveIntegerField(null=True, blank=True)
    reserved_seats = models.PositiveIntegerField(null=True, blank=True)
    reserved_for = models.CharField(max_length=200, blank=True)
    seats_on = models.DateField(null=True, blank=True, help_text="day of the figure of seats")
    registration_terms = models.TextField(blank=True)
    registration_address = models.CharField(max_length=400, blank=True)
    contacts = models.JSONField(default=list, blank=True)
    url = models.CharField(max_length=400, blank=True)
    blocks_validation = models.CharField(max_length=1, blank=True)
    created_on = models.DateField(null=True, blank=True)
    updated_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("start", "id")


class InformationMeeting(Imported):
    """An admission step of a session; ``kind`` is the Lhéo code (9: information meeting)."""

    id = models.CharField(primary_key=True, max_length=KEY_LENGTH + 10)
    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="meetings")
    kind = models.CharField(max_length=2)
    start = models.DateField(null=True, blank=True)
    end = models.DateField(null=True, blank=True)
    start_time = models.TimeField(null=True, blank=True)
    end_time = models.TimeField(null=True, blank=True)
    is_remote = models.BooleanField(null=True, blank=True)
    address = models.CharField(max_length=400, blank=True)
    postcode = models.CharField(max_length=10, blank=True)
    city = models.CharField(max_length=100, blank=True)
    commune = models.ForeignKey(
        Territory, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    seats = models.PositiveIntegerField(null=True, blank=True)
    comment = models.TextField(blank=True)
    url = models.CharField(max_length=400, blank=True)

    class Meta:
        ordering = ("start", "start_time", "id")
        indexes = (models.Index(fields=("start",)),)


class SessionBlock(Imported):
    """A block of competences that a session prepares."""

    id = models.CharField(primary_key=True, max_length=KEY_LENGTH + 10)
    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="blocks")
    position = models.PositiveSmallIntegerField(default=0)
    code = models.CharField(max_length=40, blank=True)
    label = models.CharField(max_length=500)
    alone = models.BooleanField(help_text="may be taken without the others")

    class Meta:
        ordering = ("session", "position")
        indexes = (models.Index(fields=("code",)),)
