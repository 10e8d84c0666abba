"""The sheets that the person keeps, and the form to confirm or correct one."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from passerelles.apps.accounts.rights import Verb, require
from passerelles.apps.steering.actions.services.review_service import (
    ServiceClash,
    ServiceReview,
    review_service,
    texts_of,
)
from passerelles.apps.steering.errors import SteeringRefused
from passerelles.apps.steering.models import ServiceLayer
from passerelles.apps.steering.reads.services.desk import kept_services, service_history
from passerelles.apps.steering.reads.services.values import ServiceValue, service_value
from passerelles.portals.pro.access import desk, person
from passerelles.portals.pro.steering.services.forms import ReviewForm
from passerelles.portals.pro.steering.services.presentation import changes, clashes


@desk(ServiceLayer)
def services(request: HttpRequest) -> HttpResponse:
    kept = kept_services(person(request), on=timezone.localdate())
    return render(request, "pro/steering/services/list.html", {"services": kept})


@desk(ServiceLayer)
def service(request: HttpRequest, slug: str) -> HttpResponse:
    value = _kept(request, slug)
    form = ReviewForm(request.POST or None, texts=texts_of(value.service), revision=value.revision)
    if request.method == "POST" and form.is_valid():
        return _save(request, value, form)
    return _page(request, value, form)


def _save(request: HttpRequest, value: ServiceValue, form: ReviewForm) -> HttpResponse:
    said = form.cleaned_data
    review = ServiceReview(
        texts={name: said[name] for name in texts_of(value.service)},
        revision=said["revision"],
        why=said["why"],
    )
    try:
        review_service(value.slug, review, author=person(request), now=timezone.now())
    except ServiceClash as clash:
        page = _page(request, value, form.again(value.revision), clash)
        page.status_code = 409
        return page
    except SteeringRefused as refusal:
        form.add_error(None, str(refusal))
        return _page(request, value, form)
    messages.success(request, f"« {value.service.name} » est relu aujourd’hui.")
    return redirect("steering_services")


def _kept(request: HttpRequest, slug: str) -> ServiceValue:
    """The sheet. Raises Http404, and PermissionDenied for who may not review it."""
    value = service_value(slug, on=timezone.localdate())
    if value is None:
        raise Http404(f"Aucun service « {slug[:60]} » dans le catalogue.")
    require(person(request), Verb.WRITE, ServiceLayer(slug=slug, owner=value.service.owner))
    return value


def _page(
    request: HttpRequest, value: ServiceValue, form: ReviewForm, clash: ServiceClash | None = None
) -> HttpResponse:
    context = {
        "value": value,
        "form": form,
        "clash": clash,
        "clashes": clashes(clash) if clash else [],
        "history": changes(service_history(value.slug)),
    }
    return render(request, "pro/steering/services/service.html", context)
