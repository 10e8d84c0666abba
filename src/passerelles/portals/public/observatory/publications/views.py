"""Studies of observatories and branches, by what they are about."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from passerelles.apps.observatory.reads.publications import publications, publisher_counts
from passerelles.apps.observatory.reads.publishers import publishers
from passerelles.portals.public.observatory.publications import presentation
from passerelles.portals.public.observatory.publications.forms import PublicationForm


def studies(request: HttpRequest) -> HttpResponse:
    form = PublicationForm(request.GET)
    wanted = form.wanted()
    found = publications(wanted) if wanted else []
    counts = publisher_counts()
    context = {
        "form": form,
        "found": presentation.studies(found),
        "narrowed": presentation.narrowed(wanted, found) if wanted else "",
        "any": any(counts.values()),
        "demonstration": any(one.is_demonstration for one in found),
        "publishers": [(p, counts.get(p.slug, 0)) for p in publishers().values() if p.covers],
    }
    status = 200 if wanted else 400
    return render(request, "public/observatory/publications.html", context, status=status)
