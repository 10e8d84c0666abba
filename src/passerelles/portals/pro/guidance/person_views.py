"""One person of an adviser: pathways side by side, notes, sheet, handing over, erasing."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from passerelles.apps.guidance.actions.advised import (
    AdvisingRefused,
    erase,
    hand_over,
    read,
)
from passerelles.apps.guidance.actions.advised import note as write_note
from passerelles.apps.guidance.models import AdvisedPerson
from passerelles.documents.guidance.path_pdf import path_pdf, plain_pdf
from passerelles.documents.guidance.path_plain import plain_sheet
from passerelles.documents.guidance.path_sheet import path_sheet
from passerelles.portals.pro.access import desk, person
from passerelles.portals.pro.guidance.forms import HandForm, NotesForm, focus_on_error
from passerelles.portals.pro.guidance.presentation import advised_page, sheet_of

_PAGE = "pro/guidance/person.html"


@desk(AdvisedPerson)
def show(request: HttpRequest, key: int) -> HttpResponse:
    """What may be proposed to the person today, the pathways side by side."""
    return _page(request, _followed(request, key))


@require_POST
@desk(AdvisedPerson)
def note(request: HttpRequest, key: int) -> HttpResponse:
    followed, form = _followed(request, key), NotesForm(request.POST)
    if not form.is_valid():
        return _page(request, followed, notes=form)
    try:
        write_note(followed, form.cleaned_data["notes"], now=timezone.now())
    except AdvisingRefused as refusal:
        form.add_error("notes", str(refusal))
        return _page(request, followed, notes=form)
    messages.success(request, "Notes enregistrées. La personne est gardée un an de plus.")
    return redirect("advised_person", key)


@desk(AdvisedPerson)
def printed(request: HttpRequest, key: int, number: int) -> HttpResponse:
    """The sheet of the pathway of that number, from 1; in plain words if asked."""
    today = timezone.localdate()
    facts = sheet_of(_followed(request, key), number, today=today)
    if facts is None:
        raise Http404("Ce parcours n’existe pas, ou n’existe plus.")
    simple = "simple" in request.GET
    written = (
        plain_pdf(plain_sheet(facts), on=today) if simple else path_pdf(path_sheet(facts), on=today)
    )
    name = f"parcours-{number}-simple.pdf" if simple else f"parcours-{number}.pdf"
    response = HttpResponse(written, content_type="application/pdf")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@require_POST
@desk(AdvisedPerson)
def hand(request: HttpRequest, key: int) -> HttpResponse:
    followed, form = _followed(request, key), HandForm(request.POST)
    if not form.is_valid():
        return _page(request, followed, hand=form)
    said = form.cleaned_data
    try:
        hand_over(followed, said["email"], erase_mine=said["erase_mine"], now=timezone.now())
    except AdvisingRefused as refusal:
        form.add_error("email", str(refusal))
        return _page(request, followed, hand=form)
    messages.success(request, f"Transmis à {said['email']}, sans vos notes.")
    return redirect("advised_people")


@require_POST
@desk(AdvisedPerson)
def erase_person(request: HttpRequest, key: int) -> HttpResponse:
    followed = _followed(request, key)
    erase(followed, now=timezone.now())
    messages.success(request, f"« {followed.label} » est effacé, notes comprises.")
    return redirect("advised_people")


def _page(
    request: HttpRequest,
    followed: AdvisedPerson,
    *,
    notes: NotesForm | None = None,
    hand: HandForm | None = None,
) -> HttpResponse:
    """The page; a form given is to be corrected, with what was typed in it."""
    for form in filter(None, (notes, hand)):
        focus_on_error(form)
    context = {
        "followed": followed,
        "page": advised_page(followed, today=timezone.localdate()),
        "notes": notes or NotesForm(initial={"notes": followed.notes}),
        "hand": hand or HandForm(),
    }
    return render(request, _PAGE, context, status=400 if notes or hand else 200)


def _followed(request: HttpRequest, key: int) -> AdvisedPerson:
    """Raises Http404 for the people of somebody else."""
    found = read(person(request), key, now=timezone.now())
    if found is None:
        raise Http404("Vous ne suivez personne sous ce numéro.")
    return found
