"""The apprenticeship kit: which diploma code of the Éducation nationale is which RNCP entry.

Until the end of 2023 the kit is a CSV without the titles of the entries; since February 2024 it is
a workbook that gives them. Its first row is blank, its second one holds the header.
"""

from collections.abc import Hashable, Iterator, Sequence
from datetime import date
from pathlib import Path

from passerelles.formats.common.rejection import Rejection
from passerelles.formats.common.tables import Row, read_csv, read_workbook
from passerelles.formats.rncp.records import KitRecord
from passerelles.formats.rncp.rows import read_activity
from passerelles.formats.rncp.values import clean_label, number_fault, read_date

SHEET = "Kit Apprentissage"
HEADER_ROW = 1
NOT_MATCHED = "NR"

_LEVEL = "Niveau fiche RNCP"
_ABBREVIATION = "Abrégé de diplôme (RNCP)"
_APPRENTICESHIP = "Accès à l'apprentissage de la fiche RNCP (oui/non)"
_UNTIL = "Date d'échéance de la fiche RNCP"
_ACTIVE = "Fiche ACTIVE/INACTIVE"
_DIPLOMA_TITLE = "Intitulé diplôme (DEPP)"
_TITLE = "Intitulé certification (RNCP)"
_KIND = "Type d'enregistrement"
_DECIDED = "Date de décision\n (enregistrement sur demande)"
_EFFECTIVE = "Date de début des parcours certifiants\n\n(enregistrement de droit)"
_LAST_DELIVERY = "Date limite de la délivrance"

_COMMON = (_DIPLOMA_TITLE, _LEVEL, _ABBREVIATION, _APPRENTICESHIP, _UNTIL, _ACTIVE)
_WORKBOOK = (*_COMMON, _TITLE, _KIND, _DECIDED, _EFFECTIVE, _LAST_DELIVERY)
_ANSWERS = {"oui": True, "non": False}


def read_kit(path: Path) -> Iterator[KitRecord | Rejection]:
    """Yield the rows of a kit, workbook or CSV according to the name of ``path``.

    Raises UnreadableFile when the sheet or a column is not there.
    """
    if path.suffix.lower() == ".xlsx":
        columns: Sequence[str] = ("Code Diplôme", "FicheRNCP", *_WORKBOOK)
        rows: Iterator[Row | Rejection] = read_workbook(
            path, sheet=SHEET, columns=columns, header_row=HEADER_ROW
        )
    else:
        columns = ("Code_Diplome", "Code_RNCP", *_COMMON)
        rows = read_csv(path, columns=columns)
    yield from _read(rows, diploma=columns[0], number=columns[1])


def _read(
    rows: Iterator[Row | Rejection], *, diploma: str, number: str
) -> Iterator[KitRecord | Rejection]:
    seen: set[Hashable] = set()
    for row in rows:
        if isinstance(row, Rejection):
            yield row
            continue
        refusal = _fault(row, diploma, number) or _repeated(row, (row[diploma], row[number]), seen)
        if refusal:
            yield refusal
        else:
            yield from _records(row, diploma, number)


def _fault(row: Row, diploma: str, number: str) -> Rejection | None:
    if row[number] != NOT_MATCHED and (refusal := number_fault(row, number)):
        return refusal
    code = row[diploma]
    if len(code) == 8 and code.isascii() and code.isalnum():
        return None
    hint = " : un zéro a été perdu devant" if len(code) == 7 else ""
    return row.reject(
        "rncp.malformed-diploma-code",
        f"« {code} » n’est pas un code diplôme de huit caractères{hint}. Reprenez le fichier "
        "d’origine sans passer par un tableur.",
    )


def _repeated(row: Row, key: tuple[str, str], seen: set[Hashable]) -> Rejection | None:
    if key not in seen:
        seen.add(key)
        return None
    return row.reject(
        "rncp.duplicate-key",
        f"Le diplôme « {key[0]} » et la fiche « {key[1]} » sont déjà rapprochés plus haut : "
        "retirez cette ligne.",
    )


def _records(row: Row, diploma: str, number: str) -> Iterator[KitRecord | Rejection]:
    dates: dict[str, date | None] = dict.fromkeys((_DECIDED, _EFFECTIVE, _UNTIL, _LAST_DELIVERY))
    for column in dates:
        try:
            dates[column] = read_date(row[column])
        except ValueError as error:
            yield row.warn("rncp.malformed-date", f"{column} : {error} La date est laissée vide.")
    yield KitRecord(
        path=row.path,
        certification=_unless_missing(row[number]),
        diploma_code=row[diploma],
        diploma_title=clean_label(row[_DIPLOMA_TITLE]),
        title=clean_label(_unless_missing(row[_TITLE])),
        abbreviation=_unless_missing(row[_ABBREVIATION]),
        level=_unless_missing(row[_LEVEL]),
        registration_kind=_unless_missing(row[_KIND]),
        decided_on=dates[_DECIDED],
        effective_on=dates[_EFFECTIVE],
        registered_until=dates[_UNTIL],
        last_delivery_on=dates[_LAST_DELIVERY],
        is_active=read_activity(row[_ACTIVE]),
        apprenticeship=_ANSWERS.get(row[_APPRENTICESHIP].casefold()),
    )


def _unless_missing(text: str) -> str:
    return "" if text == NOT_MATCHED else text
