"""Choices of the filters, each with the number of sessions that it would leave."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import QueryDict

from passerelles.apps.reference.models import TerritoryKind
from passerelles.apps.reference.reads.territories import territories_by_keys
from passerelles.domain.catalogue.search_request import Facet
from passerelles.portals.public.catalogue.search.fields import CHOICES, FLAGS, ChoiceSpec
from passerelles.portals.public.shell.french import number

Counts = Mapping[Facet, Mapping[str, int]]

# Title of each group → its filters; the groups of the first choices are open from the start.
GROUPS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("pour-qui", "Pour qui", ("public", "amenagements", "reserve")),
    (
        "comment",
        "À distance, rythme, entrées",
        ("mode", "rythme", "entree", "inscriptions", "commencees"),
    ),
    ("niveau", "Niveau", ("niveau", "acces")),
    ("but", "But et certification", ("objectif", "repertoire", "bloc_seul")),
    ("payer", "Dispositif et financement", ("dispositif", "financeur", "contrat")),
    ("qualite", "Labels et transition écologique", ("label", "vert")),
    ("departement", "Département", ("departement",)),
)
_SHORT = frozenset({"financeur", "departement", "label"})  # only what answers is listed
_OPEN = frozenset({"pour-qui", "comment"})


@dataclass(frozen=True, slots=True)
class Choice:
    """One box to tick; ``count`` is empty when nothing was counted."""

    value: str
    label: str
    is_chosen: bool
    count: str
    is_empty: bool


@dataclass(frozen=True, slots=True)
class ChoiceList:
    """One filter: its boxes under a legend."""

    param: str
    legend: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class FilterGroup:
    """Filters under one title; ``chosen`` is how many boxes are ticked in it."""

    key: str
    title: str
    lists: tuple[ChoiceList, ...]
    flags: tuple[Choice, ...]
    chosen: int
    is_open: bool


def filter_groups(query: QueryDict, counts: Counts) -> tuple[FilterGroup, ...]:
    """Every group with something to choose; ``query`` says what is ticked, even wrongly."""
    groups = (_group(group, query, counts) for group in GROUPS)
    return tuple(group for group in groups if group.lists or group.flags)


def _group(
    group: tuple[str, str, tuple[str, ...]], query: QueryDict, counts: Counts
) -> FilterGroup:
    key, title, params = group
    specs = {spec.param: spec for spec in CHOICES}
    lists = [_list(specs[param], query, counts) for param in params if param in specs]
    flags = tuple(
        Choice(flag.param, flag.label, bool(query.get(flag.param)), "", False)
        for flag in FLAGS
        if flag.param in params
    )
    full = tuple(choices for choices in lists if choices.choices)
    chosen = sum(choice.is_chosen for choices in full for choice in choices.choices) + sum(
        flag.is_chosen for flag in flags
    )
    return FilterGroup(key, title, full, flags, chosen, bool(chosen) or key in _OPEN)


def _list(spec: ChoiceSpec, query: QueryDict, counts: Counts) -> ChoiceList:
    counted = counts.get(spec.facet, {})
    chosen = query.getlist(spec.param)
    named = spec.choices() if spec.choices else _departements([*counted, *chosen])
    choices = [
        _choice(value, label, chosen, counts.get(spec.facet)) for value, label in named.items()
    ]
    if spec.param in _SHORT and counts:
        choices = [choice for choice in choices if choice.is_chosen or not choice.is_empty]
    return ChoiceList(spec.param, spec.legend, tuple(choices))


def _choice(
    value: str, label: str, chosen: Sequence[str], counted: Mapping[str, int] | None
) -> Choice:
    if counted is None:
        return Choice(value, label, value in chosen, "", False)
    total = counted.get(value, 0)
    return Choice(value, label, value in chosen, number(total), total == 0)


def _departements(codes: Sequence[str]) -> dict[str, str]:
    keys = [(TerritoryKind.DEPARTEMENT.value, code) for code in sorted(set(codes))]
    named = (
        {ref.code: f"{ref.name} ({ref.code})" for ref in territories_by_keys(keys)} if keys else {}
    )
    return {code: named.get(code, code) for _, code in keys}
