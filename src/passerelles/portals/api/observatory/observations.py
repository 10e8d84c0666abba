"""Observations: figures by indicator, territory, period and subject."""

from typing import Annotated

from django.http import HttpRequest
from ninja import Path, Query, Router
from ninja.errors import HttpError

from passerelles.apps.indicators.reads.absences import why_absent
from passerelles.apps.indicators.reads.lineage import lineage, rows_of
from passerelles.apps.indicators.reads.pages import page_of
from passerelles.apps.reference.reads.lists.windows import Batch
from passerelles.portals.api.observatory.asked import (
    moment,
    refuse_unread,
    require_subjects,
    territory_name,
    wanted,
)
from passerelles.portals.api.observatory.lineage_answers import (
    LineageAnswer,
    RowPage,
    lineage_answer,
    row_answers,
)
from passerelles.portals.api.observatory.observation_answers import (
    ObservationPage,
    absent_answer,
    observation_answers,
)
from passerelles.portals.api.observatory.parameters import ObservationQuery
from passerelles.portals.api.shared.answers import PROBLEMS
from passerelles.portals.api.shared.etag import by_generation
from passerelles.portals.api.shared.paging import PageQuery, page, window

router = Router(tags=["Observatoire"])
router.add_decorator(by_generation, mode="view")

Number = Annotated[
    int, Path(description="Numéro de l’observation, donné par « lineage ».", ge=1, le=2**63 - 1)
]


@router.get(
    "/observations",
    response={200: ObservationPage, **PROBLEMS},
    operation_id="list_observations",
    url_name="list_observations",
    summary="Lire des chiffres",
)
def observations(request: HttpRequest, query: Query[ObservationQuery]) -> object:
    """Les observations d’un indicateur, par territoire et période.

    Une dimension omise est le total. Sans territoire, tous ; sans période, toutes. Quand aucun
    chiffre n’existe, la réponse a un seul résultat : sa valeur est nulle et « absence » dit
    pourquoi.
    """
    refuse_unread(request, ObservationQuery.model_fields)
    found = wanted(query.indicator, query, moment(query.as_of))
    batch = page_of(found, window(request, query))
    results = observation_answers(batch.items, frozen=found.as_of is not None)
    if not results and not query.cursor:
        named = territory_name(found)
        require_subjects(found)
        results = [absent_answer(found, why_absent(found), named)]
    return page(request, Batch(tuple(results), batch.last))


@router.get(
    "/observations/{number}/lineage",
    response={200: LineageAnswer, **PROBLEMS},
    operation_id="read_observation_lineage",
    summary="Savoir d’où vient un chiffre",
)
def observation_lineage(request: HttpRequest, number: Number) -> LineageAnswer:
    """Définition, lignes additionnées, source, édition et fichiers importés d’une observation.

    Les lignes sont cherchées de nouveau à chaque demande et leur somme comparée au chiffre. Une
    observation remplacée depuis garde son adresse.
    """
    found = lineage(number)
    if found is None:
        raise _unknown(number)
    return lineage_answer(found)


@router.get(
    "/observations/{number}/rows",
    response={200: RowPage, **PROBLEMS},
    operation_id="list_observation_rows",
    summary="Lire toutes les lignes dont un chiffre est fait",
)
def observation_rows(request: HttpRequest, number: Number, query: Query[PageQuery]) -> object:
    """Les lignes du fichier que l’observation additionne, dans l’ordre où elles ont été lues.

    Une part n’a pas de lignes : voyez celles des deux nombres qu’elle divise.
    """
    found = rows_of(number, window(request, query))
    if found is None:
        raise _unknown(number)
    return page(request, Batch(tuple(row_answers(found.items)), found.last))


def _unknown(number: int) -> HttpError:
    return HttpError(404, f"Aucune observation ne porte le numéro {number}.")
