"""Indicators: what each one measures, and what is loaded of it."""

from dataclasses import fields
from typing import get_args

from django.http import HttpRequest
from ninja import Query, Router
from ninja.errors import HttpError
from pydantic import Field

from passerelles.apps.indicators.reads.as_of import told_as_of
from passerelles.apps.indicators.reads.computed import compute
from passerelles.apps.indicators.reads.coverage import Coverage, coverage
from passerelles.apps.indicators.reads.lineage import lineage
from passerelles.apps.indicators.reads.observations import read_one
from passerelles.apps.indicators.reads.territories import name_of, where_name
from passerelles.apps.indicators.reads.values import Observed
from passerelles.apps.reference.reads.lists.windows import cut
from passerelles.domain.indicators.fact import Dimensions
from passerelles.formats.indicators.definitions import Indicator, Scope, Theme
from passerelles.portals.api.observatory.asked import (
    known_indicator,
    moment,
    refuse_unread,
    territory_name,
    wanted,
    where,
)
from passerelles.portals.api.observatory.definition_answers import (
    CoverageAnswer,
    IndicatorAnswer,
    IndicatorLine,
    IndicatorPage,
    definition_answer,
    indicator_line,
)
from passerelles.portals.api.observatory.lineage_answers import LineageAnswer, lineage_answer
from passerelles.portals.api.observatory.parameters import (
    AboutQuery,
    IndicatorCode,
    OneQuery,
    ValueQuery,
)
from passerelles.portals.api.observatory.value_answers import ValueAnswer, value_answer
from passerelles.portals.api.shared.answers import PROBLEMS, known
from passerelles.portals.api.shared.etag import by_generation
from passerelles.portals.api.shared.paging import PageQuery, page, window

router = Router(tags=["Observatoire"])
router.add_decorator(by_generation, mode="view")


class IndicatorQuery(PageQuery):
    """Ce que la liste garde."""

    theme: Theme | None = Field(None, description=f"Thème : {', '.join(get_args(Theme))}.")
    scope: Scope | None = Field(None, description="action (le plan le fait bouger) ou context.")
    shared: bool | None = Field(
        None,
        description="true : ceux que les quatre parties suivent ensemble ; false : les autres.",
    )
    action: int | None = Field(
        None, ge=1, le=999, description="Numéro de l’action du plan qu’il sert : 14."
    )

    def keeps(self, one: Indicator) -> bool:
        asked = (self.theme, self.scope, self.shared)
        has = (one.theme, one.scope, one.shared)
        fits = all(value in (None, own) for value, own in zip(asked, has, strict=True))
        return fits and self.action in (None, *one.actions)


@router.get(
    "/indicators",
    response={200: IndicatorPage, **PROBLEMS},
    operation_id="list_indicators",
    summary="Lire la liste des indicateurs",
)
def indicators(request: HttpRequest, query: Query[IndicatorQuery]) -> object:
    """Les indicateurs de l’observatoire, par code, avec leur période la plus récente."""
    refuse_unread(request, IndicatorQuery.model_fields)
    kept = [one for one in coverage() if query.keeps(one.indicator)]
    batch = cut(kept, window(request, query), key=lambda one: one.indicator.code)
    return page(request, batch.map(_line))


@router.get(
    "/indicators/{code}",
    response={200: IndicatorAnswer, **PROBLEMS},
    operation_id="read_indicator",
    summary="Lire un indicateur : sa valeur et ses définitions",
)
def indicator(
    request: HttpRequest, code: IndicatorCode, query: Query[ValueQuery]
) -> IndicatorAnswer:
    """La valeur la plus récente sur un territoire, toutes les définitions, ce qui est chargé.

    Sans territoire, la région du plan ; la France quand l’indicateur n’existe que pour elle.
    """
    refuse_unread(request, ValueQuery.model_fields)
    (found,) = coverage([known_indicator(code)])
    one = found.indicator
    return IndicatorAnswer(
        **_line(found).dict() | _value(code, query).dict(),
        direction=one.direction,
        decimals=one.decimals,
        dimensions=list(one.dimensions),
        counts=list(one.counts),
        note=known(one.note),
        definitions=list(map(definition_answer, one.definitions)),
        coverage=[
            CoverageAnswer(kind=kind, periods=list(periods))
            for kind, periods in found.periods.items()
        ],
    )


@router.get(
    "/indicators/{code}/lineage",
    response={200: LineageAnswer, **PROBLEMS},
    operation_id="read_indicator_lineage",
    summary="Savoir d’où vient le chiffre d’un territoire",
)
def indicator_lineage(
    request: HttpRequest, code: IndicatorCode, query: Query[OneQuery]
) -> LineageAnswer:
    """Ce qui a fait le chiffre d’un territoire ; sans période, le plus récent.

    Sans territoire, la région du plan ; avec « as_of », le chiffre que l’on connaissait alors.
    """
    refuse_unread(request, OneQuery.model_fields)
    figure = _figure(known_indicator(code), query)
    found = lineage(figure.id) if figure else None
    if found is None:
        raise HttpError(
            404,
            f"Aucun chiffre de « {code} » pour ce territoire et cette période. Les périodes "
            f"chargées sont à /api/v1/indicators/{code}.",
        )
    return lineage_answer(found)


def _value(code: str, query: ValueQuery) -> ValueAnswer:
    as_of = moment(query.as_of)
    (found,) = compute(where(code, query), as_of=as_of, codes=[code])
    if found.figure:
        named: str | None = name_of(found.figure)
    elif query.territory:
        named = territory_name(wanted(code, AboutQuery(territory=str(found.where))))
    else:
        named = where_name(found.where)
    return value_answer(found, as_of=told_as_of(query.as_of or ""), territory_name=named)


def _figure(code: str, query: OneQuery) -> Observed | None:
    """The headline figure, or that of the period and the subject asked for."""
    place, as_of = where(code, query), moment(query.as_of)
    precise = query.period or any(getattr(query, f.name) for f in fields(Dimensions))
    if precise:
        return read_one(wanted(code, query.model_copy(update={"territory": str(place)}), as_of))
    (found,) = compute(place, as_of=as_of, codes=[code])
    return found.figure


def _line(found: Coverage) -> IndicatorLine:
    return indicator_line(found.indicator, found.newest)
