"""The content of the catalogue and the lists of data·inclusion, read once a process."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType

from passerelles.apps.catalogue.reads.vocabulary import programmes
from passerelles.formats.embedded.inclusion import read_embedded_list_values
from passerelles.formats.embedded.territories import read_embedded_departements
from passerelles.formats.services.reading import read_services
from passerelles.formats.services.records import ServiceBook


@cache
def service_book() -> ServiceBook:
    """Structures and services of ``content/services``. Raises BrokenServices."""
    told = {slug: (one.name, one.description, one.words) for slug, one in programmes().items()}
    folder = Path(str(files("passerelles.content"))) / "services"
    return read_services(folder, lists=list_labels(), programmes=told)


@cache
def list_labels() -> Mapping[str, Mapping[str, str]]:
    """The lists of data·inclusion: list → value → French label, in their order."""
    lists: dict[str, dict[str, str]] = {}
    for one in read_embedded_list_values():
        lists.setdefault(one.list, {})[one.value] = one.label
    return MappingProxyType(lists)


@cache
def list_edition() -> str:
    """The edition of the lists: ``data-inclusion-1.0.10``."""
    return next(read_embedded_list_values()).edition


@cache
def departements_of(region: str) -> Mapping[str, str]:
    """The départements of a region of today: code → name, by code."""
    found = {one.code: one.name for one in read_embedded_departements() if one.region == region}
    return MappingProxyType(dict(sorted(found.items())))
