"""The graph of occupations that guidance calculates with, kept by each process."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from threading import Lock
from typing import Any, NamedTuple, TypeAlias

from django.db.models import QuerySet

from passerelles.apps.guidance.reads.shown_names import shown_labels, shown_occupations
from passerelles.apps.reference.models import (
    Appellation,
    CertificationOccupation,
    CertificationTerm,
    Mobility,
    MobilityKind,
    Occupation,
    OccupationContext,
    OccupationSector,
    OccupationSkill,
    OccupationText,
    Skill,
)
from passerelles.apps.reference.reads.editions import newest_rome
from passerelles.apps.reference.reads.generation import remembered
from passerelles.apps.reference.reads.lineage import lineage, with_ancestors
from passerelles.domain.guidance.occupations.graph import OccupationGraph
from passerelles.domain.guidance.occupations.graph_building import build_graph
from passerelles.domain.guidance.occupations.graph_facts import OccupationFacts, SkillFacts
from passerelles.domain.guidance.occupations.sharing import once_each
from passerelles.domain.guidance.words import stems
from passerelles.domain.reference.search.appellations import gender_forms, without_acronyms

_EXPLORED = ("ROME", "demonstration")  # schemes of sectors that a person may choose
_STATE_DIPLOMA = "DE"
_USUAL = 0.25  # a level is usual when a quarter of the certifications are at it or below
_building = Lock()

Links: TypeAlias = Iterable[tuple[Any, ...]]


@remembered
def occupation_graph() -> OccupationGraph:
    """The graph of the newest ROME; a code that says nothing speaks for its ancestors.

    It is empty before any import. A constant number of queries, once a generation.
    """
    newest = newest_rome()
    return _shown(_read(newest.id if newest else ""))


def graph_of(edition_id: str) -> OccupationGraph:
    """The graph of one edition (``ROME-3.47``); empty when it holds no occupation."""
    newest = newest_rome()
    if newest is not None and edition_id == newest.id:
        return occupation_graph()
    with _building:
        kept = _others()
        if edition_id not in kept:
            kept[edition_id] = _read(edition_id)
        return kept[edition_id]


@remembered
def _others() -> dict[str, OccupationGraph]:
    return {}


class _Lines(NamedTuple):
    """Occupations of the edition, where each is read, and today's heir of each older one.

    ``lines``: the key of each occupation, then of its ancestors, the nearest first. ``heirs``: an
    occupation kept under its code by one heir leads there, else to every heir.
    """

    rows: tuple[Occupation, ...]
    lines: Mapping[str, tuple[str, ...]]
    heirs: Mapping[str, tuple[str, ...]]

    def inherited(self, links: Iterable[tuple[Any, ...]]) -> dict[str, list[tuple[Any, ...]]]:
        """Links (occupation first) of each occupation: those of the nearest that has some."""
        found = defaultdict(list)
        for key, *link in links:
            found[key].append(tuple(link))
        return {
            key: next((found[one] for one in line if one in found), [])
            for key, line in self.lines.items()
        }


def _read(edition_id: str) -> OccupationGraph:
    lines = _lines(edition_id)
    wanted = {key for line in lines.lines.values() for key in line}
    skills = lines.inherited(_skill_links(wanted))
    facts = tuple(_facts(lines, wanted, skills))
    used = {key for one in facts for key, _ in one.skills}
    generated = any(demonstration for links in skills.values() for _, _, demonstration in links)
    return build_graph(edition_id, facts, _skills(used), demonstration=generated)


def _shown(graph: OccupationGraph) -> OccupationGraph:
    """Under the names that people read; likenesses come from those of the ROME."""
    return replace(
        graph,
        labels=shown_occupations(graph.keys, graph.labels),
        skill_labels=shown_labels(graph.skill_labels),
    )


def _lines(edition_id: str) -> _Lines:
    rows = with_ancestors().filter(edition_id=edition_id, closed_on=None).order_by("code")
    lines = {row.id: tuple(lineage(row).ids) for row in rows}
    heirs: dict[str, list[Occupation]] = defaultdict(list)
    for row in rows:
        for ancestor in lineage(row).occupations:
            heirs[ancestor.id].append(row)
    kept = {key: tuple(_heirs(key, found)) for key, found in heirs.items()}
    return _Lines(tuple(rows), lines, kept)


def _heirs(key: str, found: list[Occupation]) -> list[str]:
    code = key.rpartition(":")[2]
    return [row.id for row in found if row.code == code] or [row.id for row in found]


def _facts(
    lines: _Lines, wanted: set[str], skills: Mapping[str, list[tuple[Any, ...]]]
) -> Iterator[OccupationFacts]:
    names = lines.inherited(_names(wanted))
    near = lines.inherited(_moves(wanted, MobilityKind.NEAR))
    evolution = lines.inherited(_moves(wanted, MobilityKind.EVOLUTION))
    sectors = lines.inherited(_sectors(wanted))
    hirings = lines.inherited(_hirings(wanted))
    contexts = lines.inherited(_contexts(wanted))
    texts = lines.inherited(_texts(wanted))
    certifications = lines.inherited(_certifications(wanted))
    subjects = _subjects({link[0] for links in certifications.values() for link in links})
    firsts = once_each(lambda links: tuple(link[0] for link in links))
    skilled = once_each(lambda links: tuple((key, bool(core)) for key, core, _ in links))
    subjected = once_each(
        lambda links: tuple(code for key, *_ in links for code in subjects.get(key, ()))
    )
    for row in lines.rows:
        yield OccupationFacts(
            key=row.id,
            label=row.label,
            skills=skilled(skills[row.id]),
            near=_targets(lines, near[row.id]),
            evolution=_targets(lines, evolution[row.id]),
            names=firsts(names[row.id]),
            riasec=_letters(row),
            sectors=frozenset(firsts(sectors[row.id])),
            texts=firsts(texts[row.id]),
            certifications=firsts(certifications[row.id]),
            subjects=subjected(certifications[row.id]),
            contexts=frozenset(firsts(contexts[row.id])),
            hirings=tuple((key, float(count)) for key, count in hirings[row.id]),
            regulated=row.is_regulated,
            level=_usual(certifications[row.id], row.label),
        )


def _targets(lines: _Lines, moves: list[tuple[Any, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key for (old,) in moves for key in lines.heirs.get(old, ())))


def _letters(row: Occupation) -> str:
    found = lineage(row).first(lambda one: one.riasec_major + one.riasec_minor or None)
    return found.items[0] if found.items else ""


def _usual(certifications: list[tuple[Any, ...]], label: str) -> int | None:
    """Of the certifications that are not known to be over.

    Where a State diploma has the very name of the occupation, even renewed under another number,
    its own level: the other titles open some of its jobs only.
    """
    told = [one for one in certifications if one[1]]
    live = [one for one in told if one[2] is not False]
    named = [one for one in told if one[3] == _STATE_DIPLOMA and _same_name(one[4], label)]
    kept = [one for one in named if one in live] or named or live
    levels = sorted(one[1] for one in kept)
    return levels[int(_USUAL * (len(levels) - 1))] if levels else None


def _same_name(title: str, label: str) -> bool:
    words = stems(without_acronyms(gender_forms(label).masculine))
    return bool(words) and set(words) <= set(stems(title))


def _skills(used: set[str]) -> list[SkillFacts]:
    rows = Skill.objects.filter(id__in=used).order_by("id")
    return [
        SkillFacts(key=key, label=label, kind=kind, groups=tuple(groups))
        for key, label, kind, groups in rows.values_list("id", "label", "kind", "hierarchy")
    ]


def _skill_links(wanted: set[str]) -> Links:
    rows = _open(OccupationSkill, wanted).order_by("occupation_id", "position", "id")
    return rows.values_list("occupation_id", "skill_id", "is_core", "source__is_demonstration")


def _names(wanted: set[str]) -> Links:
    rows = _open(Appellation, wanted).order_by("occupation_id", "label", "id")
    return rows.values_list("occupation_id", "label")


def _moves(wanted: set[str], kind: MobilityKind) -> Links:
    rows = _open(Mobility, wanted).filter(kind=kind).order_by("occupation_id", "position", "id")
    return rows.values_list("occupation_id", "target_id")


def _sectors(wanted: set[str]) -> Links:
    rows = _open(OccupationSector, wanted).filter(sector__scheme__in=_EXPLORED)
    return rows.order_by("occupation_id", "sector_id").values_list("occupation_id", "sector_id")


def _hirings(wanted: set[str]) -> Links:
    rows = _open(OccupationSector, wanted).filter(hirings__gt=0)
    ordered = rows.order_by("occupation_id", "sector_id")
    return ordered.values_list("occupation_id", "sector_id", "hirings")


def _contexts(wanted: set[str]) -> Links:
    rows = _open(OccupationContext, wanted).order_by("occupation_id", "context_id")
    return rows.values_list("occupation_id", "context__label")


def _texts(wanted: set[str]) -> Links:
    rows = _open(OccupationText, wanted).order_by("occupation_id", "kind", "position", "id")
    return rows.values_list("occupation_id", "text")


def _certifications(wanted: set[str]) -> Links:
    """Certifications that lead to each occupation: level, whether alive, short and long title."""
    rows = _open(CertificationOccupation, wanted).order_by("occupation_id", "certification_id")
    return rows.values_list(
        "occupation_id",
        *(
            f"certification{part}"
            for part in ("_id", "__level", "__is_active", "__abbreviation", "__title")
        ),
    )


def _subjects(certifications: set[str]) -> dict[str, list[str]]:
    """Codes of the Formacode that certifications are filed under."""
    rows = CertificationTerm.objects.filter(scheme="Formacode", closed_on=None)
    found: dict[str, list[str]] = defaultdict(list)
    for key, code in rows.order_by("id").values_list("certification_id", "code_received"):
        if key in certifications:
            found[key].append(code)
    return found


def _open(model: Any, wanted: set[str]) -> QuerySet[Any]:
    """Open rows of a model that hangs on occupations."""
    found: QuerySet[Any] = model.objects.filter(occupation_id__in=wanted, closed_on=None)
    return found
