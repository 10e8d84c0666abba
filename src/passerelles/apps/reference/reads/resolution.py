"""What codes received from files may mean: every occupation and every item loaded."""

from collections.abc import Iterator
from typing import NamedTuple

from passerelles.apps.reference.models import NomenclatureItem, Occupation


class LoadedOccupation(NamedTuple):
    """An occupation of a real edition: its key, its code, its label."""

    id: str
    code: str
    label: str


def rome_occupations() -> Iterator[LoadedOccupation]:
    """The occupations of the real editions of the ROME, the newest edition first."""
    rows = Occupation.objects.filter(
        closed_on=None, edition__scheme="ROME", edition__source__is_demonstration=False
    ).order_by("-edition__published_on", "-edition_id", "code")
    yield from map(LoadedOccupation._make, rows.values_list("id", "code", "label"))


def nomenclature_keys(scheme: str) -> dict[str, str]:
    """The key of each code of ``scheme``, in the newest edition that holds it."""
    rows = NomenclatureItem.objects.filter(closed_on=None, edition__scheme=scheme).order_by(
        "edition__published_on", "edition_id"
    )
    return dict(rows.values_list("code", "id"))
