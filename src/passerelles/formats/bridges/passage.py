"""The documented CSV by which anyone loads a table of passage: ``passerelle_*.csv``.

Columns (``;``, UTF-8): edition_origine, code_origine, edition_cible, code_cible, nature; and, where
useful, intitule_origine, intitule_cible, poids. See docs/sources/passerelles-fichiers.md.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from passerelles.formats.bridges.link import BridgeKind, BridgeLine
from passerelles.formats.common.rejection import Rejection
from passerelles.formats.common.tables import Row, read_csv
from passerelles.formats.common.total_rows import total_fault

COLUMNS = ("edition_origine", "code_origine", "edition_cible", "code_cible", "nature")
KINDS: dict[str, BridgeKind] = {
    "exacte": "exact",
    "plusieurs": "many_to_many",
    "ponderee": "weighted",
    "heritee": "inherited",
}
# Published weights are rounded to two decimals at worst.
TOLERANCE = 0.011
_EDITION = re.compile(r"[A-Za-z][\w.·-]*-[\w.]+")
_CODE_LENGTH = 20


@dataclass(slots=True)
class _Met:
    """What the lines read so far said of each pair of editions and of each origin."""

    kinds: dict[tuple[str, str], str] = field(default_factory=dict)
    targets: defaultdict[tuple[str, ...], set[str]] = field(
        default_factory=lambda: defaultdict(set)
    )
    weights: defaultdict[tuple[str, ...], float] = field(default_factory=lambda: defaultdict(float))
    first: dict[tuple[str, ...], Row] = field(default_factory=dict)


def read_passage(path: Path) -> Iterator[BridgeLine | Rejection]:
    """Yield the lines of one file, which may hold several tables.

    A table has one kind. ``exacte`` and ``heritee``: no weight, and one counterpart at most for an
    exact code; ``ponderee``: a weight a line, and those of one origin add up to 1 (± 0.011);
    ``plusieurs``: no weight. An empty ``code_cible`` is alone for its origin. Raises
    UnreadableFile when a column is missing.
    """
    met = _Met()
    for row in read_csv(path, columns=COLUMNS):
        if isinstance(row, Rejection):
            yield row
        elif fault := _badly_written(row) or _contradicted(row, met):
            yield fault
        else:
            yield _line(row, met)
    yield from _wrong_sums(met)


def _badly_written(row: Row) -> Rejection | None:
    if fault := total_fault(row, "code_origine", "code_cible"):
        return fault
    for column in ("edition_origine", "edition_cible"):
        if not _EDITION.fullmatch(row[column]):
            return row.reject(
                "bridge.unknown-edition",
                f"« {row[column]} » (colonne {column}) n’est pas une édition : écrivez la "
                "nomenclature, un tiret et l’édition, comme FAP-2021 ou ROME-4.60.",
            )
    if not 0 < len(row["code_origine"]) <= _CODE_LENGTH or len(row["code_cible"]) > _CODE_LENGTH:
        return row.reject(
            "bridge.malformed-code",
            f"« {row['code_origine']} » → « {row['code_cible']} » : un code a de 1 à "
            f"{_CODE_LENGTH} caractères ; seul code_cible peut être vide (sans correspondance).",
        )
    if row["nature"] not in KINDS:
        return row.reject(
            "bridge.unknown-kind",
            f"« {row['nature']} » (colonne nature) n’est pas admis ; valeurs : {', '.join(KINDS)}.",
        )
    return _bad_weight(row)


def _bad_weight(row: Row) -> Rejection | None:
    wanted = row["nature"] == "ponderee" and row["code_cible"] != ""
    if not row["poids"]:
        return (
            row.reject(
                "bridge.missing-weight",
                "Le poids (colonne poids) manque : une table ponderee en veut un par ligne.",
            )
            if wanted
            else None
        )
    weight = _number(row["poids"])
    if not wanted or weight is None or not 0 < weight <= 1:
        return row.reject(
            "bridge.malformed-weight",
            f"« {row['poids']} » (colonne poids) : un poids est un nombre de 0 exclu à 1, et "
            "seulement dans une table ponderee, sur une ligne qui a un code_cible.",
        )
    return None


def _contradicted(row: Row, met: _Met) -> Rejection | None:
    pair, origin = (row["edition_origine"], row["edition_cible"]), _origin(row)
    if met.kinds.setdefault(pair, row["nature"]) != row["nature"]:
        return row.reject(
            "bridge.two-kinds",
            f"La table « {' → '.join(pair)} » est dite « {met.kinds[pair]} » plus haut et "
            f"« {row['nature']} » ici : une table a une seule nature.",
        )
    known = met.targets[origin]
    if row["code_cible"] in known:
        return row.reject(
            "bridge.duplicate",
            f"« {row['code_origine']} → {row['code_cible']} » est déjà donné : retirez la ligne.",
        )
    if known and ("" in known or not row["code_cible"]):
        return row.reject(
            "bridge.none-and-some",
            f"« {row['code_origine']} » est dit sans correspondance, et en a une : retirez l’une "
            "des deux lignes.",
        )
    if known and row["nature"] == "exacte":
        return row.reject(
            "bridge.not-exact",
            f"« {row['code_origine']} » a déjà un code cible : une table exacte en veut un seul ; "
            "écrivez plusieurs dans la colonne nature.",
        )
    return None


def _line(row: Row, met: _Met) -> BridgeLine:
    origin = _origin(row)
    weight = _number(row["poids"])
    met.targets[origin].add(row["code_cible"])
    met.weights[origin] += weight or 0
    met.first.setdefault(origin, row)
    return BridgeLine(
        path=row.path,
        kind=KINDS[row["nature"]],
        origin_edition=row["edition_origine"],
        origin=row["code_origine"],
        target_edition=row["edition_cible"],
        target=row["code_cible"],
        origin_label=row["intitule_origine"],
        target_label=row["intitule_cible"],
        weight=weight,
    )


def _wrong_sums(met: _Met) -> Iterator[Rejection]:
    for origin, row in met.first.items():
        total = met.weights[origin]
        if row["poids"] and abs(total - 1) > TOLERANCE:
            yield row.reject(
                "bridge.weights-sum",
                f"Les poids de « {row['code_origine']} » font {_french(total)} : ils doivent faire "
                "1. Il manque une ligne, ou un poids est faux.",
            )


def _origin(row: Row) -> tuple[str, ...]:
    return row["edition_origine"], row["edition_cible"], row["code_origine"]


def _number(text: str) -> float | None:
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return None


def _french(value: float) -> str:
    return f"{value:.3f}".replace(".", ",")
