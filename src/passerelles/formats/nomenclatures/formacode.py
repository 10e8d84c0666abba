"""Formacode, the thesaurus of Centre Inffo: terms, synonyms, hierarchy, and its passage to CITE-F.

Lists inside a cell are separated by ``###``; a link to another term reads ``label - code``. The 65
heads of field name a theme instead of a broader term. The two last columns (version note, former
synonym) are empty in version 14.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from passerelles.formats.common.rejection import Rejection, UnreadableFile
from passerelles.formats.common.tables import Row, read_csv

COLUMNS = (
    "Code du Terme",
    "Descripteur en typo riche",
    "Champ sémantique",
    "Synonymes",
    "Synonymes métier",
    "TG (Terme Générique)",
    "TA (Termes Associés)",
    "Code arborescence",
)
NO_MATCH = "KO"

_CODE = re.compile(r"\d{5}")
_LINK = re.compile(r"(.*) - (\d{5})")
_CITE_F = re.compile(r"\d{4}")
_VERSION = re.compile(r"v\.?\s?(\d{1,2})(?!\d)", re.I)


@dataclass(frozen=True, slots=True)
class FormacodeTerm:
    """A term. ``broader`` is the code of the term above, or empty for the head of a field.

    ``field`` is ``150 DEVELOPPEMENT…``; ``theme`` is set for the heads of fields only.
    """

    path: str
    code: str
    label: str
    field: str
    theme: str
    broader: str
    synonyms: tuple[str, ...]
    job_synonyms: tuple[str, ...]
    related: tuple[str, ...]
    tree: str


@dataclass(frozen=True, slots=True)
class FormacodePassage:
    """The detailed fields of CITE-F 2013 (Unesco) of a Formacode; none when the table says KO."""

    path: str
    code: str
    cite_f: tuple[str, ...]


def version_of(path: Path) -> str:
    """The version that the name of the file carries (``formacodes-v14.csv`` → ``14``).

    Raises UnreadableFile when it carries none: a code never travels without its edition.
    """
    found = _VERSION.search(path.stem)
    if found is None:
        raise UnreadableFile(
            f"« {path.name} » ne dit pas sa version : nommez-le par exemple « formacodes-v14.csv »."
        )
    return found[1]


def read_formacode(path: Path) -> Iterator[FormacodeTerm | Rejection]:
    """Yield the terms of a Formacode CSV. Raises UnreadableFile when a column is missing."""
    seen: set[str] = set()
    for row in read_csv(path, columns=COLUMNS):
        outcome = row if isinstance(row, Rejection) else _fault(row, seen) or _term(row)
        yield outcome


def read_formacode_passage(path: Path) -> Iterator[FormacodePassage | Rejection]:
    """Yield the lines ``code fields`` of the passage from Formacode 12 to CITE-F 2013.

    A field given twice on a line counts once. Raises UnreadableFile on any other kind of file.
    """
    lines = _lines(path)
    if not re.fullmatch(r"\d{5} \S+", lines[0] if lines else ""):
        raise UnreadableFile(
            f"« {path.name} » ne commence pas par « code champs » (par exemple « 11016 0542 ») : "
            "vérifiez que c’est la table de passage du Formacode."
        )
    seen: set[str] = set()
    for number, line in enumerate(lines, start=1):
        yield _passage(f"{path.name}:{number}", line, seen)


def _lines(path: Path) -> list[str]:
    try:
        return path.read_bytes().decode("utf-8-sig").splitlines()
    except FileNotFoundError as error:
        raise UnreadableFile(f"« {path} » n’existe pas : vérifiez le chemin.") from error
    except UnicodeDecodeError as error:
        raise UnreadableFile(
            f"« {path.name} » n’est pas écrit en UTF-8 (octet {error.start}) : "
            "enregistrez-le dans cet encodage."
        ) from error


def _passage(place: str, line: str, seen: set[str]) -> FormacodePassage | Rejection:
    code, _, fields = line.partition(" ")
    codes = tuple(dict.fromkeys(fields.split(",")))
    if not _CODE.fullmatch(code):
        message = f"« {code} » n’est pas un Formacode de cinq chiffres."
        return Rejection(place, "formacode.malformed-code", message, line)
    if code in seen:
        message = f"« {code} » est déjà donné plus haut : retirez cette ligne."
        return Rejection(place, "formacode.duplicate-key", message, line)
    seen.add(code)
    if codes == (NO_MATCH,):
        return FormacodePassage(place, code, ())
    if wrong := [field for field in codes if not _CITE_F.fullmatch(field)]:
        message = f"« {wrong[0]} » n’est pas un champ de la CITE-F (quatre chiffres)."
        return Rejection(place, "formacode.malformed-field", message, line)
    return FormacodePassage(place, code, codes)


def _fault(row: Row, seen: set[str]) -> Rejection | None:
    code = row["Code du Terme"]
    if not _CODE.fullmatch(code):
        return row.reject(
            "formacode.malformed-code",
            f"« {code} » n’est pas un Formacode de cinq chiffres : un zéro a pu être perdu, "
            "reprenez le fichier d’origine.",
        )
    if code in seen:
        return row.reject(
            "formacode.duplicate-key",
            f"« {code} » est déjà donné plus haut : retirez cette ligne.",
        )
    if not row["Descripteur en typo riche"]:
        return row.reject("formacode.empty-label", f"Le terme « {code} » n’a pas de libellé.")
    seen.add(code)
    return None


def _term(row: Row) -> FormacodeTerm:
    above = row["TG (Terme Générique)"]
    link = _LINK.fullmatch(above)
    return FormacodeTerm(
        path=row.path,
        code=row["Code du Terme"],
        label=row["Descripteur en typo riche"],
        field=row["Champ sémantique"],
        theme="" if link else above,
        broader=link[2] if link else "",
        synonyms=_parts(row["Synonymes"]),
        job_synonyms=_parts(row["Synonymes métier"]),
        related=_related(row),
        tree=row["Code arborescence"],
    )


def _related(row: Row) -> tuple[str, ...]:
    # The producer lists each term among its own related terms.
    links = map(_LINK.fullmatch, _parts(row["TA (Termes Associés)"]))
    return tuple(link[2] for link in links if link and link[2] != row["Code du Terme"])


def _parts(cell: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.strip() for part in cell.split("###") if part.strip()))
