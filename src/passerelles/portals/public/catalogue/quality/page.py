"""Quality of the offer as its pages show it."""

from dataclasses import dataclass

from django.http import HttpRequest

from passerelles.apps.catalogue.models import Provider
from passerelles.apps.catalogue.reads import quality
from passerelles.apps.catalogue.reads.quality import FieldLine, Scored
from passerelles.portals.public.shell.french import counted, moment, number
from passerelles.portals.public.shell.paging import offset, paged, requested

PER_PAGE = 25
SORTS = {"nom": "name", "sessions": "sessions", "a-reprendre": "lost"}
SORT_LABELS = {"nom": "Nom", "sessions": "Nombre de sessions", "a-reprendre": "Points à regagner"}
ROWS = {
    "session": ("session", "sessions"),
    "action": ("action", "actions"),
    "training": ("formation", "formations"),
    "provider": ("organisme", "organismes"),
}


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """``exact`` goes from 0 to 100, for the gauge; ``score`` is written."""

    key: str
    name: str
    sessions: str
    score: str
    exact: int
    demonstration: bool


@dataclass(frozen=True, slots=True)
class ProblemRow:
    label: str
    sessions: str
    to_mend: str
    remedy: str


@dataclass(frozen=True, slots=True)
class FieldRow:
    """``share``: part of the sessions that have a defect; ``lost``: points out of 100 it costs."""

    key: str
    label: str
    weight: int
    why: str
    share: str
    lost: str
    problems: tuple[ProblemRow, ...]


def overview(request: HttpRequest) -> dict[str, object]:
    """Everything the page prints. Raises Http404 beyond the last page of providers."""
    text, sort = request.GET.get("q", "").strip(), request.GET.get("tri", "nom")
    found = quality.providers(text=text, sort=SORTS.get(sort, "name"))
    start = offset(requested(request), PER_PAGE)
    whole = quality.overall()
    return {
        **_common(whole),
        "whole": _score_row(whole),
        "sources": tuple(map(_score_row, quality.sources())),
        "fields": _field_rows(quality.fields(), whole.sessions),
        "providers": tuple(map(_score_row, found[start : start + PER_PAGE])),
        "total": counted(len(found), "organisme", "organismes"),
        "pages": paged(request, len(found), PER_PAGE),
        "q": text,
        "sort": sort if sort in SORTS else "nom",
        "sorts": tuple(SORT_LABELS.items()),
    }


def provider(row: Provider) -> dict[str, object]:
    whole = quality.overall(provider=row.pk)
    return {
        **_common(whole),
        "provider": row,
        "whole": _score_row(whole),
        "fields": _field_rows(quality.fields(provider=row.pk), whole.sessions),
    }


def _common(whole: Scored) -> dict[str, object]:
    return {"computed": moment(whole.computed_at), "demonstration": whole.demonstration}


def _score_row(one: Scored) -> ScoreRow:
    score = one.score
    return ScoreRow(
        key=one.key,
        name=one.name,
        sessions=number(one.sessions),
        score="–" if score is None else number(score, 1),
        exact=0 if score is None else round(score),
        demonstration=one.demonstration,
    )


def _field_rows(lines: tuple[FieldLine, ...], sessions: int) -> tuple[FieldRow, ...]:
    return tuple(_field_row(line, sessions) for line in lines)


def _field_row(line: FieldLine, sessions: int) -> FieldRow:
    words = ROWS[line.field.level]
    return FieldRow(
        key=line.field.key,
        label=line.field.label,
        weight=line.field.weight,
        why=line.field.why,
        share=f"{number(100 * line.sessions / sessions, 1)} %" if sessions else "–",
        lost=number(line.lost / sessions, 1) if sessions else "–",
        problems=tuple(
            ProblemRow(
                problem.label,
                counted(problem.sessions, "session", "sessions"),
                counted(problem.rows, *words),
                problem.remedy,
            )
            for problem in line.problems
        ),
    )
