"""Reads ``content/indicators``: one YAML file an indicator; definitions are data, with versions.

These files are ours: the first mistake stops the reading with a French sentence that names the
file and the field.
"""

import re
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any, Literal, TypeVar, get_args, get_origin, get_type_hints

import yaml

from passerelles.formats.common.documents import read_yaml

Direction = Literal["up", "down", "none"]
TerritoryRule = Literal["sum", "none"]
TimeRule = Literal["sum", "last", "none"]
Measure = Literal["count", "rate", "share", "index", "amount"]
Theme = Literal[
    "needs",
    "tension",
    "jobs",
    "apprenticeship",
    "supply",
    "initial_training",
    "outcomes",
    "green",
    "demand",
]
Scope = Literal["action", "context"]
Role = Literal["impact", "deployment", "quality", "rebound", "context"]
Periodicity = Literal["year", "half_year", "quarter", "month", "week", "once"]

LONGEST_LAG = 1_100  # three years: a figure that comes later steers nothing
INSTITUTION = re.compile(r"[a-z][a-z0-9_]{1,39}")


class BrokenDefinition(ValueError):
    """A definition cannot be used; the message is a French sentence."""


@dataclass(frozen=True, slots=True)
class SecrecyRule:
    """Who keeps what secret: ``producer`` (stars come with the file) or ``ours``.

    ``threshold``: below this count, a figure that we compute ourselves is not shown.
    """

    kept_by: Literal["producer", "ours", "nobody"] = "nobody"
    threshold: int | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Definition:
    """One version of what an indicator measures.

    ``numerator``, ``denominator``: what a rate or a share divides, in words.
    ``territory`` and ``time`` say how the figures add up over zones and over periods: ``none``
    forbids it (a rate published without its counts). ``hypothesis`` explains an interval.
    ``whose_territory``: whose place counts (training, employer, residence…).
    """

    version: int
    valid_from: date
    formula: str
    population: str
    unit: str
    reviewer: str
    valid_to: date | None = None
    numerator: str = ""
    denominator: str = ""
    territory: TerritoryRule = "none"
    time: TimeRule = "none"
    whose_territory: str = ""
    hypothesis: str = ""
    secrecy: SecrecyRule = SecrecyRule()


@dataclass(frozen=True, slots=True)
class Indicator:
    """A question that figures answer, and its definitions, the oldest first.

    ``instrument``: the survey or register that measures it; two instruments never share a chart.
    ``kinds``: kinds of territory; ``decimals``: how many the screen shows; ``actions``: numbers of
    the actions of the plan that it serves; ``note``: what a reader must know before comparing.
    ``counts``: for a share, the codes of the two counts that it divides, when both are indicators.
    ``needs``: the sources without one of which it is measured as missing, beside its own.
    ``scope``: moved by the plan (``action``) or told beside it (``context``). ``role``: what it
    says of an action: its result, its spread, its quality, an unwanted effect. ``shared``: one of
    the few that the four parties follow together. ``periodicity`` and ``lag_days``: a figure is due
    that many days after the end of each period, before it when negative (a survey of intentions).
    ``owner``: code of the institution that owes it.
    """

    code: str
    name: str
    question: str
    theme: Theme
    measure: Measure
    instrument: str
    direction: Direction
    sources: tuple[str, ...]
    scope: Scope
    role: Role
    shared: bool
    periodicity: Periodicity
    lag_days: int
    owner: str
    definitions: tuple[Definition, ...]
    dimensions: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    decimals: int = 0
    actions: tuple[int, ...] = ()
    note: str = ""
    counts: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()

    @property
    def definition(self) -> Definition:
        """The newest one."""
        return self.definitions[-1]

    def definition_on(self, day: date) -> Definition | None:
        """The definition in force on ``day``; None before the first."""
        in_force = [d for d in self.definitions if d.valid_from <= day]
        return in_force[-1] if in_force else None


Record = TypeVar("Record", SecrecyRule, Definition, Indicator)


def read_indicators(folder: Path) -> dict[str, Indicator]:
    """The indicators declared in ``folder``, by code. Raises BrokenDefinition."""
    read = [_read(path) for path in sorted(folder.glob("*.yaml"))]
    return {indicator.code: indicator for indicator in read}


def _read(path: Path) -> Indicator:
    try:
        raw = read_yaml(path)
    except (OSError, yaml.YAMLError) as error:
        raise BrokenDefinition(f"« {path.name} » illisible : {error}") from error
    given = raw.get("definitions") if isinstance(raw, dict) else None
    if not given or not isinstance(given, list):
        raise BrokenDefinition(f"« {path.name} » : il manque les définitions.")
    versions = [
        _definition(d, place=f"{path.name}, définition {n}") for n, d in enumerate(given, 1)
    ]
    if [d.version for d in versions] != list(range(1, len(versions) + 1)):
        raise BrokenDefinition(f"« {path.name} » : les versions se suivent à partir de 1.")
    starts = [d.valid_from for d in versions]
    if starts != sorted(set(starts)):
        raise BrokenDefinition(f"« {path.name} » : chaque version commence après la précédente.")
    indicator = _build(Indicator, {**raw, "definitions": versions}, place=path.name)
    if indicator.code != path.stem:
        raise BrokenDefinition(
            f"« {path.name} » déclare « {indicator.code} » : un nom, un fichier."
        )
    _check_sense(indicator, place=path.name)
    return indicator


def _check_sense(indicator: Indicator, *, place: str) -> None:
    if (indicator.scope == "context") != (indicator.role == "context"):
        raise BrokenDefinition(
            f"« {place} » : scope vaut « {indicator.scope} » et role « {indicator.role} » ; "
            "un indicateur de contexte a le rôle « context », et lui seul."
        )
    if abs(indicator.lag_days) > LONGEST_LAG:
        raise BrokenDefinition(
            f"« {place} » : lag_days vaut {indicator.lag_days} ; comptez les jours depuis la fin "
            f"de la période, de {-LONGEST_LAG} à {LONGEST_LAG}."
        )
    if not INSTITUTION.fullmatch(indicator.owner):
        raise BrokenDefinition(
            f"« {place} » : owner vaut « {indicator.owner} » ; écrivez le code d’une institution "
            "du plan, comme « carif_oref »."
        )


def _definition(raw: Any, *, place: str) -> Definition:
    if not isinstance(raw, dict) or not isinstance(raw.get("secrecy", {}), dict):
        raise BrokenDefinition(f"« {place} » : écrivez « champ: valeur », secrecy compris.")
    secrecy = _build(SecrecyRule, raw.get("secrecy", {}), place=f"{place}, secrecy")
    return _build(Definition, {**raw, "secrecy": secrecy}, place=place)


def _build(record: type[Record], raw: Mapping[str, Any], *, place: str) -> Record:
    declared = {field.name: field for field in fields(record)}
    if unknown := sorted(raw.keys() - declared.keys()):
        raise BrokenDefinition(f"« {place} » : champ inconnu : {', '.join(unknown)}.")
    required = {name for name, field in declared.items() if field.default is MISSING}
    if missing := sorted(required - raw.keys()):
        raise BrokenDefinition(f"« {place} » : il manque {', '.join(missing)}.")
    _check_words(record, raw, place=place)
    frozen = {k: tuple(v) if isinstance(v, list) else v for k, v in raw.items()}
    make: Any = record
    built: Record = make(**frozen)
    return built


def _check_words(record: type[Any], raw: Mapping[str, Any], *, place: str) -> None:
    hints = get_type_hints(record)
    for name, value in raw.items():
        hint = hints[name]
        allowed = get_args(hint) if get_origin(hint) is Literal else ()
        if allowed and value not in allowed:
            raise BrokenDefinition(
                f"« {place} » : {name} vaut « {value} » ; valeurs admises : {', '.join(allowed)}."
            )
        if not allowed and not _fits(value, hint):
            raise BrokenDefinition(
                f"« {place} » : {name} vaut « {value} » ; attendu : {_TYPES[hint]}."
            )


# The type of a field, in the words of who writes the file. Nested records were checked before.
_TYPES: Mapping[Any, str] = {
    str: "un texte (mettez-le entre guillemets)",
    int: "un nombre entier",
    bool: "true ou false",
    date: "une date, AAAA-MM-JJ",
    int | None: "un nombre entier",
    date | None: "une date, AAAA-MM-JJ",
    tuple[str, ...]: "une liste de codes, entre crochets",
    tuple[int, ...]: "une liste de nombres, entre crochets",
}


def _fits(value: Any, hint: Any) -> bool:
    if hint not in _TYPES:
        return True
    if get_origin(hint) is tuple:
        kind = get_args(hint)[0]
        return isinstance(value, list) and all(isinstance(one, kind) for one in value)
    return isinstance(value, hint) and (hint is bool or not isinstance(value, bool))
