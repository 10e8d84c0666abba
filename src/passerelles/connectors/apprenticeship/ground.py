"""Where départements are, and the training fields that exist."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from passerelles.apps.reference.models import NomenclatureItem
from passerelles.apps.reference.reads.departements import read_departements
from passerelles.formats.apprenticeship.training_fields import read_training_fields
from passerelles.formats.common.rejection import Rejection

CONTENT = Path(str(files("passerelles.content"))) / "apprenticeship"
NSF = "NSF-1994"


@dataclass(frozen=True, slots=True)
class Ground:
    """``region_of``: the région of each département of the COG edition ``geography``."""

    geography: str
    region_of: Mapping[str, str]

    def departements_of(self, region: str) -> frozenset[str]:
        return frozenset(code for code, of in self.region_of.items() if of == region)


def read_ground() -> Ground:
    """Two queries. Raises UnreadableFile when no COG is loaded."""
    found = read_departements()
    return Ground(found.edition, {code: region for code, region in found.regions.items() if region})


@dataclass(frozen=True, slots=True)
class KnownFields:
    """Training fields: the domains of the NSF, and its groups once the source ``nsf`` is loaded."""

    domains: Collection[str]
    groups: Collection[str]

    def knows(self, field: str) -> bool:
        return field in self.groups if self.groups else field[:2] in self.domains


def read_known_fields() -> KnownFields:
    """One query."""
    items = NomenclatureItem.objects.current().filter(edition_id=NSF, kind="group")
    return KnownFields(
        domains=frozenset(read_training_fields(CONTENT / "training_fields.yaml")),
        groups=frozenset(items.values_list("code", flat=True)),
    )


@dataclass(frozen=True, slots=True)
class Told:
    """The codes of one line that the reference must know. ``departements``: by column."""

    path: str
    departements: Mapping[str, str]
    field: str
    fragment: str


class Checker:
    """Refuses the lines whose codes have the right shape but do not exist."""

    def __init__(self) -> None:
        self._departements = read_ground().region_of.keys()
        self._fields = read_known_fields()

    def fault(self, told: Told) -> Rejection | None:
        for column, code in told.departements.items():
            if code and code not in self._departements:
                return Rejection(
                    told.path,
                    "apprenticeship.unknown-departement",
                    f"Colonne « {column} » : le département « {code} » n’est pas au code officiel "
                    "géographique ; corrigez-le.",
                    told.fragment,
                )
        if not self._fields.knows(told.field):
            return Rejection(
                told.path,
                "apprenticeship.unknown-field",
                f"Colonne « nsf » : le groupe « {told.field} » n’est pas dans la nomenclature des "
                "spécialités de formation ; corrigez-le.",
                told.fragment,
            )
        return None
