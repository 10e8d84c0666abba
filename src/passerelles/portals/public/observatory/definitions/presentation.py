"""Indicators and their definitions, in French."""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from passerelles.apps.harvest.reads.journal import SourceLine
from passerelles.apps.indicators.reads.coverage import Coverage
from passerelles.documents.french import day, joined, period_text
from passerelles.formats.indicators.definitions import Definition
from passerelles.portals.public.observatory.definitions.registry import registry_facts
from passerelles.portals.public.observatory.explorer.words import LEVEL_SLUGS, LEVELS, THEMES

MOST_PERIODS = 6
_KINDS = {
    **{kind: plural for kind, (plural, _) in LEVELS.items()},
    "commune": "Communes",
    "employment_basin_part": "Parties de bassins, par département",
    "body": "Établissements",
}
_MEASURES = {
    "count": "un nombre",
    "rate": "un taux",
    "share": "une part",
    "index": "un indice",
    "amount": "un montant",
}
_DIRECTIONS = {
    "up": "plus le chiffre est élevé, mieux c’est",
    "down": "plus le chiffre est bas, mieux c’est",
    "none": "ni haut ni bas n’est meilleur en soi",
}
_SUBJECTS = {
    "occupation": "métier",
    "sector": "secteur",
    "sex": "sexe",
    "age": "âge",
    "level": "niveau de diplôme",
}
_OVER_TERRITORIES = {
    "sum": "Les territoires s’additionnent.",
    "none": "Les territoires ne s’additionnent pas.",
}
_OVER_TIME = {
    "sum": "Les périodes s’additionnent.",
    "last": "La dernière période vaut pour l’ensemble.",
    "none": "Les périodes ne s’additionnent pas.",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One indicator in the list."""

    code: str
    name: str
    question: str
    sources: tuple[SourceLine, ...]
    newest: str
    version: int
    is_demonstration: bool
    is_shared: bool


@dataclass(frozen=True, slots=True)
class Filters:
    """What the list keeps: a theme, words, the shared indicators alone."""

    theme: str = ""
    asked: str = ""
    shared: bool = False

    def keep(self, found: Coverage) -> bool:
        one = found.indicator
        is_kept = self.theme in ("", one.theme) and (one.shared or not self.shared)
        return is_kept and _holds(found, self.asked)


def index(
    found: Sequence[Coverage], sources: Iterable[SourceLine], filters: Filters
) -> dict[str, Any]:
    """The list by theme."""
    known = {source.id: source for source in sources}
    kept = [one for one in found if filters.keep(one)]
    groups = [
        (label, [_line(one, known) for one in kept if one.indicator.theme == code])
        for code, label in THEMES.items()
    ]
    return {
        "groups": [(label, lines) for label, lines in groups if lines],
        "themes": tuple(THEMES.items()),
        "filters": filters,
        "trail": trail(),
    }


def sheet(
    found: Coverage, sources: Iterable[SourceLine], *, owners: Mapping[str, str], today: date
) -> dict[str, Any]:
    """One indicator: its place in the plan, its definitions, the newest first, what is loaded.

    ``owners`` names the institutions by code.
    """
    one = found.indicator
    loaded = {period for periods in found.periods.values() for period in periods}
    known = {source.id: source for source in sources}
    return {
        "indicator": one,
        "theme": THEMES[one.theme],
        "facts": [
            *_facts(found),
            *registry_facts(one, loaded, owners=owners, today=today),
        ],
        "definitions": [definition(version) for version in reversed(one.definitions)],
        "coverage": [_covered(k, found.periods[k]) for k in sorted(found.periods, key=_rank)],
        "sources": [_source(known[code]) for code in one.sources if code in known],
        "explorer": explorer_address(one.code),
        "is_demonstration": _is_demonstration(found, known),
        "trail": trail(("Indicateurs", reverse("indicators"))),
    }


def definition(one: Definition) -> dict[str, Any]:
    """A version of a definition as a title and pairs of words."""
    facts = (
        ("Comment c’est calculé", one.formula),
        ("Ce qui est divisé", one.numerator),
        ("Rapporté à", one.denominator),
        ("Ce qui est compté", one.population),
        ("Unité", one.unit),
        ("Quel territoire compte", one.whose_territory),
        ("Additions", f"{_OVER_TERRITORIES[one.territory]} {_OVER_TIME[one.time]}"),
        ("Hypothèse de l’intervalle", one.hypothesis),
        ("Secret statistique", _secrecy(one)),
        ("Relue par", one.reviewer),
    )
    until = f" au {day(one.valid_to)}" if one.valid_to else ""
    return {
        "version": one.version,
        "dates": f"du {day(one.valid_from)}{until}"
        if until
        else f"depuis le {day(one.valid_from)}",
        "facts": [(label, said[:1].upper() + said[1:]) for label, said in facts if said],
    }


def explorer_address(code: str, **choice: str) -> str:
    """The explorer on that indicator."""
    return f"{reverse('explorer')}?{urlencode({'indicateur': code, **choice})}"


def kind_name(kind: str) -> str:
    """« Départements »."""
    return _KINDS.get(kind, kind)


def trail(*steps: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    """The way here from the home of the observatory."""
    return (("Observatoire", reverse("observatory")), *steps)


def level_slug(kind: str) -> str:
    """How the explorer's addresses name that level; empty when it does not show it."""
    return LEVEL_SLUGS[kind] if kind in LEVELS else ""


def _line(found: Coverage, known: dict[str, SourceLine]) -> Line:
    one = found.indicator
    return Line(
        code=one.code,
        name=one.name,
        question=one.question,
        sources=tuple(known[code] for code in one.sources if code in known),
        newest=period_text(found.newest) if found.newest else "",
        version=one.definition.version,
        is_demonstration=_is_demonstration(found, known),
        is_shared=one.shared,
    )


def _is_demonstration(found: Coverage, known: dict[str, SourceLine]) -> bool:
    """Whether all that is loaded of it may be generated: no real source of it was imported."""
    imported = [known[c] for c in found.indicator.sources if c in known and known[c].last_success]
    return bool(imported) and all(source.is_demonstration for source in imported)


def _facts(found: Coverage) -> list[tuple[str, str]]:
    one = found.indicator
    subjects = joined([_SUBJECTS[name] for name in one.dimensions])
    facts = (
        ("Nature", f"{_MEASURES[one.measure]}, en {one.definition.unit}"),
        ("Se décline par", subjects),
        ("Sens", _DIRECTIONS[one.direction]),
        ("Actions du plan", joined([str(number) for number in one.actions])),
        ("Période la plus récente", period_text(found.newest) if found.newest else ""),
    )
    return [(label, said) for label, said in facts if said]


def _rank(kind: str) -> tuple[bool, int]:
    """The levels of the explorer in its order, then the others."""
    order = list(LEVELS)
    return (kind not in LEVELS, order.index(kind) if kind in LEVELS else 0)


def _covered(kind: str, periods: tuple[str, ...]) -> dict[str, str]:
    shown = joined([period_text(period) for period in periods[:MOST_PERIODS]])
    rest = len(periods) - MOST_PERIODS
    return {
        "kind": kind_name(kind),
        "slug": level_slug(kind),
        "periods": f"{shown} ; {rest} autre{'s' if rest > 1 else ''} avant" if rest > 0 else shown,
    }


def _source(line: SourceLine) -> dict[str, Any]:
    run = line.last_success
    return {
        "line": line,
        "editions": run.editions if run else "",
        "imported": day(run.finished_at.date()) if run and run.finished_at else "",
    }


def _secrecy(one: Definition) -> str:
    rule = one.secrecy
    floor = f" (seuil : {rule.threshold})" if rule.threshold else ""
    return (
        f"{rule.text}{floor}"
        if rule.text
        else "Rien à protéger : aucun chiffre ne vient de si peu."
    )


def _holds(found: Coverage, asked: str) -> bool:
    one = found.indicator
    text = _folded(f"{one.name} {one.question} {one.code} {one.instrument}")
    return all(word in text for word in _folded(asked).split())


def _folded(text: str) -> str:
    bare = unicodedata.normalize("NFD", text.replace("’", " ").replace("'", " "))
    return "".join(c for c in bare if not unicodedata.combining(c)).casefold()
