"""What ties an occupation to items and to other occupations, in any edition."""

from collections.abc import Iterator

from passerelles.formats.common.rejection import Rejection
from passerelles.formats.common.tables import Row
from passerelles.formats.rome.archive import Table
from passerelles.formats.rome.reading import Known, read_records
from passerelles.formats.rome.records import LinkRecord, MobilityRecord, PairRecord
from passerelles.formats.rome.skills import KINDS_BY_REFERENTIAL
from passerelles.formats.rome.values import RecordError, occupation_code, ogr_code, whole_number

_BASIC, _SPECIFIC = frozenset("67"), frozenset({"9", "10"})
_SKILL_BLOCK, _CONTEXT_BLOCK = "5", "6"
_KINDS_BY_HEADING = {"1": "know_how", "2": "behaviour", "3": "knowledge"}
_MOBILITIES = {"1": "near", "2": "evolution"}
_PAIR = ("code_rome", "code_ogr")
_MOVE = ("code_rome", "code_rome_cible")


def read_links(table: Table, known: Known) -> Iterator[LinkRecord | Rejection]:
    """Read ``liens_rome_referentiels``.

    In 3.x the heading says basic (core) or specific; in 4.x the coherence table does.
    """
    if table.is_fourth:
        return read_records(
            table.rows((*_PAIR, "code_compo_bloc", "code_rubrique")), _fourth_link, known
        )
    own = ("code_ref_rubrique", "code_type_referentiel", "position_bloc", "position_item")
    return read_records(table.rows((*_PAIR, *own)), _third_link, known)


def read_pairs(table: Table, known: Known) -> Iterator[PairRecord | Rejection]:
    """Read ``coherence_item``: the pairs, and in 4.x which ones are the core of the occupation."""
    columns = (*_PAIR, *(("coeur_metier",) if table.is_fourth else ()))

    def pair(row: Row) -> PairRecord:
        core = bool(row["coeur_metier"]) if table.is_fourth else None
        return PairRecord(occupation_code(row["code_rome"]), ogr_code(row["code_ogr"]), core)

    return read_records(table.rows(columns), pair, known)


def read_mobilities(table: Table, known: Known) -> Iterator[MobilityRecord | Rejection]:
    """Read ``rubrique_mobilite``: near or evolution in 3.x, only a rank in 4.x."""
    if table.is_fourth:
        return read_records(table.rows((*_MOVE, "numero_ordre")), _ranked_mobility, known)
    ends = ("code_appellation_source", "code_appellation_cible")
    columns = (*_MOVE, *ends, "code_type_mobilite")
    return read_records(table.rows(columns), _typed_mobility, known)


def _third_link(row: Row) -> LinkRecord:
    heading = row["code_ref_rubrique"]
    kind = KINDS_BY_REFERENTIAL.get(row["code_type_referentiel"], "other")
    block = whole_number(row["position_bloc"], column="position_bloc")
    rank = whole_number(row["position_item"], column="position_item")
    return LinkRecord(
        code=occupation_code(row["code_rome"]),
        ogr=ogr_code(row["code_ogr"]),
        kind=kind,
        core=True if heading in _BASIC else False if heading in _SPECIFIC else None,
        group=f"Activité spécifique {block}" if heading in _SPECIFIC else "",
        position=block * 100 + rank,
    )


def _fourth_link(row: Row) -> LinkRecord:
    block, heading = row["code_compo_bloc"], row["code_rubrique"]
    kind = "context" if block == _CONTEXT_BLOCK else "other"
    if block == _SKILL_BLOCK:
        kind = _KINDS_BY_HEADING.get(heading, "")
    if not kind:
        raise RecordError(
            "rome.unknown-value",
            f"« {heading} » n’est pas une rubrique connue des compétences : 1 (savoir-faire), "
            "2 (savoir-être) ou 3 (savoir).",
        )
    return LinkRecord(occupation_code(row["code_rome"]), ogr_code(row["code_ogr"]), kind)


def _typed_mobility(row: Row) -> MobilityRecord:
    kind = _MOBILITIES.get(row["code_type_mobilite"])
    if kind is None:
        raise RecordError(
            "rome.unknown-value",
            f"« {row['code_type_mobilite']} » n’est pas un type de mobilité : 1 (proche) ou "
            "2 (évolution).",
        )
    code, target = _ends(row)
    source, aim = row["code_appellation_source"], row["code_appellation_cible"]
    return MobilityRecord(code, target, kind, appellation_source=source, appellation_target=aim)


def _ranked_mobility(row: Row) -> MobilityRecord:
    code, target = _ends(row)
    rank = whole_number(row["numero_ordre"], column="numero_ordre")
    return MobilityRecord(code, target, kind="", position=rank)


def _ends(row: Row) -> tuple[str, str]:
    code, target = occupation_code(row["code_rome"]), occupation_code(row["code_rome_cible"])
    if code == target:
        raise RecordError(
            "rome.self-mobility", f"Le métier « {code} » mène à lui-même : retirez cette ligne."
        )
    return code, target
