"""What the parameters of a request mean; an error names the value and what to write instead."""

import re
from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from django.http import HttpRequest
from ninja.errors import HttpError

from passerelles.apps.indicators.reads.as_of import instant
from passerelles.apps.indicators.reads.definitions import indicators
from passerelles.apps.indicators.reads.headlines import Where, where_told
from passerelles.apps.indicators.reads.observations import Wanted
from passerelles.apps.indicators.reads.subjects import Subject, is_known, schemes, subject_key
from passerelles.apps.indicators.reads.territories import COUNTRY, PART
from passerelles.apps.reference.models import TerritoryKind
from passerelles.apps.reference.reads.lists.territories import find_territory
from passerelles.apps.steering.reads.region import plan_region
from passerelles.domain.reference.names import readable
from passerelles.portals.api.observatory.parameters import (
    LEVEL,
    PERIOD,
    SEX,
    TERRITORY,
    AboutQuery,
    OneQuery,
    ValueQuery,
)

FRANCE = (COUNTRY, "FR")
_FORMS = {
    "territory": (
        TERRITORY,
        "écrivez la sorte puis le code, « region:76 », « departement:09 » ou "
        "« employment_basin:7617 »",
    ),
    "period": (
        PERIOD,
        "écrivez une année (2024), un trimestre (2024-T1), un mois (2024-03) ou une rentrée "
        "(R2024)",
    ),
    "sex": (SEX, "écrivez F ou M"),
    "level": (LEVEL, "écrivez un niveau de 3 à 8"),
}
BODY = "body"  # a school, by its UAI number


def refuse_unread(request: HttpRequest, read: Collection[str]) -> None:
    """Raises HttpError 400 for a parameter that nobody reads, or that is given twice.

    A figure would answer all the same, about something else than what was meant.
    """
    for name, values in request.GET.lists():
        if name not in read:
            raise HttpError(
                400,
                f"Le paramètre « {name[:40]} » n’existe pas ici. Paramètres : "
                f"{', '.join(sorted(read))}.",
            )
        if len(values) > 1:
            raise HttpError(
                400, f"Le paramètre « {name} » est donné {len(values)} fois. Gardez-en un seul."
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
    """What to read. Raises HttpError 404 for an unknown indicator, 400 for a malformed value."""
    _require_form(asked)
    kind, _, code = asked.territory.partition(":")
    about = {name: getattr(asked, name) for name in ("sex", "age", "level")}
    found = Wanted(
        indicator=known_indicator(indicator),
        kind=kind or None,
        code=code or None,
        period=asked.period or None,
        as_of=as_of,
        **about,
    )
    return replace(
        found,
        occupation=subject_key("occupation", asked.occupation, found),
        sector=subject_key("sector", asked.sector, found),
    )


def _require_form(asked: AboutQuery) -> None:
    for name, (form, remedy) in _FORMS.items():
        value = getattr(asked, name)
        if value and not re.match(form, value):
            raise HttpError(400, f"« {name} » vaut « {value[:60]} » : {remedy}.")


def moment(as_of: str | None) -> datetime | None:
    """The instant asked for, None for now or later; a day lasts until its end in Paris.

    Raises HttpError 400.
    """
    try:
        return instant(as_of or "")
    except ValueError as error:
        raise HttpError(
            400,
            f"« as_of » vaut « {(as_of or '')[:60]} » : écrivez un jour (2026-11-23) ou un instant "
            "(2026-11-23T08:00:00Z).",
        ) from error


def where(indicator: str, asked: ValueQuery | OneQuery) -> Where:
    """The territory asked for; else the region of the plan, or France when it has only that.

    Raises HttpError 400 for a malformed one.
    """
    if not asked.territory:
        return where_told(indicator, Where(TerritoryKind.REGION.value, plan_region()))
    _require_form(AboutQuery(territory=asked.territory))
    kind, _, code = asked.territory.partition(":")
    return Where(kind, code)


def territory_name(found: Wanted) -> str | None:
    """The name of the territory wanted, None for none and for a body. Raises HttpError 404."""
    kind, code = found.kind, found.code
    if not kind or not code or kind == BODY:
        return None
    if kind == PART:
        kind, code = TerritoryKind.EMPLOYMENT_BASIN.value, code.partition("-")[0]
    if kind not in (*TerritoryKind.values, COUNTRY):
        raise HttpError(
            404,
            f"Aucune sorte de territoire ne s’appelle « {kind} ». Sortes : "
            f"{', '.join(sorted((*TerritoryKind.values, BODY, COUNTRY)))}.",
        )
    if (kind, code) == FRANCE:
        return "France"
    territory = find_territory(kind, code)
    if territory is None:
        raise HttpError(
            404,
            f"Aucun territoire « {kind}:{code} » n’est chargé. Écrivez « sorte:code », par exemple "
            f"« departement:31 » ; la liste est à /api/v1/territories?kind={kind}.",
        )
    return readable(territory.name)


def require_subjects(found: Wanted) -> None:
    """Raises HttpError 404 when nobody knows the occupation or the sector wanted."""
    told: dict[Subject, str] = {"occupation": "le métier", "sector": "le secteur"}
    for subject, words in told.items():
        key = getattr(found, subject)
        if key and not is_known(subject, key, found):
            sentence = _unknown_subject(subject, f"{words} « {key} »", found.indicator)
            raise HttpError(404, sentence)


def _unknown_subject(subject: Subject, told: str, indicator: str) -> str:
    written = schemes(subject, indicator)
    if not written:
        return (
            f"Nous ne connaissons pas {told}. Les chiffres de « {indicator} » ne se découpent pas "
            "ainsi."
        )
    return (
        f"Nous ne connaissons pas {told}. Les chiffres de « {indicator} » sont en "
        f"{', '.join(written)} : écrivez « {written[-1]}:code »."
    )
