"""Sessions as lists show them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from passerelles.domain.common.partial_date import PartialDate


@dataclass(frozen=True, slots=True)
class RowPlace:
    """``label``: city or name of the place; coordinates in degrees, None when unknown."""

    key: str
    label: str
    insee: str
    latitude: float | None
    longitude: float | None


@dataclass(frozen=True, slots=True)
class RowOccupation:
    edition: str
    code: str
    label: str


@dataclass(frozen=True, slots=True)
class SessionRow:
    """One session in a list; the corrections made by hand are applied.

    ``places``: all those of its action. ``certification``: key and title of the first one, as the
    register names it, or None. ``green``: one of the three perimeters says so.
    """

    id: str
    training_id: str
    title: str
    provider_id: str
    provider_name: str
    provider_siret: str
    places: tuple[RowPlace, ...]
    start: PartialDate
    end: PartialDate
    mode: str
    entry_mode: str
    level_out: int | None
    certification: tuple[str, str] | None
    occupations: tuple[RowOccupation, ...]
    programme: str
    contract: str
    funders: tuple[str, ...]
    costs_covered: bool | None
    remaining_cost: str
    seats: int | None
    seats_on: date | None
    recruitment_state: str
    green: bool
    updated_on: date | None
    demonstration: bool
    closed_on: date | None


def session_rows(ids: Sequence[str]) -> list[SessionRow]:
    """The sessions of these keys, in their order, unknown ones left out; queries do not grow."""
    raise NotImplementedError
