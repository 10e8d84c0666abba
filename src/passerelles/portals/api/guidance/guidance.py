"""Guidance: from a profile to occupations and dated pathways."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router, Status

from passerelles.apps.guidance.reads.chain import guide
from passerelles.apps.guidance.reads.profiles import understand
from passerelles.documents.guidance.answer import guided_answer
from passerelles.formats.guidance.profile_file import LARGEST
from passerelles.portals.api.guidance.guidance_answers import GuidanceAnswer
from passerelles.portals.api.guidance.request_schema import REQUEST_BODY
from passerelles.portals.api.shared.bodies import BODY_PROBLEMS, json_body, told

router = Router(tags=["Orientation"])
_NO_PROFILE = "Le corps de la demande est un objet : des champs « nom: valeur »."


@router.post(
    "/guidance",
    response={200: GuidanceAnswer, **BODY_PROBLEMS},
    operation_id="guide",
    url_name="guide",
    summary="Proposer des métiers et des parcours datés",
    openapi_extra=REQUEST_BODY,
)
def guide_person(request: HttpRequest) -> Any:
    """Des métiers à portée, avec leurs raisons et ce qui manque, puis des parcours datés près de la
    personne, avec leur coût, leur trajet et le revenu mois par mois.

    Avec un métier visé (« target »), les parcours y mènent ; s’il n’en a aucun, deux autres métiers
    sont montrés à côté (« instead »). Sans métier visé, ils mènent aux trois premiers métiers
    proposés qui en ont un ; ceux qui sont passés disent pourquoi. Rien de ce qui est envoyé n’est
    gardé.
    """
    given = json_body(request, most=LARGEST)
    if not isinstance(given, Mapping):
        return Status(422, told([("", _NO_PROFILE)]))
    today = timezone.localdate()
    understood = understand(given, today=today)
    if understood.profile is None or understood.person is None:
        faults = [one for one in understood.findings if one.severity == "error"]
        return Status(422, told((one.field, one.message) for one in faults))
    guided = guide(understood.profile, understood.person, today=today)
    return guided_answer(guided, understood.findings)
