"""The ten tables of the France compétences export, loose or in their zip.

The date ends each name, so tables are found by the words before it. Some archives write accents
as decomposed letters, or in an encoding that zip readers take for another: only the unaccented
beginning of a name counts.
"""

import re
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from passerelles.formats.common.rejection import Rejection, UnreadableFile
from passerelles.formats.common.tables import Row, open_zip, read_csv, read_zipped_csv
from passerelles.formats.rncp import rows
from passerelles.formats.rncp.records import Record
from passerelles.formats.rncp.values import number_fault

NUMBER = "Numero_Fiche"
Rows = Iterator[Row | Rejection]


@dataclass(frozen=True, slots=True)
class Table:
    """One table: how its name begins, its columns, what makes a row unique, what a row becomes."""

    stem: str
    columns: Sequence[str]
    key: Sequence[str]
    build: Callable[[Row], Iterator[Record | Rejection]]

    def names(self, name: str) -> bool:
        """Whether a file of this name holds this table."""
        return re.search(rf"(?:^|_){self.stem}[^/]*_20\d\d_\d\d.*\.csv$", name, re.I) is not None


STANDARD = Table("standard", (NUMBER, *rows.STANDARD_COLUMNS), (NUMBER,), rows.read_sheet)
ROME = Table("rome", (NUMBER, *rows.ROME_COLUMNS), (NUMBER, rows.ROME_CODE), rows.read_occupation)
NSF = Table("nsf", (NUMBER, *rows.NSF_COLUMNS), (NUMBER, "Nsf_Code"), rows.read_nsf)
FORMACODE = Table(
    "formacode", (NUMBER, *rows.FORMACODE_COLUMNS), (NUMBER, "Formacode_Code"), rows.read_formacode
)
CERTIFIERS = Table(
    "certificateurs",
    (NUMBER, *rows.CERTIFIER_COLUMNS),
    (NUMBER, *rows.CERTIFIER_COLUMNS),
    rows.read_certifier,
)
PARTNERS = Table(
    "partenaires",
    (NUMBER, *rows.PARTNER_COLUMNS),
    (NUMBER, *rows.PARTNER_COLUMNS),
    rows.read_partner,
)
BRANCHES = Table("ccn", (NUMBER, *rows.BRANCH_COLUMNS), (NUMBER,), rows.read_branches)
SUCCESSIONS = Table(
    "ancienne_nouvelle_certification",
    (NUMBER, *rows.SUCCESSION_COLUMNS),
    (NUMBER, *rows.SUCCESSION_COLUMNS),
    rows.read_succession,
)
BLOCKS = Table(
    "blocs_de_comp",
    (NUMBER, *rows.BLOCK_COLUMNS),
    (NUMBER, "Bloc_Competences_Code"),
    rows.read_block,
)
ACCESS = Table("voixdacc", (NUMBER, "Si_Jury"), (NUMBER, "Si_Jury"), rows.read_access)

TABLES = (
    STANDARD,
    BLOCKS,
    ROME,
    NSF,
    FORMACODE,
    CERTIFIERS,
    PARTNERS,
    BRANCHES,
    ACCESS,
    SUCCESSIONS,
)


def table_of(name: str) -> Table:
    """The table that a file of this name holds. Raises UnreadableFile when it is none."""
    found = next((table for table in TABLES if table.names(name)), None)
    if found is None:
        raise UnreadableFile(
            f"« {name} » n’est aucun des dix fichiers de l’export France compétences : gardez "
            "leur nom d’origine (par exemple « export_fiches_CSV_Rome_2026_02_01.csv »)."
        )
    return found


def read_table(path: Path) -> Iterator[Record | Rejection]:
    """Yield the records of one loose CSV table, found by its name.

    Raises UnreadableFile when the name, the encoding or the columns are not those expected.
    """
    table = table_of(path.name)
    yield from _read(read_csv(path, columns=table.columns), table)


def read_export(path: Path) -> Iterator[Record | Rejection]:
    """Yield the records of the ten tables of an export archive, the descriptions first.

    Raises UnreadableFile when ``path`` is no zip or lacks a table.
    """
    for table, member in zip(TABLES, export_members(path), strict=True):
        yield from _read(read_zipped_csv(path, member, columns=table.columns), table)


def export_members(path: Path) -> list[str]:
    """The members that hold the ten tables, in the order of TABLES."""
    with open_zip(path) as archive:
        names = archive.namelist()
    found = {table.stem: [name for name in names if table.names(name)] for table in TABLES}
    missing = [stem for stem, members in found.items() if not members]
    if missing:
        raise UnreadableFile(
            f"« {path.name} » : il manque {len(missing)} des dix fichiers de l’export "
            f"({', '.join(missing)}). Fichiers lus : {', '.join(names)[:400]}."
        )
    return [members[0] for members in found.values()]


def _read(received: Rows, table: Table) -> Iterator[Record | Rejection]:
    seen: set[Hashable] = set()
    tab_told = False
    for row in received:
        if isinstance(row, Rejection):
            yield row
            continue
        if not tab_told and any(cell.startswith("\t") for cell in row.received):
            tab_told = True
            yield row.warn(
                "rncp.tab-before-siret",
                "Une tabulation précède le SIRET, pour le protéger des tableurs : elle est "
                "retirée, ici et dans la suite du fichier.",
            )
        refusal = number_fault(row, NUMBER) or _repeated(row, table, seen)
        if refusal:
            yield refusal
        else:
            yield from table.build(row)


def _repeated(row: Row, table: Table, seen: set[Hashable]) -> Rejection | None:
    key = tuple(row[column] for column in table.key)
    if key not in seen:
        seen.add(key)
        return None
    return row.reject(
        "rncp.duplicate-key",
        f"« {' ; '.join(filter(None, key))} » est déjà donné plus haut : la première ligne est "
        "gardée, retirez celle-ci.",
    )
