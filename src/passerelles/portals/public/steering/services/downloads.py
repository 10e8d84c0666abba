"""The list of services as a file, with the same filters as the page."""

import json
from collections.abc import Callable, Mapping

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from passerelles.apps.steering.reads.services.content import list_edition
from passerelles.apps.steering.reads.services.inclusion import service_record, structure_record
from passerelles.apps.steering.reads.services.search import ServiceFilter, find_services
from passerelles.apps.steering.reads.services.values import ServiceValue
from passerelles.documents.tables import Cell, Table, write_csv, write_ods
from passerelles.portals.public.steering.services import presentation
from passerelles.portals.public.steering.services.forms import ServiceForm

_COLUMNS = (
    *("identifiant", "nom", "résumé", "pour qui", "publics", "conditions", "comment le demander"),
    *("téléphone", "site", "structure", "territoires", "qui paie", "actions du plan", "état"),
    *("fiabilité", "origine", "relu le", "à relire avant le", "à confirmer", "page"),
)
_WRITERS: Mapping[str, tuple[Callable[[Table], bytes], str]] = {
    "csv": (write_csv, "text/csv; charset=utf-8"),
    "ods": (write_ods, "application/vnd.oasis.opendocument.spreadsheet"),
}


def download(request: HttpRequest, form: str) -> HttpResponse:
    writer, media_type = _WRITERS[form]
    made = Table(
        title="Services des partenaires",
        columns=_COLUMNS,
        rows=tuple(_row(one, _page(request, one)) for one in _found(request)),
        notes=("Une case vide : l’information n’est pas connue. « À confirmer » : la fiche n’a pas "
               "été relue à temps.",),
    )  # fmt: skip
    return _attached(writer(made), media_type, f"passerelles-services.{form}")


def download_json(request: HttpRequest) -> HttpResponse:
    found = _found(request)
    structures = {one.structure.slug: one for one in found}
    content = {
        "schema": list_edition(),
        "structures": [
            structure_record(one.structure, reviewed_on=one.service.reviewed_on.isoformat())
            for one in structures.values()
        ],
        "services": [service_record(one, address=_page(request, one)) for one in found],
    }
    body = json.dumps(content, ensure_ascii=False, indent=1).encode()
    return _attached(body, "application/json", "passerelles-services.json")


def _found(request: HttpRequest) -> tuple[ServiceValue, ...]:
    asked = ServiceForm(request.GET).asked()
    return find_services(asked or ServiceFilter(), on=timezone.localdate()).services


def _page(request: HttpRequest, value: ServiceValue) -> str:
    return request.build_absolute_uri(reverse("service", args=[value.slug]))


def _attached(content: bytes, media_type: str, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=media_type, headers=headers)


def _row(value: ServiceValue, page: str) -> tuple[Cell, ...]:
    one, shown = value.service, presentation.sheet(value)
    facts = {fact.label: " ; ".join(fact.texts) or None for fact in shown.facts}
    return (
        *(one.slug, one.name, one.summary, shown.for_whom, facts["Publics"], one.conditions),
        *(one.access, one.phone, one.link, value.structure.name, facts["Où"], facts["Qui paie"]),
        ", ".join(dict.fromkeys(place.action for place in one.plan)) or None,
        *(shown.state, presentation.RELIABILITIES[one.confidence], one.origin, one.reviewed_on),
        *(value.due_on, "oui" if value.is_stale else "non", page),
    )
