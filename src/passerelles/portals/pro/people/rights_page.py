"""The matrix of rights as people read it: who may do what, on what, where, until when."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from passerelles.apps.accounts.branches import BRANCHES
from passerelles.apps.accounts.holdings import FUNCTION_VERBS, ROLE_SUBTREES
from passerelles.apps.accounts.models import Function, Grant, Institution, Role, Verb


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One institution, or role: its name, and one sentence a branch (« – » when nothing)."""

    name: str
    code: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FunctionRow:
    """What a function carries of the rights of its institution."""

    name: str
    verbs: str


def matrix(institutions: Iterable[Institution], grants: Sequence[Grant]) -> list[MatrixRow]:
    """One row an institution; ``grants`` are those in force."""
    held: dict[int, dict[str, list[str]]] = {}
    order = list(Verb)
    for grant in sorted(grants, key=lambda grant: order.index(Verb(grant.verb))):
        branch = grant.subtree.partition("/")[0]
        of = held.setdefault(grant.institution_id, {}).setdefault(branch, [])
        of.append(sentence(grant))
    return [_row(one.name, one.code, held.get(one.pk, {})) for one in institutions]


def role_rows() -> list[MatrixRow]:
    """What each role opens by itself, in the same columns."""
    return [_row(Role(role).label, role, _by_branch(role)) for role in Role.values]


def function_rows() -> list[FunctionRow]:
    return [
        FunctionRow(Function(name).label, ", ".join(verb.label for verb in Verb if verb in verbs))
        for name, verbs in FUNCTION_VERBS.items()
    ]


def sentence(grant: Grant) -> str:
    """« écrire (ce qu’elle porte), A12, departement:31 »."""
    parts = [Verb(grant.verb).label + (" ce qu’elle porte" if grant.owned else "")]
    _, _, code = grant.subtree.partition("/")
    parts += [part for part in (code, grant.territory) if part]
    if grant.ends_on:
        parts.append(f"jusqu’au {grant.ends_on:%d/%m/%Y}")
    return ", ".join(parts)


def subject_label(subtree: str) -> str:
    """« Plan, A12 »."""
    root, _, code = subtree.partition("/")
    return f"{BRANCHES[root]}, {code}" if code else BRANCHES[root]


def state(grant: Grant, today: date) -> str:
    """« en cours », « à venir » or « terminé »."""
    if grant.holds(today):
        return "en cours"
    return "à venir" if grant.starts_on > today else "terminé"


def _by_branch(role: str) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    for verb, subtrees in ROLE_SUBTREES.get(role, {}).items():
        for subtree in subtrees:
            found.setdefault(subtree, []).append(verb.label)
    return found


def _row(name: str, code: str, held: Mapping[str, Sequence[str]]) -> MatrixRow:
    cells = ("\u00a0; ".join(dict.fromkeys(held.get(branch, ()))) or "–" for branch in BRANCHES)
    return MatrixRow(name, code, tuple(cells))
