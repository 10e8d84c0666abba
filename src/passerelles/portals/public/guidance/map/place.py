"""The place written on the map: what it means, or why it was not understood."""

from dataclasses import dataclass

from passerelles.apps.reference.models import TerritoryKind
from passerelles.apps.reference.reads.place_reading import NamedPlace, PlaceReading, read_place

_READ = (*(TerritoryKind.COMMUNE, TerritoryKind.ARRONDISSEMENT), TerritoryKind.DEPARTEMENT)


@dataclass(frozen=True, slots=True)
class Asked:
    """``place`` is None for everywhere; ``told`` says why what was written is not used."""

    place: NamedPlace | None
    told: str = ""

    @property
    def label(self) -> str:
        return self.place.label if self.place else ""


def asked_place(written: str) -> Asked:
    """A commune or a département; anything else is told and looked for nowhere."""
    found = read_place(written)
    if found.place is not None and found.place.kind in _READ:
        return Asked(found.place)
    if found.place is not None:
        return Asked(None, "Choisissez plutôt une commune ou un département.")
    return Asked(None, _unread(found))


def _unread(found: PlaceReading) -> str:
    if found.everywhere or found.remote:
        return ""
    names = ", ".join(one.label for one in found.others or found.guesses)
    if found.is_ambiguous:
        return f"Plusieurs communes portent ce nom\u00a0: {names}. Précisez le département."
    hint = f" Vouliez-vous dire\u00a0: {names}\u00a0?" if names else ""
    unread = f"Nous ne trouvons pas «\u00a0{found.text}\u00a0»"
    return f"{unread}\u00a0: la carte montre toute l’offre.{hint}"
