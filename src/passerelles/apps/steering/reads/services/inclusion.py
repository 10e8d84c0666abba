"""Services and structures in the form of data·inclusion (schema v1)."""

from typing import Any

from passerelles.apps.steering.reads.services.content import departements_of
from passerelles.apps.steering.reads.services.values import ServiceValue
from passerelles.formats.services.records import Structure

SOURCE = "passerelles"
_COUNTRY = "france"


def service_id(slug: str) -> str:
    """Its identifier in data·inclusion: the producer, then ours."""
    return f"{SOURCE}--{slug}"


def service_record(value: ServiceValue, *, address: str) -> dict[str, Any]:
    """The fields of a data·inclusion service; ``address`` is that of its page here.

    What is unknown is None, never an empty list.
    """
    service = value.service
    return {
        "source": SOURCE,
        "structure_id": service_id(service.structure),
        "id": service_id(service.slug),
        "nom": service.name,
        "description": service.summary,
        "lien_source": address,
        "date_maj": service.reviewed_on.isoformat(),
        "type": service.kind,
        "thematiques": list(service.themes) or None,
        "frais": service.fees,
        "publics": list(service.publics) or None,
        "publics_precisions": service.publics_note,
        "conditions_acces": service.conditions,
        "telephone": _international(service.phone),
        "modes_accueil": list(service.reception) or None,
        "zone_eligibilite": _zones(service.territories),
        "lien_mobilisation": service.link,
        "modes_mobilisation": _ways(value) or None,
        "mobilisable_par": list(service.mobilised_by) or None,
        "mobilisation_precisions": service.access,
    }


def structure_record(structure: Structure, *, reviewed_on: str) -> dict[str, Any]:
    """The fields of a data·inclusion structure; ``reviewed_on`` is that of its services."""
    return {
        "source": SOURCE,
        "id": service_id(structure.slug),
        "nom": structure.name,
        "date_maj": reviewed_on,
        "description": structure.description,
        "site_web": structure.website,
        "reseaux_porteurs": list(structure.networks) or None,
    }


def _ways(value: ServiceValue) -> list[str]:
    service = value.service
    ways = {"utiliser-lien-mobilisation": service.link, "telephoner": service.phone}
    return [way for way, given in ways.items() if given]


def _international(phone: str | None) -> str | None:
    """``0800007070`` as ``+33800007070``; short numbers stay as they are."""
    if phone and phone.startswith("0"):
        return f"+33{phone[1:]}"
    return phone


def _zones(territories: tuple[str, ...]) -> list[str]:
    """Codes of the COG; a region is told by its départements, as the form asks."""
    zones: list[str] = []
    for one in territories:
        kind, _, code = one.partition(":")
        if kind == "region":
            zones += departements_of(code)
        else:
            zones.append(code or _COUNTRY)
    return zones
