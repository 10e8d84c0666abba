"""The choices of the form: only those that have figures, and what was asked even without any."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from passerelles.apps.indicators.reads.definitions import indicators
from passerelles.apps.observatory.reads.explorer.grid import grid
from passerelles.apps.observatory.reads.explorer.places import regions
from passerelles.apps.observatory.reads.explorer.subjects import Subject, subject, subjects_of
from passerelles.documents.french import period_text
from passerelles.domain.reference.search.words import fold
from passerelles.formats.indicators.definitions import Indicator
from passerelles.portals.public.observatory.explorer.chosen import Chosen, by_theme
from passerelles.portals.public.observatory.explorer.words import (
    LEVEL_SLUGS,
    LEVELS,
    THEMES,
    edition_text,
)


@dataclass(frozen=True, slots=True)
class Option:
    value: str
    label: str
    is_chosen: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    label: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """A list of choices; ``blank`` is the label of the empty one, if there may be none."""

    name: str
    label: str
    groups: tuple[Group, ...]
    blank: str = ""
    help: str = ""

    @property
    def is_needed(self) -> bool:
        return any(group.options for group in self.groups)


@dataclass(frozen=True, slots=True)
class Fields:
    """The whole form; ``filter`` narrows occupations and sectors, ``unmatched`` when none does."""

    main: tuple[Field, ...]
    subjects: tuple[Field, ...]
    filter: str
    can_filter: bool
    unmatched: bool


_ENOUGH_TO_FILTER = 15


def fields(found: Chosen, text: str, editions: Sequence[str] = ()) -> Fields:
    """``editions``: all those that give the figures shown; only a choice of several is one."""
    listed = found.subjects.occupations + found.subjects.sectors
    occupations, sectors = (
        _filtered(subjects_of(keys), text)
        for keys in (found.subjects.occupations, found.subjects.sectors)
    )
    return Fields(
        main=(
            *(_indicator(found), _level(found), _region(found), _period(found)),
            *((_edition(found, editions),) if len(editions) > 1 else ()),
            _second(found),
        ),
        subjects=tuple(
            field
            for field in (
                _subject(found, "metier", "Métier", occupations),
                _subject(found, "secteur", "Secteur ou spécialité", sectors),
            )
            if field.is_needed
        ),
        filter=text,
        can_filter=len(listed) > _ENOUGH_TO_FILTER,
        unmatched=bool(text and listed and not _matching(subjects_of(listed), text)),
    )


def comparable(found: Chosen) -> list[Indicator]:
    """The other indicators of the same instrument with figures at this level for this period."""
    asked, known = found.asked, grid()
    return [
        other
        for other in by_theme(list(known))
        if other.code != found.indicator.code
        and other.instrument == found.indicator.instrument
        and any((c.kind, c.period) == (found.kind, asked.period) for c in known[other.code])
    ]


def _indicator(found: Chosen) -> Field:
    codes = list(dict.fromkeys([*grid(), found.indicator.code]))
    groups = groupby(by_theme(codes), key=lambda i: i.theme)
    return Field(
        name="indicateur",
        label="Indicateur",
        groups=tuple(
            Group(THEMES[theme], _options(((i.code, i.name) for i in found_), found.indicator.code))
            for theme, found_ in groups
        ),
    )


def _level(found: Chosen) -> Field:
    kinds = list(dict.fromkeys(cell.kind for cell in found.cells))
    listed = [(LEVEL_SLUGS[kind], LEVELS[kind][0]) for kind in kinds]
    if found.kind and found.kind not in kinds:
        listed.append((found.asked.level, f"{LEVELS[found.kind][0]} (sans chiffre)"))
    return _single("niveau", "Territoires", listed, found.asked.level)


def _region(found: Chosen) -> Field:
    listed = [(region.code, region.name) for region in regions()]
    return _single("dans", "Dans", listed, found.asked.region, blank="Toute la France")


def _period(found: Chosen) -> Field:
    periods = [cell.period for cell in found.cells if cell.kind == found.kind]
    listed = [(period, period_text(period)) for period in periods]
    return _single("periode", "Période", listed, found.asked.period)


def _edition(found: Chosen, editions: Sequence[str]) -> Field:
    listed = [(edition, edition_text(edition)) for edition in editions]
    shown = found.asked.edition or editions[0]
    return _single("edition", "Édition ou scénario", listed, shown)


def _second(found: Chosen) -> Field:
    others = comparable(found)
    listed = [(other.code, other.name) for other in others]
    second = found.asked.second
    if second and second not in {other.code for other in others}:
        listed.append((second, f"{indicators()[second].name} (pas comparable)"))
    blank = "Rien" if listed else "Rien de comparable ici"
    return _single("avec", "Croiser avec", listed, second, blank=blank)


def _subject(found: Chosen, name: str, label: str, listed: Sequence[Subject]) -> Field:
    asked = found.asked.occupation if name == "metier" else found.asked.sector
    shown = list(listed)
    if asked and asked not in {one.key for one in shown}:
        shown.insert(0, subject(asked))
    groups = groupby(shown, key=lambda one: one.floor)
    blank = "Tous" if found.subjects.has_total else "Choisissez…"
    return Field(
        name=name,
        label=label,
        groups=tuple(
            Group(floor, _options(((one.key, _named(one)) for one in inside), asked))
            for floor, inside in groups
        ),
        blank=blank,
    )


def _named(one: Subject) -> str:
    return f"{one.label} ({one.code})" if one.label != one.code else one.code


def _single(
    name: str, label: str, listed: Iterable[tuple[str, str]], value: str, *, blank: str = ""
) -> Field:
    return Field(name, label, (Group("", _options(listed, value)),), blank)


def _options(listed: Iterable[tuple[str, str]], value: str) -> tuple[Option, ...]:
    return tuple(Option(key, label, key == value) for key, label in listed)


def _filtered(listed: Sequence[Subject], text: str) -> Sequence[Subject]:
    """Those whose name has these words; all of them when none has."""
    return _matching(listed, text) or listed


def _matching(listed: Sequence[Subject], text: str) -> Sequence[Subject]:
    words = fold(text).split()
    return [one for one in listed if all(word in fold(_named(one)) for word in words)]
