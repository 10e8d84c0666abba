"""The state of one load: what codes resolve to, keys given, and what was told already."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from django.contrib.postgres.fields import ArrayField
from django.db.models import CharField, Model, URLField

from passerelles.apps.catalogue.reads.targets import OfferTargets
from passerelles.connectors.lheo.keys import Keys
from passerelles.domain.reference.neighbours import Point
from passerelles.formats.common.rejection import Rejection

SMALLEST_INTEGERS = 32_767


@dataclass(slots=True)
class Reading:
    """``points``: where communes are; ``met``: signature of each row already given, by key."""

    source: str
    targets: OfferTargets
    providers: Keys
    trainings: Keys
    actions: Keys
    sessions: Keys
    points: Mapping[str, Point] = field(default_factory=dict)
    met: dict[tuple[type[Model], str], str] = field(default_factory=dict)
    place: str = ""
    warnings: list[Rejection] = field(default_factory=list)
    _communes: dict[tuple[str, str, str], str | None] = field(default_factory=dict)
    _told: set[tuple[str, str]] = field(default_factory=set)

    def warn(self, rule: str, value: str, message: str) -> None:
        """Tell a doubt, once for each value: a flow repeats its habits thousands of times."""
        if (rule, value) not in self._told:
            self._told.add((rule, value))
            self.warnings.append(Rejection(self.place, rule, message, value, severity="warning"))

    def refuse(self, rule: str, message: str, fragment: str = "") -> Rejection:
        return Rejection(self.place, rule, message, fragment)

    def drain(self) -> list[Rejection]:
        """The warnings told since last time."""
        told, self.warnings = self.warnings, []
        return told

    def commune(self, insee: str, postcode: str, city: str) -> str | None:
        """The key of the commune, resolved once for each way of naming it."""
        said = insee, postcode, city
        if said not in self._communes:
            self._communes[said] = self.targets.commune(insee, postcode=postcode, city=city)
        return self._communes[said]

    def is_new(self, row: Model, signature: str = "") -> bool:
        """Whether this load has not given the row yet; it is then taken as given."""
        key = type(row), str(row.pk)
        if key in self.met:
            return False
        self.met[key] = signature
        return True

    def whole(self, value: int | None, name: str) -> int | None:
        """``value`` when a column can hold it."""
        if value is None or 0 <= value <= SMALLEST_INTEGERS:
            return value
        self.warn(
            "lheo.number-out-of-range",
            str(value),
            f"« {value} » ne peut pas être {name} : la valeur est ignorée. Vérifiez l’unité.",
        )
        return None

    def fit(self, row: Model) -> Model:
        """Cut the texts longer than their columns; drop from lists the items that are."""
        for name, limit in _texts_of(type(row)):
            value = getattr(row, name)
            if len(value) > limit:
                setattr(row, name, "" if name == "url" else f"{value[: limit - 1]}…")
                self.warn(
                    "lheo.too-long",
                    value,
                    f"« {value[:60]}… » compte {len(value)} caractères, {limit} au plus "
                    f"({name}) : le texte est coupé. Raccourcissez-le.",
                )
        for name, limit in _lists_of(type(row)):
            self._fit_list(row, name, limit)
        return row

    def _fit_list(self, row: Model, name: str, limit: int) -> None:
        values = getattr(row, name) or []
        for value in values:
            if len(value) > limit:
                self.warn(
                    "lheo.not-a-code",
                    value,
                    f"« {value[:60]} » n’est pas un code ({name}, {limit} caractères au plus) : "
                    "il est ignoré. Corrigez-le.",
                )
        if any(len(value) > limit for value in values):
            setattr(row, name, [value for value in values if len(value) <= limit])


@cache
def _texts_of(model: type[Model]) -> tuple[tuple[str, int], ...]:
    fields = [f for f in model._meta.concrete_fields if isinstance(f, CharField | URLField)]
    return tuple((f.attname, f.max_length) for f in fields if f.max_length and not f.primary_key)


@cache
def _lists_of(model: type[Model]) -> tuple[tuple[str, int], ...]:
    fields = [f for f in model._meta.concrete_fields if isinstance(f, ArrayField)]
    return tuple((f.attname, f.base_field.max_length) for f in fields if f.base_field.max_length)
