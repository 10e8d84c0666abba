"""Names that changed since the document was printed, where an action uses them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from passerelles.apps.steering.models import Action, Measure
from passerelles.documents.french import day
from passerelles.domain.reference.search.words import fold

_ACRONYM = re.compile(r"\(([A-Z]{3,})\)")


@dataclass(frozen=True, slots=True)
class Successor:
    """What took the place of a printed name; ``name`` is empty while it is to be confirmed."""

    printed: str
    name: str
    since: str
    reference: str


def terms_of(
    action: Action, measures: Sequence[Measure], *, following: Action | None
) -> list[Successor]:
    """The names of the plan that these texts use, or that the document prints under the action."""
    texts = [action.name, action.aim, *action.publics]
    for one in measures:
        texts += [one.text, *one.publics, *one.places]
    said = f" {fold(' '.join(texts))} "
    end = following.line if following and following.line else action.plan.lines + 1
    return [
        _successor(term)
        for term in action.plan.terms
        if _is_said(term, said) or (action.line or 0) <= (term["line"] or 0) < end
    ]


def _is_said(term: Mapping[str, Any], said: str) -> bool:
    printed = str(term["printed"])
    words = [_ACRONYM.sub("", printed), *_ACRONYM.findall(printed)]
    return any(f" {fold(word)} " in said for word in words)


def _successor(term: Mapping[str, Any]) -> Successor:
    since = term["since"]
    return Successor(
        printed=term["printed"],
        name=term["successor"] or "",
        since=f"depuis le {day(date.fromisoformat(since))}" if since else "",
        reference=term["reference"],
    )
