"""Skills, page after page, and the edition that a bare code means."""

from collections.abc import Sequence
from dataclasses import dataclass

from passerelles.apps.reference.models import Skill
from passerelles.apps.reference.reads.editions import sources
from passerelles.apps.reference.reads.lists.windows import Batch, Window, by_key, by_rank
from passerelles.apps.reference.reads.search import SearchKind, search
from passerelles.apps.reference.reads.search_entries import used_skills

MOST_ANSWERS = 1_000


@dataclass(frozen=True, slots=True)
class SkillFilter:
    """What a list keeps; an empty value keeps everything."""

    query: str = ""
    kind: str = ""
    edition_ids: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class SkillItem:
    """One line of a list; ``uses`` counts the occupations that call on the skill."""

    edition_id: str
    code: str
    kind: str
    label: str
    uses: int
    is_demonstration: bool


def list_skills(wanted: SkillFilter, window: Window) -> Batch[SkillItem]:
    """Skills in use, by key, or best first when ``wanted.query`` says words.

    Demonstration skills are listed only while nothing real is loaded. Raises LostPosition.
    """
    rows = used_skills()
    if wanted.kind:
        rows = rows.filter(kind=wanted.kind)
    if wanted.edition_ids:
        rows = rows.filter(edition_id__in=wanted.edition_ids)
    if not wanted.query:
        return by_key(rows, window).map(_item)
    found = search(wanted.query, SearchKind.SKILL, limit=MOST_ANSWERS)
    return by_rank(rows, [f"{m.edition}:{m.code}" for m in found], window).map(_item)


def skill_editions(code: str) -> list[str]:
    """The editions that hold this skill, the newest first, those still published before all."""
    rows = Skill.objects.filter(code=code, closed_on=None, edition__closed_on=None)
    newest_first = rows.order_by("source__is_demonstration", "-edition__published_on", "edition_id")
    return list(newest_first.values_list("edition_id", flat=True))


def _item(row: Skill) -> SkillItem:
    return SkillItem(
        edition_id=row.edition_id,
        code=row.code,
        kind=row.kind,
        label=row.label,
        uses=row.uses,  # type: ignore[attr-defined]
        is_demonstration=sources()[row.source_id].is_demonstration,
    )
