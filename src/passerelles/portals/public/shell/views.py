"""Pages about the site itself."""

from datetime import UTC, datetime

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from passerelles.documents.charts import BarChart, Point, figure_of
from passerelles.portals.public.shell.accessibility import audit
from passerelles.portals.public.shell.components import components as documented
from passerelles.portals.public.shell.paging import Page

_EXAMPLE_CHART = BarChart(
    "Projets de recrutement (exemple)",
    "projets",
    (
        Point("Métier très demandé", 1240, "1\u202f240"),
        Point("Métier dont une part est secrète", 530, "au moins 530", low=530),
        Point("Métier secret", None, "secret"),
    ),
)
_EXAMPLE_CHANGE = {
    "at": datetime(2026, 11, 23, 9, 5, tzinfo=UTC),
    "actor": "Camille Exemple",
    "for_whom": "",
    "label": "Début",
    "before": "",
    "after": "1er janvier 2027",
    "why": "Décidé en commission.",
}


class ExampleForm(forms.Form):
    """What the components page shows of a form."""

    commune = forms.CharField(label="Commune", help_text="Le nom ou le code postal")


def components(request: HttpRequest) -> HttpResponse:
    context = {
        "components": documented(),
        "trail": [("Accueil des composants", reverse("components"))],
        "example_page": Page(number=2, count=4, total=95, previous="?page=1", next="?page=3"),
        "example_history": [_EXAMPLE_CHANGE],
        "example_form": ExampleForm(),
        "example_figure": figure_of(_EXAMPLE_CHART, about="Métier"),
        "example_steps": ["propre à quelques métiers", "répandue", "très transversale"],
    }
    return render(request, "public/shell/components.html", context)


def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "public/shell/accessibility.html", {"audit": audit()})


def legal(request: HttpRequest) -> HttpResponse:
    return render(request, "public/shell/legal.html", {})
