"""The plan: its tree, the page of each action, its data."""

from collections.abc import Callable, Mapping

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from passerelles.apps.steering.reads.plan import current_tree, narrowed
from passerelles.apps.steering.reads.plan_action import action_sheet
from passerelles.documents.steering.plan_table import plan_table
from passerelles.documents.tables import Table, write_csv, write_ods
from passerelles.portals.public.steering.plan import action_page, presentation
from passerelles.portals.public.steering.plan.forms import PlanForm

_WRITERS: Mapping[str, tuple[Callable[[Table], bytes], str]] = {
    "csv": (write_csv, "text/csv; charset=utf-8"),
    "ods": (write_ods, "application/vnd.oasis.opendocument.spreadsheet"),
}


def plan(request: HttpRequest) -> HttpResponse:
    tree = current_tree()
    if tree is None:
        return render(request, "public/steering/plan.html", {"plan": None})
    form = PlanForm(request.GET, tree)
    wanted = form.wanted()
    kept = narrowed(tree, wanted) if wanted is not None else None
    context = presentation.page(tree, kept, is_narrowed=bool(wanted))
    status = 200 if kept else 400
    return render(request, "public/steering/plan.html", {"form": form, **context}, status=status)


def action(request: HttpRequest, code: str) -> HttpResponse:
    sheet = action_sheet(code.upper())
    if sheet is None:
        raise Http404(f"Aucune action du plan ne porte le code « {code[:20]} ».")
    return render(request, "public/steering/plan_action.html", action_page.page(sheet))


def file(request: HttpRequest, form: str) -> HttpResponse:
    tree = current_tree()
    if tree is None:
        raise Http404("Aucun plan n’est chargé : il n’y a pas de fichier à donner.")
    write, content_type = _WRITERS[form]
    table = plan_table(tree, address=request.build_absolute_uri(reverse("plan")))
    return HttpResponse(
        write(table),
        content_type=content_type,
        headers={"Content-Disposition": f'attachment; filename="{tree.plan.code}.{form}"'},
    )
