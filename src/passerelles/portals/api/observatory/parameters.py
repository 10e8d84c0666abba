"""What may be asked of indicators and of their observations."""

from typing import Annotated, Any

from ninja import Schema
from ninja.params import functions as param_functions
from pydantic import Field

from passerelles.portals.api.reference.parameters import TEXT
from passerelles.portals.api.shared.paging import PageQuery

TERRITORY = r"^[a-z_]{3,24}:[0-9A-Za-z_-]{1,20}$"
PERIOD = r"^(R?[0-9]{4}|[0-9]{4}-T[1-4]|[0-9]{4}-(0[1-9]|1[0-2]))$"

SEX, LEVEL = r"^[FM]$", r"^[3-8]$"


def _path(told: str, example: str) -> Any:
    return param_functions.Path(..., max_length=60, pattern=TEXT, description=told, example=example)


IndicatorCode = Annotated[str, _path("Code de l’indicateur.", "bmo_projects")]


def _dimension(told: str) -> Any:
    return Field("", max_length=40, pattern=TEXT, description=f"{told} Omis : le total.")


def _form(told: str, pattern: str) -> Any:
    """A text of that form, checked by ``asked``, whose refusal shows an example."""
    return Field("", json_schema_extra={"pattern": f"^$|{pattern}"}, description=told)


_WHERE = (
    "Territoire, par sa sorte et son code : « region:76 », « departement:31 », "
    "« employment_basin:7617 », « country:FR »."
)
AS_OF: Any = Field(
    None,
    json_schema_extra={
        "anyOf": [
            {"type": "string", "format": "date"},
            {"type": "string", "format": "date-time"},
            {"type": "string", "maxLength": 0},
            {"type": "null"},
        ]
    },
    description="Jour (2026-11-23) ou instant (2026-11-23T08:00:00Z) : les chiffres tels qu’on "
    "les connaissait alors. Omis ou à venir : ceux d’aujourd’hui.",
)


class AboutQuery(Schema):
    """Le territoire, la période et le sujet voulus."""

    territory: str = _form(f"{_WHERE} Omis : tous.", TERRITORY)
    period: str = _form("Période : 2024, 2024-T1, 2024-03 ou R2024. Omise : toutes.", PERIOD)
    occupation: str = _dimension(
        "Métier, avec son édition (« FAP-2021:A0X40 », « ROME-3.47:F1610 ») ou par son seul code, "
        "lu alors dans l’édition la plus récente qui a des chiffres."
    )
    sector: str = _dimension(
        "Secteur, avec son édition (« NAF-2008:4120B », « NSF-1994:312 ») ou par son seul code."
    )
    sex: str = _form("Sexe : F ou M. Omis : le total.", SEX)
    age: str = _dimension("Âge, comme la source l’écrit.")
    level: str = _form("Niveau de diplôme, de 3 à 8. Omis : le total.", LEVEL)


class ValueQuery(Schema):
    """Où l’indicateur est voulu, et à quelle date."""

    territory: str = _form(f"{_WHERE} Omis : la région du plan.", TERRITORY)
    as_of: str | None = AS_OF


class OneQuery(AboutQuery):
    """Le chiffre voulu : son territoire, et s’il le faut sa période, son sujet et sa date."""

    territory: str = _form(f"{_WHERE} Omis : la région du plan.", TERRITORY)
    as_of: str | None = AS_OF


class ObservationQuery(PageQuery, AboutQuery):
    """Les observations voulues."""

    indicator: str = Field(
        ..., max_length=60, pattern=TEXT, description="Code de l’indicateur : « bmo_projects »."
    )
    as_of: str | None = AS_OF
