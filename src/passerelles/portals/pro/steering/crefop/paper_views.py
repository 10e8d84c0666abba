"""Evaluations of overlapping schemes, and the quadripartite roadmap of a year."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from passerelles.apps.accounts.rights import Verb, can, require
from passerelles.apps.steering.actions.crefop.rows import write_row
from passerelles.apps.steering.models import Evaluation, RoadmapItem
from passerelles.apps.steering.reads.crefop import papers
from passerelles.portals.pro.access import desk, person
from passerelles.portals.pro.steering.crefop.access import readable, save
from passerelles.portals.pro.steering.crefop.forms import EvaluationForm, RoadmapForm


@desk(Evaluation)
def evaluations(request: HttpRequest) -> HttpResponse:
    context = {
        "evaluations": papers.evaluations(person(request)),
        "may_add": can(person(request), Verb.WRITE, Evaluation()),
    }
    return render(request, "pro/steering/crefop/evaluations.html", context)


@desk(Evaluation)
def add_evaluation(request: HttpRequest) -> HttpResponse:
    return _evaluation(request, Evaluation())


@desk(Evaluation)
def edit_evaluation(request: HttpRequest, evaluation: int) -> HttpResponse:
    return _evaluation(request, readable(request, Evaluation.objects.all(), pk=evaluation))


@desk(RoadmapItem)
def roadmap(request: HttpRequest, year: int | None = None) -> HttpResponse:
    actor, today = person(request), timezone.localdate()
    shown = year or today.year
    context = {
        "year": shown,
        "years": papers.roadmap_years(actor, today=today),
        "lines": papers.roadmap(actor, shown, today=today),
        "may_add": can(actor, Verb.WRITE, RoadmapItem(year=shown)),
    }
    return render(request, "pro/steering/crefop/roadmap.html", context)


@desk(RoadmapItem)
def add_line(request: HttpRequest, year: int) -> HttpResponse:
    last = RoadmapItem.objects.filter(year=year).order_by("-position").first()
    return _line(request, RoadmapItem(year=year, position=last.position + 1 if last else 1))


@desk(RoadmapItem)
def edit_line(request: HttpRequest, line: int) -> HttpResponse:
    return _line(request, readable(request, RoadmapItem.objects.all(), pk=line))


def _evaluation(request: HttpRequest, row: Evaluation) -> HttpResponse:
    require(person(request), Verb.WRITE, row)
    form = EvaluationForm(request.POST or None, row=row)
    write = partial(write_row, row, author=person(request), now=timezone.now())
    saved, clashes = save(request, form, write, done="L’évaluation est enregistrée.")
    if saved:
        return redirect("steering_evaluations")
    context = {"form": form, "clashes": clashes, "is_new": row.pk is None}
    return render(request, "pro/steering/crefop/evaluation.html", context)


def _line(request: HttpRequest, row: RoadmapItem) -> HttpResponse:
    require(person(request), Verb.WRITE, row)
    form = RoadmapForm(request.POST or None, row=row)
    write = partial(write_row, row, author=person(request), now=timezone.now())
    saved, clashes = save(request, form, write, done="La feuille de route est à jour.")
    if saved:
        return redirect("steering_roadmap_year", form.cleaned_data["year"])
    context = {"form": form, "clashes": clashes, "row": row}
    return render(request, "pro/steering/crefop/roadmap_line.html", context)
