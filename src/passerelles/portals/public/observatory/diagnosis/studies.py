"""Studies of observatories and branches that concern what a diagnosis is about."""

from collections.abc import Sequence

from django.urls import reverse

from passerelles.apps.observatory.reads.publications import PublicationValue
from passerelles.documents.diagnosis.studies import FIRST, TITLE, about
from passerelles.portals.public.observatory.diagnosis.parts import Part, Section
from passerelles.portals.public.reference.values import Link


def studies_sections(studies: Sequence[PublicationValue]) -> tuple[Section, ...]:
    """One section; none where no study is about it."""
    if not studies:
        return ()
    listed = reverse("publications")
    links = tuple(
        Link(study.title, study.address or listed, about(study)) for study in studies[:FIRST]
    )
    more = (Link("Toutes les études", listed),)
    return (Section("etudes", TITLE, (Part(links=(*links, *more)),)),)
