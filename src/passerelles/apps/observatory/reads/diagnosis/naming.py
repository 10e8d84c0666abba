"""Titles of occupations and sectors by key, whatever their nomenclature: two queries."""

from collections import defaultdict
from collections.abc import Collection

from passerelles.apps.indicators.reads.bridges import links_of
from passerelles.apps.observatory.reads.diagnosis.values import Named
from passerelles.apps.reference.models import NomenclatureItem, Occupation, Transition
from passerelles.apps.reference.reads.editions import newest_rome
from passerelles.apps.reference.reads.generation import remembered
from passerelles.apps.reference.reads.occupations import todays

OLD_FAMILIES = "FAP-2009"
_TITLES = 3


@remembered
def _rome_names() -> dict[str, dict[str, Named]]:
    return {}


def named(keys: Collection[str]) -> dict[str, Named]:
    """Each key with its title; its code stands for a title that nobody loaded."""
    rome = [key for key in keys if key.startswith("ROME-")]
    known = {key: Named(key, key.partition(":")[2]) for key in keys}
    for edition in {key.partition(":")[0] for key in rome}:
        names = rome_names(edition)
        known |= {key: names[key] for key in rome if key in names}
    others = [key for key in keys if not key.startswith("ROME-")]
    items = NomenclatureItem.objects.filter(id__in=others)
    known |= {key: Named(key, label) for key, label in items.values_list("id", "label")}
    if any(key.startswith(OLD_FAMILIES) for key in others):
        known |= {key: name for key, name in _old_families().items() if key in known}
    return known


@remembered
def _old_families() -> dict[str, Named]:
    """Nobody publishes the titles of the FAP 2009 with its figures: the occupations of the ROME
    that its table of passage gathers under each code stand for them.
    """
    gathered: defaultdict[str, list[str]] = defaultdict(list)
    for link in links_of(f"{OLD_FAMILIES}~ROME-3.47"):
        if link.target_label:
            gathered[link.origin].append(link.target_label)
    return {
        key: Named(key, f"{code} : {', '.join(titles[:_TITLES])}{'…' if titles[_TITLES:] else ''}")
        for code, titles in gathered.items()
        if (key := f"{OLD_FAMILIES}:{code}")
    }


def rome_names(edition: str) -> dict[str, Named]:
    """Every occupation of one edition of the ROME, read once a generation."""
    kept = _rome_names()
    if edition not in kept:
        kept[edition] = _read(edition)
    return kept[edition]


def _read(edition: str) -> dict[str, Named]:
    """An earlier edition says nothing of the transition: what the same trade is called today does.

    ``is_green`` stays None where no edition loaded says anything of it.
    """
    rows = list(Occupation.objects.filter(edition_id=edition))
    newest = newest_rome()
    today = {row.id: row for row in rows}
    if newest and newest.id != edition:
        today = todays(rows, newest.id)
    says = any(row.transition for row in today.values())
    green = {key: says and row.transition == Transition.GREEN for key, row in today.items()}
    return {row.id: Named(row.id, row.label, green.get(row.id) if says else None) for row in rows}
