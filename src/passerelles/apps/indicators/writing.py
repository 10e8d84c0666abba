"""From a fact to the row that keeps it."""

from dataclasses import dataclass

from django.db.models.base import ModelState

from passerelles.apps.indicators.models import Observation
from passerelles.apps.indicators.reads.definitions import indicator_of
from passerelles.domain.indicators.fact import Fact


@dataclass(frozen=True, slots=True)
class Writer:
    """Makes the rows of one edition of one source (``Writer("bmo", "BMO-2024")(fact)``)."""

    source: str
    edition: str

    def __call__(self, fact: Fact) -> Observation:
        """An unsaved row. Raises KeyError when the indicator is not declared."""
        place, about, quantity = fact.place, fact.dimensions, fact.quantity
        values = {
            "id": None,
            "known": None,
            "indicator": fact.indicator,
            "definition_version": indicator_of(fact.indicator).definition.version,
            "source_id": self.source,
            "edition": self.edition,
            "territory_kind": place.kind,
            "territory_code": place.code,
            "geography": place.geography,
            "departement": place.departement,
            "region": place.region,
            "period": fact.period,
            "occupation": about.occupation,
            "sector": about.sector,
            "sex": about.sex,
            "age": about.age,
            "level": about.level,
            "value": quantity.value,
            "numerator": quantity.numerator,
            "denominator": quantity.denominator,
            "low": quantity.interval.low if quantity.interval else None,
            "high": quantity.interval.high if quantity.interval else None,
            "bound": quantity.bound,
            "absence": quantity.absence or "",
            "origin": fact.origin,
        }
        # A million rows are only carried to staging: the constructor of Django, with its 25 setters
        # and two signals, takes more time than all the rest of their making.
        row = Observation.__new__(Observation)
        row.__dict__.update(values, _state=ModelState())
        return row
