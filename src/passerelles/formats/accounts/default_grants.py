"""Reads ``content/accounts/grants.yaml``: the rights of an institution that joins.

The file is ours and experts correct it: the first mistake stops the reading with a French sentence
that names the file, the rule and the value.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from passerelles.formats.common.documents import read_yaml

COLLEGES = ("state", "region", "employers", "workers", "consultative", "none")
VERBS = ("read", "write", "propose", "opine", "sign", "arbitrate", "administer")
_KEYS = ("colleges", "institutions", "verbs", "subtrees", "owned")


class BrokenGrants(ValueError):
    """The file cannot be used; the message is a French sentence."""


@dataclass(frozen=True, slots=True)
class GrantRule:
    """To whom (colleges, or codes of institutions), which verbs, in which subtrees.

    ``owned``: only on what the institution owns there.
    """

    colleges: tuple[str, ...]
    institutions: tuple[str, ...]
    verbs: tuple[str, ...]
    subtrees: tuple[str, ...]
    owned: bool

    def concerns(self, institution: str, college: str) -> bool:
        return institution in self.institutions or college in self.colleges


def read_grants(path: Path) -> tuple[GrantRule, ...]:
    """The rules of the file, in order. Raises BrokenGrants and what ``read_yaml`` raises."""
    document = read_yaml(path)
    rules = document.get("grants") if isinstance(document, Mapping) else None
    if not isinstance(rules, list) or not rules:
        raise BrokenGrants(f"« {path.name} » ne contient pas de liste « grants » : ajoutez-la.")
    return tuple(_rule(given, f"{path.name}, règle {n}") for n, given in enumerate(rules, 1))


def _rule(given: object, place: str) -> GrantRule:
    if not isinstance(given, Mapping):
        raise BrokenGrants(f"{place} : écrivez des champs entre accolades.")
    for key in given:
        if key not in _KEYS:
            raise BrokenGrants(f"{place} : « {key} » n’existe pas ; champs : {', '.join(_KEYS)}.")
    rule = GrantRule(
        colleges=_words(given, "colleges", place),
        institutions=_words(given, "institutions", place),
        verbs=_words(given, "verbs", place),
        subtrees=_words(given, "subtrees", place),
        owned=_flag(given.get("owned", False), place),
    )
    _check(rule, place)
    return rule


def _words(given: Mapping[str, object], key: str, place: str) -> tuple[str, ...]:
    words = given.get(key, [])
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        raise BrokenGrants(f"{place} : « {key} » est une liste de mots entre crochets.")
    return tuple(words)


def _flag(given: object, place: str) -> bool:
    if not isinstance(given, bool):
        raise BrokenGrants(f"{place} : « owned » vaut true ou false, pas « {given} ».")
    return given


def _check(rule: GrantRule, place: str) -> None:
    _among(rule.colleges, COLLEGES, f"{place}, colleges")
    _among(rule.verbs, VERBS, f"{place}, verbs")
    if not (rule.colleges or rule.institutions) or not rule.verbs or not rule.subtrees:
        raise BrokenGrants(f"{place} : dites à qui, quels actes et dans quelles branches.")


def _among(words: Sequence[str], known: Sequence[str], place: str) -> None:
    for word in words:
        if word not in known:
            raise BrokenGrants(f"{place} : « {word} » est inconnu ; mots : {', '.join(known)}.")
