"""Which commune of the current COG a code received from a file stands for."""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

Change = Literal["current", "merged", "arrondissement"]


@dataclass(frozen=True, slots=True)
class CommuneResolution:
    """``code`` is the commune of the current COG; ``change`` says how it was reached."""

    code: str
    change: Change


@dataclass(frozen=True, slots=True)
class CommuneIndex:
    """The communes of one edition of the COG, with what older codes became.

    ``names`` maps the code of each current commune to its name, ``successors`` an abolished code
    to the one that replaced it (chains are followed), ``arrondissements`` a municipal
    arrondissement of Paris, Lyon or Marseille to its commune, ``former_names`` an abolished code
    to the name it had.
    """

    edition: str
    names: Mapping[str, str]
    successors: Mapping[str, str] = field(default_factory=dict)
    arrondissements: Mapping[str, str] = field(default_factory=dict)
    former_names: Mapping[str, str] = field(default_factory=dict)
    _codes_by_name: dict[tuple[str, str], str | None] = field(init=False, repr=False)
    _codes_by_former_name: dict[tuple[str, str], str | None] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_codes_by_name", _by_name(self.names))
        object.__setattr__(self, "_codes_by_former_name", _by_name(self.former_names))

    def resolve(self, code: str) -> CommuneResolution | None:
        """The current commune that ``code`` stands for, None when nothing says it."""
        if code in self.names:
            return CommuneResolution(code, "current")
        if code in self.arrondissements:
            return CommuneResolution(self.arrondissements[code], "arrondissement")
        successor = self._follow(code)
        return None if successor is None else CommuneResolution(successor, "merged")

    def find(self, name: str, *, departement: str) -> str | None:
        """The code of the one commune of the département so named; None when none or several.

        A name that no commune bears any more leads to the successor of the one that bore it.
        """
        key = departement, fold_name(name)
        if key in self._codes_by_name:
            return self._codes_by_name[key]
        former = self._codes_by_former_name.get(key)
        return self._follow(former) if former else None

    def territory_id(self, code: str) -> str:
        """The key of a current commune in the reference."""
        return f"{self.edition}:commune:{code}"

    def _follow(self, code: str) -> str | None:
        seen: set[str] = set()
        while code in self.successors and code not in seen:
            seen.add(code)
            code = self.successors[code]
            if code in self.names:
                return code
        return None


def departement_of(commune_code: str) -> str:
    """The département that the code of a commune begins with (``974``, ``2A``, ``31``)."""
    return commune_code[:3] if commune_code[:2] in ("97", "98") else commune_code[:2]


def fold_name(name: str) -> str:
    """A name of commune without accents, case, punctuation or abbreviation of Saint(e)."""
    plain = unicodedata.normalize("NFKD", name.replace("œ", "oe").replace("Œ", "OE"))
    letters = "".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c))
    words = letters.lower().split()
    return " ".join({"st": "saint", "ste": "sainte"}.get(word, word) for word in words)


def _by_name(names: Mapping[str, str]) -> dict[tuple[str, str], str | None]:
    found: dict[tuple[str, str], str | None] = {}
    for key, code in _named(names.items()):
        found[key] = None if key in found else code
    return found


def _named(items: Iterable[tuple[str, str]]) -> Iterable[tuple[tuple[str, str], str]]:
    return (((departement_of(code), fold_name(name)), code) for code, name in items)
