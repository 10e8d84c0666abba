"""Apprenticeship contracts, one line each, in the documented CSV of docs/sources.

Lines are about persons: a pseudonym serves to find returns to a contract while the file is read,
and goes no further. No refusal repeats it, nor the line that holds it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from passerelles.formats.apprenticeship.cells import (
    day,
    departement,
    level,
    read_cell,
    refuse_total,
    sex,
    training_field,
)
from passerelles.formats.apprenticeship.scope import Scope, read_scope
from passerelles.formats.common.parsing import CellFault
from passerelles.formats.common.rejection import Rejection
from passerelles.formats.common.tables import Row, read_csv

PSEUDONYM = "apprenti"
COLUMNS = (
    PSEUDONYM,
    "debut",
    "fin_prevue",
    "rupture",
    "departement_formation",
    "departement_employeur",
    "niveau",
    "sexe",
    "nsf",
    "date_observation",
    "perimetre",
)
# Free to be absent: files that follow employers do not always know where apprentices live.
RESIDENCE = "departement_residence"
HIDDEN = "…"
_LONGEST = 10  # characters of a day; scopes alone are longer, and have their colon
# A number of the social security register has 13 digits and a key of two.
_IDENTIFYING = re.compile(r"[12]\d{2}[01]\d[\dAB]{8}(\d{2})?|.*[@ ].*")


@dataclass(frozen=True, slots=True)
class ContractLine:
    """One contract. ``broken_on`` is None for one that was not broken when the file was made.

    ``residence`` is empty when the file does not say where the apprentice lives.
    """

    path: str
    apprentice: str = field(repr=False)
    start: date
    planned_end: date
    broken_on: date | None
    training: str
    employer: str
    residence: str
    level: str
    sex: str
    training_field: str
    observed_on: date
    scope: Scope


def read_contracts(path: Path) -> Iterator[ContractLine | Rejection]:
    """Yield the contracts of the file at ``path``, whose lines must share date and scope.

    Raises UnreadableFile (missing column, encoding).
    """
    first: dict[tuple[str, date], str] = {}
    shared: ContractLine | None = None
    for row in read_csv(path, columns=COLUMNS):
        if isinstance(row, Rejection):
            yield replace(row, fragment=HIDDEN)
            continue
        try:
            line = _line(row)
            shared = shared or line
            _refuse_other_file(line, shared)
            _refuse_twice(line, first.setdefault((line.apprentice, line.start), line.path))
            yield line
        except CellFault as fault:
            yield _discreet(row, fault)


def _discreet(row: Row, fault: CellFault) -> Rejection:
    """The refusal without what may name a person: the pseudonym, cells longer than any code or date
    (columns may have slipped), columns that nobody asked for.
    """
    message = str(fault)
    for cell in filter(_is_long, row.cells.values()):
        message = message.replace(f"« {cell} »", f"« {HIDDEN} »")
    told = (row[column] for column in (*COLUMNS, RESIDENCE) if column != PSEUDONYM)
    fragment = ";".join(HIDDEN if _is_long(cell) else cell for cell in told)
    return replace(row.reject(fault.rule, message), fragment=fragment)


def _is_long(cell: str) -> bool:
    return len(cell) > _LONGEST and ":" not in cell


def _line(row: Row) -> ContractLine:
    refuse_total(row)
    _refuse_identifying(row[PSEUDONYM])
    line = ContractLine(
        path=row.path,
        apprentice=row[PSEUDONYM],
        start=read_cell(row, "debut", day),
        planned_end=read_cell(row, "fin_prevue", day),
        broken_on=read_cell(row, "rupture", day) if row["rupture"] else None,
        training=read_cell(row, "departement_formation", departement),
        employer=read_cell(row, "departement_employeur", departement),
        residence=read_cell(row, RESIDENCE, departement) if row[RESIDENCE] else "",
        level=read_cell(row, "niveau", level),
        sex=read_cell(row, "sexe", sex),
        training_field=read_cell(row, "nsf", training_field),
        observed_on=read_cell(row, "date_observation", day),
        scope=read_cell(row, "perimetre", read_scope),
    )
    _check_order(line)
    return line


def _refuse_identifying(pseudonym: str) -> None:
    if not pseudonym:
        raise CellFault(
            "contract.no-pseudonym",
            f"Colonne « {PSEUDONYM} » : vide ; donnez le même pseudonyme à tous les contrats d’une "
            "personne.",
        )
    if _IDENTIFYING.fullmatch(pseudonym):
        raise CellFault(
            "contract.identifying",
            f"Colonne « {PSEUDONYM} » : ce texte peut désigner une personne (numéro de sécurité "
            "sociale, nom, courriel) ; remplacez-le par un pseudonyme, rien n’en a été gardé.",
        )


def _check_order(line: ContractLine) -> None:
    start, end, observed, broken = line.start, line.planned_end, line.observed_on, line.broken_on
    if end < start:
        raise _fault("end-before-start", "fin_prevue", end, "précède le début", start)
    if start > observed:
        raise _fault("observed-too-early", "debut", start, "suit l’observation du", observed)
    if broken is None:
        return
    if broken < start:
        raise _fault("break-before-start", "rupture", broken, "précède le début", start)
    if broken > end:
        raise _fault("break-after-end", "rupture", broken, "suit la fin prévue", end)
    if broken > observed:
        raise _fault("observed-too-early", "rupture", broken, "suit l’observation du", observed)


def _fault(rule: str, column: str, given: date, how: str, other: date) -> CellFault:
    return CellFault(
        f"contract.{rule}",
        f"Colonne « {column} » : le {given:%d/%m/%Y} {how} {other:%d/%m/%Y} ; corrigez l’une des "
        "deux dates, ou demandez un fichier observé plus tard.",
    )


def _refuse_other_file(line: ContractLine, shared: ContractLine) -> None:
    if line.observed_on != shared.observed_on:
        raise CellFault(
            "contract.two-observations",
            f"Colonne « date_observation » : {line.observed_on:%d/%m/%Y} ici, "
            f"{shared.observed_on:%d/%m/%Y} à {shared.path} ; un fichier a une seule date.",
        )
    if line.scope != shared.scope:
        raise CellFault(
            "contract.two-scopes",
            f"Colonne « perimetre » : autre que celle de {shared.path} ; un fichier couvre un seul "
            "périmètre.",
        )


def _refuse_twice(line: ContractLine, first: str) -> None:
    if first != line.path:
        raise CellFault(
            "contract.duplicate",
            f"Cette personne a déjà un contrat qui commence le {line.start:%d/%m/%Y}, à {first} ; "
            "gardez une seule des deux lignes.",
        )
