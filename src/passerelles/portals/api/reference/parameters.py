"""Parameters that several resources share, and what they mean."""

from typing import Annotated, Any, Literal

from ninja import Schema
from ninja.errors import HttpError
from ninja.params import functions as param_functions
from pydantic import Field

from passerelles.apps.reference.models import Territory
from passerelles.apps.reference.reads.editions import editions
from passerelles.apps.reference.reads.lists.editions import editions_named
from passerelles.apps.reference.reads.lists.territories import find_territory

LONGEST_WORDS = 200
TEXT = r"^[^\x00]*$"  # anything but the null character, which no text holds

BodyKindCode = Literal["agency", "mission_locale", "school", "cfa", "training_body"]
InterestCode = Literal["R", "I", "A", "S", "E", "C"]
RegisterCode = Literal["RNCP", "RS"]
SkillKindCode = Literal["know_how", "knowledge", "behaviour"]
TransitionCode = Literal["green", "strategic", "white", "brown"]
TerritoryKindCode = Literal[
    "region",
    "academie",
    "departement",
    "metropole",
    "epci",
    "commune",
    "arrondissement",
    "former_commune",
    "employment_basin",
    "employment_zone",
    "clpe",
    "living_basin",
    "qpv",
    "zrr_frr",
]

Words = Annotated[
    str,
    Field(
        max_length=LONGEST_WORDS,
        pattern=TEXT,
        description="Mots cherchés, comme on les dit ; accents et majuscules ne comptent pas.",
    ),
]
EditionName = Annotated[
    str | None,
    Field(
        min_length=1,
        max_length=40,
        pattern="^[0-9A-Za-z._-]+$",
        description="Édition, en entier (« ROME-4.60 ») ou par son numéro (« 4.60 ») ; absente, "
        "la plus récente chargée.",
    ),
]


class EditionQuery(Schema):
    """L’édition voulue."""

    edition: EditionName = None


def _code(example: str) -> Any:
    told = "Code dans l’édition."
    return param_functions.Path(..., max_length=80, pattern=TEXT, description=told, example=example)


OccupationCode = Annotated[str, _code("F1602")]
SkillCode = Annotated[str, _code("100381")]
CertificationCode = Annotated[str, _code("RNCP37780")]
TerritoryCode = Annotated[str, _code("31555")]
Within = Annotated[
    str | None,
    Field(
        pattern=r"^[a-z_]{3,20}:[0-9A-Za-z_-]{1,20}$",
        description="Territoire, par sa sorte et son code : « departement:31 ». "
        "Un code de territoire ne se lit qu’avec sa sorte.",
    ),
]


def edition_key(name: str | None, *, scheme: str) -> str:
    """The key of the edition named, empty when none is. Raises HttpError 404."""
    return edition_keys(name, scheme=scheme)[0] if name else ""


def edition_keys(name: str | None, *, scheme: str = "") -> tuple[str, ...]:
    """The keys of the editions named. Raises HttpError 404 when none is loaded."""
    if not name:
        return ()
    found = editions_named(name, scheme=scheme)
    if not found:
        loaded = [one.id for one in editions().values() if scheme in ("", one.scheme)]
        raise HttpError(
            404,
            f"Aucune édition « {name} » n’est chargée. "
            f"Éditions chargées : {', '.join(loaded) or 'aucune'}.",
        )
    return found


def territory_named(name: str | None) -> Territory | None:
    """The territory that ``within`` names. Raises HttpError 404 when it is unknown."""
    if not name:
        return None
    kind, _, code = name.partition(":")
    found = find_territory(kind, code)
    if found is None:
        raise HttpError(404, f"Aucun territoire « {name} » n’est chargé. Vérifiez sorte et code.")
    return found


def unknown(what: str, code: str, edition: str | None = None) -> HttpError:
    """The 404 of a code that nothing loaded bears."""
    where = f" dans l’édition « {edition} »" if edition else ""
    return HttpError(404, f"Aucun{what} ne porte le code « {code} »{where}. Vérifiez le code.")
