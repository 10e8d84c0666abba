"""The inventory of bodies as a file, out and in."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from passerelles.apps.accounts.branches import Subject
from passerelles.apps.accounts.rights import Verb, require
from passerelles.apps.steering.actions.crefop.import_bodies import Imported, import_bodies
from passerelles.apps.steering.models import Body
from passerelles.apps.steering.reads.crefop.bodies import BodyLine, inventory
from passerelles.documents.tables import Cell, Table, write_csv
from passerelles.formats.plan.inventory import COLUMNS, UnreadableInventory, read_inventory
from passerelles.portals.pro.access import desk, person
from passerelles.portals.pro.steering.crefop.body_views import asked_of


@desk(Body)
def bodies_csv(request: HttpRequest) -> HttpResponse:
    found = inventory(person(request), asked_of(request), today=timezone.localdate())
    table = Table("Instances", COLUMNS, tuple(map(_cells, found)))
    return HttpResponse(
        write_csv(table),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="instances.csv"'},
    )


@desk(Body)
def bodies_import(request: HttpRequest) -> HttpResponse:
    require(person(request), Verb.WRITE, Subject("crefop"))
    context = {"columns": COLUMNS, "told": _import(request) if request.method == "POST" else None}
    return render(request, "pro/steering/crefop/bodies_import.html", context)


def _import(request: HttpRequest) -> Imported | None:
    file = request.FILES.get("fichier")
    if file is None:
        messages.error(request, "Choisissez un fichier CSV.")
        return None
    try:
        read = read_inventory(file.read(), file=str(file.name))
    except UnreadableInventory as unreadable:
        messages.error(request, str(unreadable))
        return None
    return import_bodies(read, author=person(request), now=timezone.now())


def _cells(line: BodyLine) -> tuple[Cell, ...]:
    return (
        *(line.code, line.name, line.kind_label, line.territory, line.led_by, line.remit),
        *(line.contact, line.reviewed_on, line.closed_on),
    )
