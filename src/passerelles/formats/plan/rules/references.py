"""References: each code that the file writes is one that it declares."""

from collections.abc import Collection, Iterator
from typing import Any

from passerelles.formats.plan.rules.checking import Checking

# Field → what it refers to, in the words of a sentence.
_INSTITUTIONS = {"owner": "institution", "partners": "institution", "funders": "institution"}
_REFERENCES = {
    **_INSTITUTIONS,
    "documents": "document",
    "depends_on": "action",
    "target": "action",
    "measure": "measure",
    "indicator": "indicator",
}
_WORDS = {
    "institution": ("l’institution", "déclarez-la dans « institutions »"),
    "document": ("le document", "déclarez-le dans « documents »"),
    "action": ("l’action", "écrivez le code d’une action de ce fichier"),
    "measure": ("l’engagement", "écrivez le code d’un engagement de ce fichier (« A1.M1 »)"),
    "indicator": ("l’indicateur", "corrigez le code, ou écrivez null si aucun ne le suit"),
}


def check_references(checking: Checking, indicators: Collection[str] | None) -> None:
    """``indicators``: the codes that exist; None when the caller cannot know."""
    known = _known(checking, indicators)
    for record in checking.records():
        if record is checking.plan:
            continue
        for field, value, index in _written(record):
            kind = _REFERENCES[field]
            codes = known[kind]
            if codes is not None and value not in codes:
                _tell_unknown(checking, record, (field, index), value)
        _check_repeated(checking, record)


def _known(
    checking: Checking, indicators: Collection[str] | None
) -> dict[str, Collection[str] | None]:
    plan = checking.plan
    return {
        "institution": {one.code for one in plan.institutions},
        "document": {one.code for one in plan.documents},
        "action": {one.code for one in plan.actions},
        "measure": {one.code for one in plan.measures},
        "indicator": indicators,
    }


def _written(record: Any) -> Iterator[tuple[str, str, int | None]]:
    """Each reference of a record: its field, the code, and its rank in a list."""
    for field in _REFERENCES:
        value = getattr(record, field, None)
        if isinstance(value, str) and value:
            yield field, value, None
        elif isinstance(value, tuple):
            yield from ((field, one, n) for n, one in enumerate(value) if isinstance(one, str))


def _tell_unknown(
    checking: Checking, record: Any, place: tuple[str, int | None], value: str
) -> None:
    field, index = place
    named, remedy = _WORDS[_REFERENCES[field]]
    checking.tell(
        checking.places.line(record, field, index),
        f"plan.unknown-{_REFERENCES[field]}",
        f"{named} « {value} » (champ « {field} ») n’existe pas : {remedy}.",
    )


def _check_repeated(checking: Checking, record: Any) -> None:
    for field in (*_REFERENCES, "themes"):
        value = getattr(record, field, None)
        if not isinstance(value, tuple) or not checking.places.is_sound(record, field):
            continue
        for index, one in enumerate(value):
            if isinstance(one, str) and one in value[:index]:
                checking.tell(
                    checking.places.line(record, field, index),
                    "plan.repeated",
                    f"« {one} » est écrit deux fois dans « {field} » : gardez-en un seul.",
                )
