"""Load Formacode: its terms with synonyms and hierarchy, and their passage to CITE-F.

The licence of Formacode is unknown: it is read from the user's own copy, never shipped.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from passerelles.apps.reference.models import NomenclatureItem, NomenclatureSuccession
from passerelles.connectors.common.editions import Outcome, make_edition, with_edition
from passerelles.formats.common.rejection import Rejection, UnreadableFile
from passerelles.formats.nomenclatures.formacode import (
    FormacodePassage,
    FormacodeTerm,
    read_formacode,
    read_formacode_passage,
    version_of,
)

SOURCE = "formacode"
SCHEME = "Formacode"
PASSAGE = "Formacode-CITE-F"
# Centre Inffo dates version 12 by the month and version 14 by the year: their first days.
PUBLISHED_ON: Mapping[str, date] = {"12": date(2017, 1, 1), "14": date(2024, 1, 1)}
IN_FORCE = "14"


def load(files: Sequence[Path]) -> Iterator[Outcome]:
    """Yield the rows of the terms (CSV) and of the passage to CITE-F (text).

    Raises UnreadableFile when a file is neither or when its version is not known here.
    """
    for path in sorted(files, key=lambda path: path.suffix):
        version = version_of(path)
        edition = make_edition(
            SCHEME,
            version,
            published_on=_published_on(version),
            source=SOURCE,
            in_force=version == IN_FORCE,
        )
        read = _passages if path.suffix == ".txt" else _terms
        yield from with_edition(edition, read(path, edition.id))


def _published_on(version: str) -> date:
    if version in PUBLISHED_ON:
        return PUBLISHED_ON[version]
    raise UnreadableFile(
        f"Formacode {version} : rien ne dit quand cette version est parue ; versions connues : "
        f"{', '.join(PUBLISHED_ON)}. Demandez que sa date soit ajoutée au connecteur."
    )


def _terms(path: Path, edition: str) -> Iterator[Outcome]:
    outcomes = list(read_formacode(path))
    known = {outcome.code for outcome in outcomes if isinstance(outcome, FormacodeTerm)}
    for outcome in outcomes:
        if isinstance(outcome, Rejection):
            yield outcome
            continue
        if outcome.broader and outcome.broader not in known:
            yield _orphan(outcome)
        yield [_item(outcome, edition, known)]


def _orphan(term: FormacodeTerm) -> Rejection:
    return Rejection(
        term.path,
        "formacode.unknown-broader",
        f"Le terme « {term.label} » ({term.code}) renvoie au terme générique « {term.broader} », "
        "absent du fichier : il est gardé sans lui.",
        f"{term.code};{term.label};{term.broader}",
        severity="warning",
    )


def _item(term: FormacodeTerm, edition: str, known: set[str]) -> NomenclatureItem:
    return NomenclatureItem(
        id=f"{edition}:{term.code}",
        edition_id=edition,
        code=term.code,
        kind="term" if term.broader else "field",
        label=term.label,
        parent_id=f"{edition}:{term.broader}" if term.broader in known else None,
        synonyms=[*term.synonyms, *term.job_synonyms],
        attributes={
            "field": term.field,
            "theme": term.theme,
            "job_synonyms": list(term.job_synonyms),
            "related": [code for code in term.related if code in known],
        },
        source_id=SOURCE,
    )


def _passages(path: Path, edition: str) -> Iterator[Outcome]:
    for outcome in read_formacode_passage(path):
        if isinstance(outcome, Rejection):
            yield outcome
            continue
        if not outcome.cite_f:
            yield _without_counterpart(outcome)
        yield [_counterpart(outcome.code, field, edition) for field in outcome.cite_f]


def _counterpart(code: str, field: str, edition: str) -> NomenclatureSuccession:
    return NomenclatureSuccession(
        id=f"{edition}:{code}:{field}",
        scheme=PASSAGE,
        old_code=code,
        new_code=field,
        source_id=SOURCE,
    )


def _without_counterpart(passage: FormacodePassage) -> Rejection:
    return Rejection(
        passage.path,
        "formacode.no-counterpart",
        f"Le Formacode « {passage.code} » n’a pas de champ dans la CITE-F (« KO » dans la table) : "
        "rien n’est inventé.",
        f"{passage.code} KO",
        severity="warning",
    )
