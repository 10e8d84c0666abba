"""The regional plan."""

from django.http import HttpRequest
from ninja import Router
from ninja.errors import HttpError

from passerelles.apps.steering.reads.plan import current_tree
from passerelles.portals.api.shared.answers import PROBLEMS
from passerelles.portals.api.shared.etag import by_content
from passerelles.portals.api.steering.plan_answers import PlanAnswer, plan_answer

router = Router(tags=["Plan"])
router.add_decorator(by_content, mode="view")


@router.get(
    "/plan",
    response={200: PlanAnswer, **PROBLEMS},
    operation_id="read_plan",
    url_name="read_plan",
    summary="Lire le plan régional",
)
def plan(request: HttpRequest) -> PlanAnswer:
    """Le plan en cours en entier : orientations, priorités, actions et engagements.

    Chaque élément porte son code et la ligne du document où il se lit ; ce que le document ne dit
    pas est nul ou dit dans « unknowns ».
    """
    tree = current_tree()
    if tree is None:
        raise HttpError(
            404, "Aucun plan n’est chargé : « passerelles plan load FICHIER » en charge un."
        )
    return plan_answer(tree)
