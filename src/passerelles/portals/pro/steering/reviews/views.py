"""The yearly review: list, builder, parts, freezing, signing, files."""

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from passerelles.apps.accounts.rights import Verb, can, require
from passerelles.apps.steering.actions import reviews as actions
from passerelles.apps.steering.errors import EditedMeanwhile, SteeringRefused
from passerelles.apps.steering.models import Plan, ReviewPart, YearlyReview
from passerelles.apps.steering.reads.reviews.listing import parts_of, review_lines, writable_parts
from passerelles.apps.steering.reads.reviews.reading import review_state, years_of
from passerelles.documents.steering.review.files import FORMS, MEDIA_TYPES, file_stem
from passerelles.portals.pro.access import desk, person
from passerelles.portals.pro.steering.access import attempt
from passerelles.portals.pro.steering.reviews import presentation as words
from passerelles.portals.pro.steering.reviews.forms import (
    MentionForm,
    PartForm,
    ReasonForm,
    YearForm,
)


@desk(YearlyReview)
def reviews(request: HttpRequest) -> HttpResponse:
    plan = Plan.objects.filter(is_current=True).first()
    context = {
        "lines": [(line, words.state_text(line)) for line in review_lines(person(request))],
        "years": list(reversed(years_of(plan, timezone.localdate()))) if plan else [],
        "forms": list(FORMS),
        "may_open": can(person(request), Verb.WRITE, YearlyReview(year=0)),
    }
    return render(request, "pro/steering/reviews/list.html", context)


@require_POST
@desk(YearlyReview)
def open_one(request: HttpRequest) -> HttpResponse:
    form = YearForm(request.POST)
    try:
        year = form.cleaned_data["year"] if form.is_valid() else 0
        found = actions.open_review(year, actor=person(request), at=timezone.now())
    except SteeringRefused as refusal:
        messages.error(request, str(refusal))
        return redirect("steering_reviews")
    return redirect("steering_review", found.pk)


@desk(YearlyReview)
def review(request: HttpRequest, review: int) -> HttpResponse:
    found = _readable(request, review)
    state = review_state(found, now=timezone.now(), with_lineage=False)
    mine = writable_parts(found, person(request))
    context = {
        "review": found,
        "state": state,
        "parts": list(words.part_rows(parts_of(found), mine)),
        "signatures": list(words.signature_rows(state)),
        "figures": list(words.figure_rows(state)),
        "actions": list(words.action_rows(state)),
        "may": words.acts(person(request), found, state),
        "forms": list(FORMS),
        "mention": MentionForm(),
        "reason": ReasonForm(),
        "demonstration": state.content.is_demonstration,
    }
    return render(request, "pro/steering/reviews/review.html", context)


@desk(YearlyReview)
def review_file(request: HttpRequest, review: str, form: str) -> HttpResponse:
    state = review_state(_readable(request, int(review)), now=timezone.now())
    name = f'attachment; filename="{file_stem(state)}.{form}"'
    return HttpResponse(
        FORMS[form](state), content_type=MEDIA_TYPES[form], headers={"Content-Disposition": name}
    )


@desk(YearlyReview)
def part(request: HttpRequest, review: int, part: int) -> HttpResponse:
    found = get_object_or_404(
        ReviewPart.objects.select_related("review", "institution"), pk=part, review=review
    )
    require(person(request), Verb.WRITE, found)
    form = PartForm(request.POST or {"text": found.text, "revision": found.revision})
    context = {"part": found, "form": form, "conflict": None}
    if request.method == "POST" and form.is_valid():
        try:
            if _write(request, found, form):
                return redirect("steering_review", review)
        except EditedMeanwhile as conflict:
            found.refresh_from_db()
            newest = PartForm({"text": conflict.mine, "revision": found.revision})
            context = {"part": found, "form": newest, "conflict": conflict}
    return render(request, "pro/steering/reviews/part.html", context)


@require_POST
@desk(YearlyReview)
def freeze_one(request: HttpRequest, review: int) -> HttpResponse:
    act = partial(
        actions.freeze, _readable(request, review), actor=person(request), at=timezone.now()
    )
    attempt(request, act, done="Le bilan est figé : les quatre collèges peuvent le signer.")
    return redirect("steering_review", review)


@require_POST
@desk(YearlyReview)
def sign_one(request: HttpRequest, review: int) -> HttpResponse:
    form = MentionForm(request.POST)
    act = partial(
        actions.sign,
        _readable(request, review),
        actor=person(request),
        at=timezone.now(),
        mention=form.cleaned_data["mention"] if form.is_valid() else "",
    )
    attempt(request, act, done="Votre collège a signé ce bilan.")
    return redirect("steering_review", review)


@require_POST
@desk(YearlyReview)
def supersede_one(request: HttpRequest, review: int) -> HttpResponse:
    form = ReasonForm(request.POST)
    reason = form.cleaned_data["reason"] if form.is_valid() else ""
    try:
        made = actions.supersede(
            _readable(request, review), reason, actor=person(request), at=timezone.now()
        )
    except SteeringRefused as refusal:
        messages.error(request, str(refusal))
        return redirect("steering_review", review)
    messages.success(request, "Un nouveau bilan est ouvert : il part des textes de l’ancien.")
    return redirect("steering_review", made.pk)


def _readable(request: HttpRequest, number: int) -> YearlyReview:
    found = get_object_or_404(YearlyReview.objects.select_related("plan"), pk=number)
    require(person(request), Verb.READ, found)
    return found


def _write(request: HttpRequest, part: ReviewPart, form: PartForm) -> bool:
    act = partial(
        actions.write_part,
        part,
        form.cleaned_data["text"],
        revision=form.cleaned_data["revision"],
        actor=person(request),
        at=timezone.now(),
    )
    return attempt(request, act, done=f"La partie de « {part.institution} » est enregistrée.")
