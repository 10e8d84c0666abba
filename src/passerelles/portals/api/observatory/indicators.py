"""Indicators: what each one measures, and what is loaded of it."""

from typing import get_args

from django.http import HttpRequest
from ninja import Query, Router
from ninja.errors import HttpError
from pydantic import Field

from passerelles.apps.indicators.reads.coverage import Coverage, coverage
from passerelles.apps.indicators.reads.lineage import lineage
from passerelles.apps.indicators.reads.observations import read_one
from passerelles.apps.reference.reads.lists.windows import cut
from passerelles.formats.indicators.definitions import Theme
from passerelles.portals.api.observatory.asked import known_indicator, wanted
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
    IndicatorCode,
    OneQuery,
)
from passerelles.portals.api.shared.answers import PROBLEMS, known
from passerelles.portals.api.shared.etag import by_generation
from passerelles.portals.api.shared.paging import PageQuery, page, window

router = Router(tags=["Observatoire"])
router.add_decorator(by_generation, mode="view")


class IndicatorQuery(PageQuery):
    """Ce que la liste garde."""

    theme: Theme | None = Field(None, description=f"Thème : {', '.join(get_args(Theme))}.")


@router.get(
    "/indicators",
    response={200: IndicatorPage, **PROBLEMS},
    operation_id="list_indicators",
    summary="Lire la liste des indicateurs",
)
def indicators(request: HttpRequest, query: Query[IndicatorQuery]) -> object:
    """Les indicateurs de l’observatoire, par code, avec leur période la plus récente."""
    kept = [one for one in coverage() if query.theme in (None, one.indicator.theme)]
    batch = cut(kept, window(request, query), key=lambda one: one.indicator.code)
    return page(request, batch.map(_line))


@router.get(
    "/indicators/{code}",
    response={200: IndicatorAnswer, **PROBLEMS},
    operation_id="read_indicator",
    summary="Lire les définitions d’un indicateur",
)
def indicator(request: HttpRequest, code: IndicatorCode) -> IndicatorAnswer:
    """Toutes les définitions d’un indicateur, ses sources, et ce qui en est chargé."""
    (found,) = coverage([known_indicator(code)])
    one = found.indicator
    return IndicatorAnswer(
        **_line(found).dict(),
        direction=one.direction,
        decimals=one.decimals,
        dimensions=list(one.dimensions),
        counts=list(one.counts),
        actions=list(one.actions),
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
    """Ce qui a fait le chiffre d’un territoire ; sans période, le plus récent."""
    figure = read_one(wanted(code, query))
    found = lineage(figure.id) if figure else None
    if found is None:
        raise HttpError(
            404,
            f"Aucun chiffre de « {code} » pour ce territoire et cette période. Les périodes "
            f"chargées sont à /api/v1/indicators/{code}.",
        )
    return lineage_answer(found)


def _line(found: Coverage) -> IndicatorLine:
    return indicator_line(found.indicator, found.newest)
