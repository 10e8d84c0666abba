"""Occupations, domains, appellations, interests and texts, from the tables of any edition."""

from collections.abc import Iterator
from pathlib import Path

from passerelles.formats.common.rejection import Rejection
from passerelles.formats.common.tables import Dialect, Row, read_csv
from passerelles.formats.rome.archive import Table
from passerelles.formats.rome.reading import Known, read_records
from passerelles.formats.rome.records import (
    AppellationRecord,
    DomainRecord,
    InterestRecord,
    OccupationRecord,
    TextRecord,
)
from passerelles.formats.rome.values import (
    RecordError,
    flag,
    label,
    occupation_code,
    ogr_code,
    plain,
    transition,
    whole_number,
)

_OCCUPATION = ("code_rome", "code_ogr", "libelle_rome")
_FLAGS = ("transition_num", "transition_demo", "emploi_reglemente", "emploi_cadre")
_DESCENT = ("transition_eco", *_FLAGS, "code_rome_parent")
_APPELLATION = ("code_ogr", "libelle_appellation_long", "libelle_appellation_court", "code_rome")
_TEXT_KINDS = {
    "definition": "definition",
    "acces_a_em": "access",
    "acces_metier": "access",
    "cond_exercice_activite": "conditions",
}
_RIASEC = frozenset("RIASEC")


def read_occupations(table: Table) -> Iterator[OccupationRecord | Rejection]:
    """Read ``referentiel_code_rome``; the 3.x editions have neither flags nor parents."""
    columns = _OCCUPATION + (_DESCENT if table.is_fourth else ())
    return read_records(table.rows(columns), _occupation)


def read_interests(table: Table) -> Iterator[InterestRecord | Rejection]:
    """Read ``referentiel_code_rome_riasec``."""
    return read_records(table.rows(("code_rome", "riasec_majeur", "riasec_mineur")), _interest)


def read_domains(table: Table) -> Iterator[DomainRecord | Rejection]:
    """Read ``grand_domaine`` or ``domaine_professionnel``: a code, then a label."""

    def domain(row: Row) -> DomainRecord:
        code, text, *_ = row.cells.values()
        return DomainRecord(code, label(text, of=f"domaine {code}"))

    return read_records(table.rows(()), domain)


def read_appellations(table: Table, known: Known) -> Iterator[AppellationRecord | Rejection]:
    """Read ``referentiel_appellation``; only the 4.x editions rank the names."""
    columns = _APPELLATION + (("classification",) if table.is_fourth else ())
    return read_records(table.rows(columns), _appellation, known)


def read_earlier_appellations(path: Path) -> Iterator[AppellationRecord | Rejection]:
    """Read a semicolon list of appellations of an earlier 4.x edition (Orion).

    Its occupations are not those of the edition loaded: no code is checked against them.
    """
    rows = read_csv(path, columns=(*_APPELLATION, "classification"), dialect=Dialect())
    return read_records(rows, _appellation)


def read_texts(table: Table, known: Known) -> Iterator[TextRecord | Rejection]:
    """Read ``texte``, one sentence a row, ranked within its kind."""
    position = "position_phrase" if table.is_fourth else "position_libelle_txt"

    def text(row: Row) -> TextRecord:
        kind = _TEXT_KINDS.get(row["libelle_type_texte"])
        if kind is None:
            raise RecordError(
                "rome.unknown-value",
                f"« {row['libelle_type_texte']} » n’est pas un type de texte connu ; attendu : "
                f"{', '.join(_TEXT_KINDS)}.",
            )
        code = occupation_code(row["code_rome"])
        rank = whole_number(row[position], column=position)
        return TextRecord(code, kind, rank, label(row["libelle_texte"], of=f"texte de {code}"))

    columns = ("code_rome", position, "libelle_type_texte", "libelle_texte")
    return read_records(table.rows(columns), text, known)


def _occupation(row: Row) -> OccupationRecord:
    code = occupation_code(row["code_rome"])
    parent = row["code_rome_parent"]
    digital, demographic, regulated, managerial = (flag(row[c], column=c) for c in _FLAGS)
    return OccupationRecord(
        code=code,
        ogr=ogr_code(row["code_ogr"]),
        label=label(row["libelle_rome"], of=f"métier {code}"),
        parent=occupation_code(parent) if parent else "",
        transition=transition(row["transition_eco"]),
        digital=digital,
        demographic=demographic,
        regulated=regulated,
        managerial=managerial,
    )


def _interest(row: Row) -> InterestRecord:
    major, minor = row["riasec_majeur"], row["riasec_mineur"]
    if major not in _RIASEC or minor not in _RIASEC | {""}:
        raise RecordError(
            "rome.unknown-value",
            f"« {major} / {minor} » n’est pas un couple RIASEC : les lettres sont R, I, A, S, E, C "
            "et seule la seconde peut manquer.",
        )
    return InterestRecord(occupation_code(row["code_rome"]), major, minor)


def _appellation(row: Row) -> AppellationRecord:
    ogr = ogr_code(row["code_ogr"])
    rank = row["classification"]
    return AppellationRecord(
        ogr=ogr,
        code=occupation_code(row["code_rome"]),
        label=label(row["libelle_appellation_long"], of=f"appellation {ogr}"),
        short_label=plain(row["libelle_appellation_court"]),
        principal=rank == "PRINCIPALE" if rank else None,
    )
