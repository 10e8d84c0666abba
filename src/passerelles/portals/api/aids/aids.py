"""Aids: judge situations, list the rules."""

from typing import Any

from django.http import HttpRequest
from ninja import Router, Status
from ninja.decorators import decorate_view

from passerelles.apps.aids.reads.answers import evaluated
from passerelles.apps.aids.reads.book import rule_book
from passerelles.apps.aids.reads.communes import unknown_communes
from passerelles.apps.aids.reads.situations import situation_of
from passerelles.formats.aids.situations import situations_of
from passerelles.formats.common.located import Document
from passerelles.portals.api.aids.aid_answers import (
    AidRule,
    SituationJudged,
    rules_told,
)
from passerelles.portals.api.aids.request_schema import MOST, REQUEST_BODY
from passerelles.portals.api.shared.answers import PROBLEMS
from passerelles.portals.api.shared.bodies import BODY_PROBLEMS, json_body, told
from passerelles.portals.api.shared.etag import by_content

router = Router(tags=["Aides"])
_MOST_BYTES = 2_000_000


@router.get(
    "/aids",
    response={200: list[AidRule], **PROBLEMS},
    operation_id="list_aids",
    url_name="list_aids",
    summary="Lire les aides et leurs montants datés",
)
@decorate_view(by_content)
def aids(request: HttpRequest) -> list[AidRule]:
    """Toutes les aides que les règles connaissent, avec leurs montants et seuils dans le temps.

    Une valeur nulle, ou dont le dernier jour de confiance est passé, est à confirmer : aucune
    réponse ne s’en sert.
    """
    return rules_told(rule_book())


@router.post(
    "/aids",
    response={200: list[SituationJudged], **BODY_PROBLEMS},
    operation_id="judge_aids",
    url_name="judge_aids",
    summary="Juger des situations",
    openapi_extra=REQUEST_BODY,
)
def judge_aids(request: HttpRequest) -> Any:
    """Pour chaque situation, les aides ouvertes (yes) ou à confirmer (unknown).

    Une aide absente de la réponse vaut non. Un fait tu n’est jamais lu comme un non : la réponse
    dit alors quelle question trancherait. Rien de ce qui est envoyé n’est gardé.
    """
    document = Document("corps", json_body(request, most=_MOST_BYTES))
    if isinstance(document.value, list) and len(document.value) > MOST:
        return Status(422, told([("", f"{len(document.value)} situations : {MOST} au plus.")]))
    reading = situations_of(document)
    findings = [*reading.findings, *unknown_communes(reading.records)]
    if findings:
        return Status(422, told((one.field, one.message) for one in findings))
    return list(evaluated(map(situation_of, reading.records), rule_book()))
