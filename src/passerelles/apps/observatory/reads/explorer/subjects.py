"""Occupations and sectors by their names, the floors of their nomenclature apart."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from passerelles.apps.observatory.reads.details import DETAILS, detail_name
from passerelles.apps.reference.models import NomenclatureItem, Occupation
from passerelles.apps.reference.reads.editions import SCHEME_NAMES
from passerelles.apps.reference.reads.generation import remembered

# What codes of each length name in the nomenclatures of families of occupations.
_FLOORS = {1: "Domaines professionnels", 3: "Familles professionnelles", 5: "Métiers"}


@dataclass(frozen=True, slots=True)
class Subject:
    """An occupation or a sector; ``floor`` says which floor of which nomenclature it belongs to."""

    key: str
    label: str
    floor: str

    @property
    def code(self) -> str:
        return self.key.partition(":")[2]

    @property
    def scheme(self) -> str:
        """The edition of the nomenclature, as people write it: « FAP 2021 »."""
        return scheme_name(self.key)


def scheme_name(key: str) -> str:
    whole = key.partition(":")[0]
    scheme, _, version = whole.rpartition("-")
    if whole in DETAILS:
        return DETAILS[whole]
    return f"{SCHEME_NAMES.get(scheme, scheme)} {version}"


def subjects_of(keys: Collection[str]) -> tuple[Subject, ...]:
    """Those keys with their names, by floor then name; a code that nobody names is its name."""
    labels = _labels(frozenset(keys))
    found = (Subject(key, labels[key], _floor(key)) for key in keys)
    return tuple(sorted(found, key=lambda s: (s.scheme, len(s.code), s.label.casefold(), s.key)))


def subject(key: str) -> Subject:
    """One occupation or sector by its key."""
    return subjects_of((key,))[0]


def _floor(key: str) -> str:
    scheme, code = scheme_name(key), key.partition(":")[2]
    if scheme in DETAILS.values():
        return scheme
    name = _FLOORS.get(len(code), "Codes") if scheme.startswith("FAP") else "Codes"
    return f"{'Métiers' if scheme.startswith('ROME') else name}, {scheme}"


def _labels(keys: frozenset[str]) -> Mapping[str, str]:
    known = _known()
    if missing := keys - known.keys():
        known.update(_read(missing))
    return {key: known.get(key, key.partition(":")[2]) for key in keys}


@remembered
def _known() -> dict[str, str]:
    return {}


def _read(keys: Iterable[str]) -> dict[str, str]:
    rome = [key for key in keys if key.startswith("ROME-")]
    others = [key for key in keys if not key.startswith("ROME-")]
    found = {key: name for key in others if (name := detail_name(key))}
    if rome:
        found.update(Occupation.objects.filter(id__in=rome).values_list("id", "label"))
    if others:
        found.update(NomenclatureItem.objects.filter(id__in=others).values_list("id", "label"))
    return found
