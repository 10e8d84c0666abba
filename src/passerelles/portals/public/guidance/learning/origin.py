"""The occupation that a person says she practises: a code of any ROME, or her words."""

import re
from dataclasses import dataclass

from passerelles.apps.guidance.reads.occupation_names import occupations_named
from passerelles.apps.reference.reads.search import SearchKind, search

_CODE = re.compile(r"[A-Z]\d{4}")


@dataclass(frozen=True, slots=True)
class OriginMeant:
    """``code``: of the newest ROME, "" when nothing is said or found; ``told``: what was read."""

    code: str = ""
    told: str = ""


def origin_meant(written: str) -> OriginMeant:
    text = " ".join(written.split())
    if not text:
        return OriginMeant()
    found = _by_code(text.upper()) or _by_words(text)
    if found is None:
        return OriginMeant(
            told=f"Nous ne trouvons pas le métier «\u00a0{text}\u00a0»\u00a0: voici tout ce que "
            "demande le métier visé."
        )
    code, label = found
    same = text.casefold() in (code.casefold(), label.casefold())
    return OriginMeant(
        code, "" if same else f"Nous lisons «\u00a0{text}\u00a0» comme «\u00a0{label}\u00a0»."
    )


def _by_code(code: str) -> tuple[str, str] | None:
    named = occupations_named([code])[code] if _CODE.fullmatch(code) else None
    if named is None or not named.keys:
        return None
    return named.keys[0].rpartition(":")[2], named.labels[0]


def _by_words(text: str) -> tuple[str, str] | None:
    found = search(text, SearchKind.OCCUPATION, limit=1)
    return (found[0].code, found[0].label) if found else None
