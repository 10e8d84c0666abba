"""The files of a diagnosis. What was taken once is not made again until an import or a new day."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import condition

from passerelles.apps.observatory.reads.diagnosis.occupation import occupation_diagnosis
from passerelles.apps.observatory.reads.diagnosis.sector import sector_diagnosis
from passerelles.apps.observatory.reads.diagnosis.territory import territory_diagnosis
from passerelles.apps.reference.reads.generation import generation
from passerelles.documents.diagnosis.files import (
    Diagnosis,
    diagnosis_pdf,
    diagnosis_workbook,
    file_stem,
)
from passerelles.portals.public.reference.addresses import SLUG_KINDS

PDF = "pdf"
TYPES = {
    PDF: "application/pdf",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def _tag(request: HttpRequest, **about: Any) -> str:
    return f'"{generation()}-{timezone.localdate().isoformat()}"'


@condition(etag_func=_tag)
def territory(request: HttpRequest, kind: str, code: str, form: str = PDF) -> HttpResponse:
    found = territory_diagnosis(SLUG_KINDS.get(kind, kind), code.upper(), on=timezone.localdate())
    return _file(found, form, asked=f"{kind} {code}")


@condition(etag_func=_tag)
def occupation(request: HttpRequest, edition: str, code: str, form: str = PDF) -> HttpResponse:
    found = occupation_diagnosis(
        edition.upper(), code.upper(), on=timezone.localdate(), region=_region(request)
    )
    return _file(found, form, asked=f"{edition} {code}")


@condition(etag_func=_tag)
def sector(request: HttpRequest, edition: str, code: str, form: str = PDF) -> HttpResponse:
    found = sector_diagnosis(
        edition.upper(), code.upper(), on=timezone.localdate(), region=_region(request)
    )
    return _file(found, form, asked=f"{edition} {code}")


def _file(found: Diagnosis | None, form: str, *, asked: str) -> HttpResponse:
    if found is None:
        raise Http404(f"Aucun diagnostic pour « {asked[:80]} » : choisissez un territoire.")
    content = diagnosis_pdf(found) if form == PDF else diagnosis_workbook(found, form)
    shown = "inline" if form == PDF else "attachment"
    name = f"{file_stem(found)}.{form}"
    return HttpResponse(
        content,
        content_type=TYPES[form],
        headers={"Content-Disposition": f'{shown}; filename="{name}"'},
    )


def _region(request: HttpRequest) -> str:
    return request.GET.get("region", "")[:3]
