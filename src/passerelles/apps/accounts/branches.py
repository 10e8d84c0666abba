"""Where an object stands for rights: its branch, its territory, the institution that owns it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Model, Q

# The first word of every subtree, as the page of rights names it.
BRANCHES: Mapping[str, str] = {
    "plan": "Plan",
    "indicators": "Indicateurs",
    "crefop": "Commissions du CREFOP",
    "review": "Bilan annuel",
    "offer": "Services des partenaires",
    "aids": "Aides",
    "accounts": "Comptes et droits",
}
_NOTHING = Q(pk__in=())
_ALL = ~_NOTHING  # an empty Q would vanish in an « or »


@dataclass(frozen=True, slots=True)
class Subject:
    """What an act bears on.

    ``path``: ``plan/A12``; ``under``: other subtrees that hold it (``plan/O1``); ``territory``:
    ``commune:31555``, empty for the whole region; ``wider``: territories that hold it
    (``departement:31``); ``owner``: code of the institution that owns it, or empty.
    """

    path: str
    territory: str = ""
    under: tuple[str, ...] = ()
    wider: tuple[str, ...] = ()
    owner: str = ""


@dataclass(frozen=True, slots=True)
class Reach:
    """One right in force: a subtree, a territory (empty: all), an owner (empty: any)."""

    subtree: str
    territory: str = ""
    owner: str = ""

    def covers(self, subject: Subject) -> bool:
        paths = (subject.path, *subject.under)
        return (
            any(holds(self.subtree, path) for path in paths)
            and self.territory in ("", subject.territory, *subject.wider)
            and self.owner in ("", subject.owner)
        )

    def enters(self, path: str) -> bool:
        """Whether this right bears on something in the subtree of ``path``."""
        return holds(self.subtree, path) or holds(path, self.subtree)


@dataclass(frozen=True, slots=True)
class Branch:
    """How rows of a model stand in a subtree: what a model declares as ``branch``.

    Lookups, as in ``filter()``: ``codes`` that name the row then what holds it, nearest first
    (``("code", "priority__code")``); ``territories``, the same (keys such as ``departement:31``);
    ``owner``, the code of the institution that owns the row.
    """

    root: str
    codes: tuple[str, ...] = ()
    territories: tuple[str, ...] = ()
    owner: str = ""

    def subject(self, row: Model) -> Subject:
        """Where ``row`` stands; follows foreign keys, so select them first on a list."""
        paths = [f"{self.root}/{code}" for code in _values(row, self.codes)] or [self.root]
        territory, *wider = _values(row, self.territories) or [""]
        owner = "".join(_values(row, (self.owner,))) if self.owner else ""
        return Subject(paths[0], territory, tuple(paths[1:]), tuple(wider), owner)

    def within(self, reaches: Sequence[Reach]) -> Q:
        """The rows that one of ``reaches`` covers."""
        found = _NOTHING
        for reach in reaches:
            if reach.enters(self.root):
                found |= self._in_subtree(reach) & self._in_territory(reach) & self._owned(reach)
        return found

    def _in_subtree(self, reach: Reach) -> Q:
        if holds(reach.subtree, self.root):
            return _ALL
        return _any_of(self.codes, reach.subtree.removeprefix(f"{self.root}/"))

    def _in_territory(self, reach: Reach) -> Q:
        return _any_of(self.territories, reach.territory) if reach.territory else _ALL

    def _owned(self, reach: Reach) -> Q:
        return _any_of((self.owner,) if self.owner else (), reach.owner) if reach.owner else _ALL


def holds(subtree: str, path: str) -> bool:
    """Whether ``path`` is ``subtree`` or inside it."""
    return path == subtree or path.startswith(f"{subtree}/")


def _any_of(lookups: Sequence[str], value: str) -> Q:
    found = _NOTHING
    for lookup in lookups:
        found |= Q(**{lookup: value})
    return found


def _values(row: Model, lookups: Sequence[str]) -> list[str]:
    return [value for lookup in lookups for value in _value(row, lookup)]


def _value(row: Model, lookup: str) -> Iterator[str]:
    found: object = row
    for name in lookup.split("__"):
        found = getattr(found, name, None)
    if found:
        yield str(found)
