"""The inventory of bodies: list, add, edit."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from passerelles.apps.accounts.rights import Verb, can, require
from passerelles.apps.steering.actions.crefop.bodies import add_body
from passerelles.apps.steering.actions.crefop.rows import write_row
from passerelles.apps.steering.models import Body, BodyKind
from passerelles.apps.steering.reads.crefop.bodies import Asked, inventory, territories_of
from passerelles.portals.pro.access import desk, person
from passerelles.portals.pro.steering.crefop.access import readable, save
from passerelles.portals.pro.steering.crefop.forms import BodyForm, NewBodyForm


@desk(Body)
def bodies(request: HttpRequest) -> HttpResponse:
    asked = asked_of(request)
    found = inventory(person(request), asked, today=timezone.localdate())
    context = {
        "bodies": found,
        "asked": asked,
        "kinds": BodyKind.choices,
        "territories": territories_of(person(request)),
        "may_add": can(person(request), Verb.WRITE, Body(code="nouvelle")),
        "stale": sum(one.is_stale for one in found),
        "query": request.GET.urlencode(),
    }
    return render(request, "pro/steering/crefop/bodies.html", context)


@desk(Body)
def add(request: HttpRequest) -> HttpResponse:
    row = Body(kind=BodyKind.LOCAL, code="nouvelle")
    require(person(request), Verb.WRITE, row)
    form = NewBodyForm(request.POST or None, row=row)
    write = partial(add_body, author=person(request), now=timezone.now())
    saved, _ = save(request, form, write, done="L’instance est ajoutée.")
    if saved:
        return redirect("steering_bodies")
    return render(
        request, "pro/steering/crefop/body.html", {"form": form, "body": None, "clashes": []}
    )


@desk(Body)
def edit(request: HttpRequest, code: str) -> HttpResponse:
    row = readable(request, Body.objects.select_related("parent"), Verb.WRITE, code=code)
    form = BodyForm(request.POST or None, row=row)
    write = partial(write_row, row, author=person(request), now=timezone.now())
    saved, clashes = save(request, form, write, done=f"« {row.name} » est à jour.")
    if saved:
        return redirect("steering_bodies")
    context = {"form": form, "body": row, "clashes": clashes}
    return render(request, "pro/steering/crefop/body.html", context)


def asked_of(request: HttpRequest) -> Asked:
    """The filters of the address."""
    return Asked(
        kind=request.GET.get("sorte", ""),
        territory=request.GET.get("territoire", ""),
        text=request.GET.get("q", "").strip()[:200],
        is_closed_shown=request.GET.get("fermees") == "1",
    )
