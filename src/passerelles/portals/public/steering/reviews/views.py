"""Yearly reviews that the four colleges have signed: what they agreed to say, and its files."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from passerelles.apps.steering.reads.reviews.public import signed_review, signed_reviews
from passerelles.apps.steering.reads.reviews.reading import review_state
from passerelles.documents.steering.review.files import FORMS, MEDIA_TYPES, file_stem


def reviews(request: HttpRequest) -> HttpResponse:
    context = {"reviews": signed_reviews(), "forms": list(FORMS)}
    return render(request, "public/steering/reviews.html", context)


def file(request: HttpRequest, year: str, form: str, number: str | None = None) -> HttpResponse:
    found = signed_review(int(year), int(number or 1))
    if found is None:
        raise Http404(f"Aucun bilan {year} n’est signé par les quatre collèges.")
    state = review_state(found, now=timezone.now())
    disposition = f'attachment; filename="{file_stem(state)}.{form}"'
    return HttpResponse(
        FORMS[form](state),
        content_type=MEDIA_TYPES[form],
        headers={"Content-Disposition": disposition},
    )
