"""Sheets to print, for a meeting or a visit."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from passerelles.apps.accounts.rights import Verb, require
from passerelles.apps.steering.models import Action, ActionSheet
from passerelles.apps.steering.reads.progress import progress_of
from passerelles.apps.steering.reads.region import plan_region
from passerelles.apps.steering.reads.sheet import action_of, read_sheet
from passerelles.apps.steering.reads.territory_sheet import territories_of, territory_sheet
from passerelles.documents.steering.review.files import MEDIA_TYPES
from passerelles.documents.steering.sheet.action import action_pdf
from passerelles.documents.steering.sheet.territory import FORMS
from passerelles.portals.pro.access import desk, person


@desk(ActionSheet)
def papers(request: HttpRequest) -> HttpResponse:
    context = {
        "actions": Action.objects.current().values_list("code", "name"),
        "territories": territories_of(plan_region()),
        "forms": list(FORMS),
    }
    return render(request, "pro/steering/papers/papers.html", context)


@desk(ActionSheet)
def action_sheet(request: HttpRequest, code: str) -> HttpResponse:
    found = action_of(code)
    if found is None:
        raise Http404(f"Aucune action « {code[:10]} » dans le plan en cours.")
    require(person(request), Verb.READ, ActionSheet(action=found))
    today = timezone.localdate()
    sheet = read_sheet(found, reader=person(request), today=today)
    content = action_pdf(sheet, progress_of([found])[found.code], on=today)
    return _file(content, f"fiche-{found.code}", "pdf")


@desk(ActionSheet)
def territory_file(request: HttpRequest, kind: str, code: str, form: str) -> HttpResponse:
    sheet = territory_sheet(kind, code)
    if sheet is None:
        raise Http404(f"Aucun territoire « {kind}:{code} » n’est chargé.")
    return _file(FORMS[form](sheet, timezone.localdate()), f"plan-{kind}-{code}", form)


def _file(content: bytes, stem: str, form: str) -> HttpResponse:
    disposition = f'attachment; filename="{stem}.{form}"'
    return HttpResponse(
        content, content_type=MEDIA_TYPES[form], headers={"Content-Disposition": disposition}
    )
