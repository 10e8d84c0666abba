"""What may be asked of observations, and what it means."""

from dataclasses import replace
from datetime import datetime, time
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from ninja import Schema
from ninja.errors import HttpError
from ninja.params import functions as param_functions
from pydantic import Field

from passerelles.apps.indicators.reads.definitions import indicators
from passerelles.apps.indicators.reads.observations import Wanted
from passerelles.apps.indicators.reads.occupations import occupation_key
from passerelles.apps.indicators.reads.territories import PART
from passerelles.apps.reference.models import TerritoryKind
from passerelles.apps.reference.reads.lists.territories import find_territory
from passerelles.portals.api.reference.parameters import TEXT
from passerelles.portals.api.shared.paging import PageQuery

PARIS = ZoneInfo("Europe/Paris")
LONGEST_DAY = len("2026-11-23")
TERRITORY = r"^[a-z_]{3,24}:[0-9A-Za-z_-]{1,20}$"
PERIOD = r"^(R?[0-9]{4}|[0-9]{4}-T[1-4]|[0-9]{4}-[0-9]{2})$"
_TERRITORY_TOLD = "Territoire, par sa sorte et son code : « region:76 », « country:FR »."


def _path(told: str, example: str) -> Any:
    return param_functions.Path(..., max_length=60, pattern=TEXT, description=told, example=example)


IndicatorCode = Annotated[str, _path("Code de l’indicateur.", "bmo_projects")]


def _dimension(told: str) -> Any:
    return Field("", max_length=40, pattern=TEXT, description=f"{told} Omis : le total.")


class AboutQuery(Schema):
    """Le territoire, la période et le sujet voulus."""

    territory: str | None = Field(None, pattern=TERRITORY, description=_TERRITORY_TOLD)
    period: str | None = Field(
        None,
        pattern=PERIOD,
        description="Période : 2024, 2024-T1, 2024-03 ou R2024. Omise : toutes.",
    )
    occupation: str = _dimension(
        "Métier, avec son édition (« FAP-2021:A0X40 », « ROME-3.47:F1610 ») ou par son seul code, "
        "lu alors dans l’édition la plus récente qui a des chiffres."
    )
    sector: str = _dimension("Secteur, avec son édition (« NAF-2008:4120B », « NSF-1994:312 »).")
    sex: str = _dimension("Sexe : F ou M.")
    age: str = _dimension("Âge, comme la source l’écrit.")
    level: str = _dimension("Niveau de diplôme, de 3 à 8.")


class OneQuery(AboutQuery):
    """Le chiffre voulu : son territoire, et s’il le faut sa période et son sujet."""

    territory: str = Field(..., pattern=TERRITORY, description=_TERRITORY_TOLD)


class ObservationQuery(PageQuery, AboutQuery):
    """Les observations voulues."""

    indicator: str = Field(
        ..., max_length=60, pattern=TEXT, description="Code de l’indicateur : « bmo_projects »."
    )
    as_of: str | None = Field(
        None,
        json_schema_extra={
            "anyOf": [
                {"type": "string", "format": "date"},
                {"type": "string", "format": "date-time"},
                {"type": "null"},
            ]
        },
        description="Jour (2026-11-23) ou instant (2026-11-23T08:00:00Z) : les chiffres tels qu’on "
        "les connaissait alors. Omis : ceux d’aujourd’hui.",
    )


def known_indicator(code: str) -> str:
    """That code. Raises HttpError 404, which names the indicators that exist."""
    if code not in indicators():
        raise HttpError(
            404,
            f"Aucun indicateur ne porte le code « {code} ». Indicateurs : "
            f"{', '.join(sorted(indicators()))}.",
        )
    return code


def wanted(indicator: str, asked: AboutQuery, as_of: datetime | None = None) -> Wanted:
    """What to read. Raises HttpError 404 when the territory is unknown."""
    kind, _, code = (asked.territory or "").partition(":")
    about = {name: getattr(asked, name) for name in ("sector", "sex", "age", "level")}
    found = Wanted(
        indicator=known_indicator(indicator),
        kind=kind or None,
        code=code or None,
        period=asked.period,
        occupation=None,
        as_of=as_of,
        **about,
    )
    return replace(found, occupation=occupation_key(asked.occupation, found))


def moment(as_of: str | None) -> datetime | None:
    """The instant asked for; a day lasts until its end in Paris. Raises HttpError 400."""
    if not as_of:
        return None
    try:
        read = datetime.fromisoformat(as_of)
    except ValueError as error:
        raise HttpError(
            400,
            f"« as_of » vaut « {as_of} » : écrivez un jour (2026-11-23) ou un instant "
            "(2026-11-23T08:00:00Z).",
        ) from error
    if len(as_of) <= LONGEST_DAY:
        read = datetime.combine(read, time.max)
    return read if read.tzinfo else read.replace(tzinfo=PARIS)


def require_territory(name: str | None) -> None:
    """Raises HttpError 404 when no territory bears that name."""
    if not name:
        return
    kind, _, code = name.partition(":")
    if kind == PART:
        kind, code = TerritoryKind.EMPLOYMENT_BASIN.value, code.partition("-")[0]
    if name != "country:FR" and find_territory(kind, code) is None:
        raise HttpError(
            404,
            f"Aucun territoire « {name} » n’est chargé. Écrivez « sorte:code », par exemple "
            "« departement:31 » ; la liste est à /api/v1/territories.",
        )
