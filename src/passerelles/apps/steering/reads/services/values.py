"""A service as it stands today: the content, and what its institution laid over it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from passerelles.apps.steering.models import ServiceLayer
from passerelles.apps.steering.reads.institutions import institution_names
from passerelles.apps.steering.reads.services.content import service_book
from passerelles.domain.steering.rhythm import is_overdue, review_due
from passerelles.formats.services.records import Service, ServiceState, Structure

# What an institution may correct, in the order of the sheet.
CORRECTABLE = ("summary", "publics_note", "conditions", "access", "link", "phone", "standing")


@dataclass(frozen=True, slots=True)
class ServiceValue:
    """``service`` with its corrections, and the names of the institutions that it tells by code.

    ``is_stale``: its review is late, so it is shown « à confirmer ». ``confirmed``: its
    institution reviewed it here; ``corrected`` names the fields that it changed.
    """

    service: Service
    structure: Structure
    owner: str
    funders: tuple[str, ...]
    due_on: date
    is_stale: bool
    confirmed: bool
    corrected: tuple[str, ...]
    revision: int

    @property
    def slug(self) -> str:
        return self.service.slug


def service_values(*, on: date) -> list[ServiceValue]:
    """Every service, in the order of the content. Two queries."""
    layers = {layer.slug: layer for layer in ServiceLayer.objects.all()}
    names = institution_names()
    services = service_book().services.values()
    return [_value(one, layers.get(one.slug), names, on=on) for one in services]


def service_value(slug: str, *, on: date) -> ServiceValue | None:
    """One service; None when no sheet has that slug. Two queries."""
    found = service_book().services.get(slug)
    if found is None:
        return None
    layer = ServiceLayer.objects.filter(slug=slug).first()
    return _value(found, layer, institution_names(), on=on)


def corrected_service(service: Service, values: Mapping[str, str]) -> Service:
    """The sheet with texts laid over it; an empty one says that nothing is known."""
    changes: dict[str, Any] = {name: text or None for name, text in values.items()}
    if changes.get("standing"):
        changes["standing"] = ServiceState(changes["standing"])
    return replace(service, **changes)


def _value(
    service: Service, layer: ServiceLayer | None, names: Mapping[str, str], *, on: date
) -> ServiceValue:
    if layer is not None:
        service = corrected_service(service, layer.values)
        service = replace(service, reviewed_on=max(layer.reviewed_on, service.reviewed_on))
    every = service.review_every_months
    return ServiceValue(
        service=service,
        structure=service_book().structures[service.structure],
        owner=names.get(service.owner, service.owner),
        funders=tuple(names.get(code, code) for code in service.funders),
        due_on=review_due(service.reviewed_on, every_months=every),
        is_stale=is_overdue(service.reviewed_on, every_months=every, on=on),
        confirmed=layer is not None,
        corrected=tuple(layer.values) if layer else (),
        revision=layer.revision if layer else 0,
    )
