"""The four doors of the home page, and the searches that it gives as examples."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from passerelles.apps.reference.reads.counts import ReferenceCounts
from passerelles.portals.public.reference.values import Link
from passerelles.portals.public.shell.french import counted


@dataclass(frozen=True, slots=True)
class HomeDoor:
    """A section: the name of its address, what is in it, and how much."""

    name: str
    title: str
    text: str
    count: str


# One of each sort: a job and a place, a diploma at a distance, an activity, a level.
_EXAMPLES = (
    ("boulanger à Foix", {"q": "boulanger", "ou": "Foix"}),
    ("CAP petite enfance à distance", {"q": "CAP petite enfance", "ou": "à distance"}),
    ("aide à la personne", {"q": "aide à la personne"}),
    ("bureautique le soir à Nîmes", {"q": "bureautique soir", "ou": "Nîmes"}),
)


def examples() -> tuple[Link, ...]:
    page = reverse("sessions")
    return tuple(Link(label, f"{page}?{urlencode(asked)}") for label, asked in _EXAMPLES)


def doors(counts: ReferenceCounts) -> tuple[HomeDoor, ...]:
    return (
        HomeDoor(
            "occupations",
            "Métiers",
            "Ce que l’on y fait, les compétences demandées, les métiers proches et les diplômes "
            "qui y mènent.",
            _occupations(counts),
        ),
        HomeDoor(
            "certifications",
            "Certifications",
            "Diplômes, titres et certificats : leur niveau, leurs blocs, qui les délivre, "
            "s’ils sont encore ouverts.",
            _certifications(counts),
        ),
        HomeDoor(
            "territories",
            "Territoires",
            "Votre commune, les zones qui la contiennent, sa population et ses voisines.",
            _territories(counts),
        ),
        HomeDoor(
            "sources",
            "Sources",
            "D’où vient chaque donnée, à quelle date, et ce que nous avons dû écarter.",
            counted(counts.sources, "source suivie", "sources suivies"),
        ),
    )


def _occupations(counts: ReferenceCounts) -> str:
    if not counts.occupations:
        return "Aucun métier chargé pour l’instant"
    edition = counts.occupation_edition
    return f"{counted(counts.occupations, 'métier', 'métiers')}, {edition}"


def _certifications(counts: ReferenceCounts) -> str:
    if not counts.certifications:
        return "Aucune certification chargée pour l’instant"
    total = counted(counts.certifications, "certification décrite", "certifications décrites")
    return f"{total}, dont {counted(counts.certifications_active, 'active', 'actives')}"


def _territories(counts: ReferenceCounts) -> str:
    if not counts.communes:
        return "Aucune commune chargée pour l’instant"
    communes = counted(counts.communes, "commune", "communes")
    return f"{communes}, {counted(counts.zones, 'autre zone', 'autres zones')}"
