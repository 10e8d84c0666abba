"""Skills and contexts of work, then their links to occupations."""

from collections.abc import Iterator, Sequence

from django.db.models import Model

from passerelles.connectors.rome.stages import Loading, Outcome, absorbed, built
from passerelles.formats.common.rejection import Rejection
from passerelles.formats.rome.links import read_links, read_pairs
from passerelles.formats.rome.reading import Known
from passerelles.formats.rome.records import (
    ContextRecord,
    ItemRecord,
    LinkRecord,
    PairRecord,
    SkillRecord,
)
from passerelles.formats.rome.skills import (
    read_contexts,
    read_hierarchies,
    read_items,
    read_knowledges,
    read_skills,
)

_LINKS, _PAIRS = "liens_rome_referentiels", "coherence_item"
_CONTEXT_TABLES = ("referentiel_env_travail", "referentiel_contexte_travail")


def load_skills(loading: Loading) -> Iterator[Outcome]:
    """Yield the skills and contexts; where two tables name the same item, the first one wins."""
    tables, make = loading.tables, loading.imprint

    def skill(record: SkillRecord) -> Sequence[Model]:
        return () if _met(loading, record.code) else (make.skill(record),)

    def context(record: ContextRecord) -> Sequence[Model]:
        return () if _met(loading, record.ogr) else (make.context(record),)

    if "item" in tables and not tables["item"].is_fourth:
        yield from _third_items(loading)
    if "referentiel_competence" in tables:
        hierarchies: dict[str, tuple[str, ...]] = {}
        yield from _hierarchies(loading, hierarchies)
        skills = read_skills(tables["referentiel_competence"], hierarchies)
        yield from built(_told_apart(loading, skills), skill)
    if "referentiel_savoir" in tables:
        yield from built(read_knowledges(tables["referentiel_savoir"]), skill)
    for name in _CONTEXT_TABLES:
        if name in tables:
            yield from built(read_contexts(tables[name]), context)


def load_links(loading: Loading) -> Iterator[Outcome]:
    """Yield the links of occupations to skills and contexts.

    The coherence table repeats the pairs and, in 4.x, says which are the core: it makes no row.
    """
    cores: dict[tuple[str, ...], bool | None] = {}

    def remember(record: PairRecord) -> None:
        cores[record.key] = record.core

    def link(record: LinkRecord) -> Sequence[Model]:
        if record.kind == "other":
            return ()
        core = record.core if record.core is not None else cores.get(record.key)
        return (loading.imprint.link(record, core=core),)

    if _PAIRS in loading.tables:
        pairs = read_pairs(loading.tables[_PAIRS], loading.known)
        yield from absorbed(pairs, remember)
    if _LINKS in loading.tables:
        yield from built(read_links(loading.tables[_LINKS], loading.known), link)


def _third_items(loading: Loading) -> Iterator[Outcome]:
    tables = loading.tables
    known = read_contexts(tables[_CONTEXT_TABLES[0]]) if _CONTEXT_TABLES[0] in tables else ()
    sections = {r.ogr: r.section for r in known if not isinstance(r, Rejection)}

    def make(record: ItemRecord) -> Sequence[Model]:
        if _met(loading, record.ogr):
            return ()
        if record.kind == "context":
            section = sections.get(record.ogr, "")
            context = ContextRecord(record.ogr, record.label, section)
            return (loading.imprint.context(context),)
        return (loading.imprint.skill(SkillRecord(record.ogr, record.kind, record.label)),)

    return built(read_items(tables["item"]), make)


def _hierarchies(loading: Loading, hierarchies: dict[str, tuple[str, ...]]) -> Iterator[Outcome]:
    for name in ("arborescence_competences", "arborescence_competence"):
        if name in loading.tables:
            records = read_hierarchies(loading.tables[name])
            yield from absorbed(records, lambda r: hierarchies.update({r.code: r.hierarchy}))


def _told_apart(
    loading: Loading, skills: Iterator[SkillRecord | Rejection]
) -> Iterator[SkillRecord | Rejection]:
    """Trust the heading under which occupations cite an item to tell behaviours from know-hows."""
    cited: dict[str, str] = {}
    if _LINKS in loading.tables and loading.tables[_LINKS].is_fourth:
        links = read_links(loading.tables[_LINKS], Known())
        cited = {r.ogr: r.kind for r in links if isinstance(r, LinkRecord) and r.kind != "other"}
    for record in skills:
        if isinstance(record, Rejection):
            yield record
            continue
        kind = cited.get(record.code, record.kind)
        yield SkillRecord(record.code, kind, record.label, record.hierarchy)


def _met(loading: Loading, code: str) -> bool:
    if code in loading.items:
        return True
    loading.items.add(code)
    return False
