"""Observations: figures by indicator, territory, period and subject."""

from dataclasses import asdict
from typing import Annotated

from django.http import HttpRequest
from ninja import Path, Query, Router
from ninja.errors import HttpError

from passerelles.apps.indicators.reads.absences import why_absent
from passerelles.apps.indicators.reads.lineage import lineage
from passerelles.apps.indicators.reads.observations import Wanted
from passerelles.apps.indicators.reads.pages import page_of
from passerelles.apps.reference.reads.lists.windows import Batch
from passerelles.portals.api.observatory.lineage_answers import LineageAnswer, lineage_answer
from passerelles.portals.api.observatory.observation_answers import (
    ObservationAnswer,
    ObservationPage,
    absent_answer,
    observation_answers,
)
from passerelles.portals.api.observatory.parameters import (
    ObservationQuery,
    moment,
    require_territory,
    wanted,
)
from passerelles.portals.api.shared.answers import PROBLEMS
from passerelles.portals.api.shared.etag import by_generation
from passerelles.portals.api.shared.paging import page, window

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

    Une dimension omise est le total. Sans territoire, tous ; sans période, toutes. Quand un
    territoire et une période sont donnés, la réponse est toujours un résultat : si aucun chiffre
    n’existe, sa valeur est nulle et « absence » dit pourquoi.
    """
    found = wanted(query.indicator, query, moment(query.as_of))
    batch = page_of(found, window(request, query))
    results = observation_answers(batch.items, frozen=found.as_of is not None)
    if not results and not query.cursor:
        require_territory(query.territory)
        results = _absent(query, found)
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
        raise HttpError(404, f"Aucune observation ne porte le numéro {number}.")
    return lineage_answer(found)


def _absent(query: ObservationQuery, found: Wanted) -> list[ObservationAnswer]:
    if not (query.territory and query.period):
        return []
    about = {
        name: value
        for name, value in asdict(found).items()
        if name in ("occupation", "sector", "sex", "age", "level")
    }
    reason = why_absent(found)
    return [
        absent_answer(query.indicator, query.territory, query.period, about=about, reason=reason)
    ]
