"""Certif Info, the reference of the Carif-Oref network and of the Onisep: titles and levels.

A code comes several times when it covers several trainings, and an entry of the RNCP may hide
several codes (options of one diploma); what is in no register has neither RNCP nor RS number.
"""

from collections.abc import Iterator
from pathlib import Path

from passerelles.formats.common.rejection import Rejection
from passerelles.formats.common.tables import Row, read_csv
from passerelles.formats.rncp.records import CertifInfoRecord
from passerelles.formats.rncp.values import clean_label, read_date

COLUMNS = (
    "Code_Diplome",
    "Libelle_Diplome",
    "Libelle_Type_Diplome",
    "Code_Niveau_Europeen",
    "Date_MaJ",
    "Code_RNCP",
    "Code_RS",
)


def read_certif_info(path: Path) -> Iterator[CertifInfoRecord | Rejection]:
    """Yield the rows of a Certif Info extract. Raises UnreadableFile when a column is missing."""
    for row in read_csv(path, columns=COLUMNS):
        if isinstance(row, Rejection):
            yield row
        else:
            yield from _records(row)


def _records(row: Row) -> Iterator[CertifInfoRecord | Rejection]:
    numbers = [
        (prefix, row[f"Code_{prefix}"]) for prefix in ("RNCP", "RS") if row[f"Code_{prefix}"]
    ]
    if refusal := _fault(row, numbers):
        yield refusal
        return
    updated = None
    try:
        updated = read_date(row["Date_MaJ"])
    except ValueError as error:
        yield row.warn("rncp.malformed-date", f"Date_MaJ : {error} La date est laissée vide.")
    yield CertifInfoRecord(
        path=row.path,
        certification="".join(numbers[0]) if numbers else "",
        code=row["Code_Diplome"],
        title=clean_label(row["Libelle_Diplome"]),
        diploma_type=row["Libelle_Type_Diplome"],
        level=row["Code_Niveau_Europeen"],
        updated_on=updated,
    )


def _fault(row: Row, numbers: list[tuple[str, str]]) -> Rejection | None:
    if row["Code_Diplome"].casefold().startswith("total"):
        return row.reject("rncp.total-row", "C’est une ligne de total : retirez-la du fichier.")
    wrong = [text for _, text in numbers if not text.isdecimal() or text.startswith("0")]
    if wrong or len(numbers) > 1:
        return row.reject(
            "rncp.malformed-number",
            f"« {' ; '.join(text for _, text in numbers)} » n’est pas un numéro de fiche : une "
            "seule des colonnes Code_RNCP et Code_RS porte un nombre.",
        )
    return None
