"""The people that an adviser follows: the list, and a new one."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from passerelles.apps.guidance.actions.advised import AdvisingRefused, follow
from passerelles.apps.guidance.models import AdvisedPerson
from passerelles.apps.guidance.reads.advised import people_of
from passerelles.portals.pro.access import desk, person
from passerelles.portals.pro.guidance.forms import FollowForm, focus_on_error

_LIST = "pro/guidance/people.html"


@desk(AdvisedPerson)
def people(request: HttpRequest) -> HttpResponse:
    """Everybody that the account follows."""
    return render(request, _LIST, {"people": people_of(person(request)), "form": FollowForm()})


@desk(AdvisedPerson)
def add(request: HttpRequest) -> HttpResponse:
    """Follow a person from her link or from a file."""
    form = FollowForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            kept = follow(person(request), said["label"], said["state"], now=timezone.now())
        except AdvisingRefused as refusal:
            form.add_error("label", str(refusal))
        else:
            messages.success(request, f"Vous suivez maintenant « {kept.label} ».")
            return redirect("advised_person", kept.pk)
    focus_on_error(form)
    context = {"people": people_of(person(request)), "form": form}
    return render(request, _LIST, context, status=400 if form.errors else 200)
