"""The diagnosis of a territory as a report of four to six pages."""

from collections.abc import Iterator

from passerelles.apps.observatory.reads.diagnosis.values import (
    Needs,
    Tensions,
    TerritoryDiagnosis,
    Unavailable,
)
from passerelles.apps.reference.models import TerritoryKind
from passerelles.documents.diagnosis import comparison, nearby, needs, place, supply, tension
from passerelles.documents.diagnosis.studies import studies_part
from passerelles.documents.diagnosis.words import cell, definitions, origin
from passerelles.documents.essentials import essentials, people_text
from passerelles.documents.french import counted, number, period_text
from passerelles.documents.report.model import Key, Part, Report
from passerelles.domain.common.absence import Absence

_FEW = 2


def territory_report(diagnosis: TerritoryDiagnosis) -> Report:
    ref = diagnosis.territory
    kind = TerritoryKind(ref.kind).label
    return Report(
        kind="Diagnostic de territoire",
        title=ref.name,
        subtitle=f"{kind} {ref.code} · {ref.edition_name}",
        made_on=diagnosis.made_on,
        is_demonstration=diagnosis.is_demonstration or diagnosis.supply.is_demonstration,
        keys=key_figures(diagnosis),
        essentials=tuple(sentence.text for sentence in essentials(diagnosis)),
        parts=tuple(part for part in _parts(diagnosis) if part),
        origins=tuple(map(origin, diagnosis.sources)),
        definitions=definitions(diagnosis.sources),
    )


def is_bare(diagnosis: TerritoryDiagnosis) -> bool:
    """A zone for which neither the survey nor any tension is published: its basins are told."""
    figures = (diagnosis.needs, diagnosis.tensions)
    return all(
        isinstance(one, Unavailable) and one.reason is Absence.NOT_PUBLISHED for one in figures
    )


def _parts(diagnosis: TerritoryDiagnosis) -> Iterator[Part | None]:
    yield place.place(diagnosis)
    if is_bare(diagnosis):
        yield nearby.nearby(diagnosis)
    else:
        yield needs.needs(diagnosis)
        yield tension.tensions(diagnosis)
        yield tension.difficulties(diagnosis)
    yield place.market(diagnosis)
    yield supply.supply(diagnosis)
    yield supply.gaps(diagnosis)
    if not is_bare(diagnosis):
        yield tension.green(diagnosis)
    yield comparison.changes(diagnosis)
    yield comparison.comparison(diagnosis)
    yield studies_part(diagnosis.studies)


def key_figures(diagnosis: TerritoryDiagnosis) -> tuple[Key, ...]:
    """What stands first, on the page as on paper: three to six figures."""
    keys = _keys(diagnosis)
    return tuple(keys if len(keys) > _FEW else [*keys, *_other_keys(diagnosis)])


def _keys(diagnosis: TerritoryDiagnosis) -> list[Key]:
    identity, market = diagnosis.identity, diagnosis.market
    people = people_text(identity).removesuffix("habitants").rstrip() or "inconnue"
    label = "habitants" if people != "inconnue" else "population"
    keys = [Key(people, label, counted(identity.communes, "commune", "communes"))]
    if isinstance(diagnosis.needs, Needs):
        keys += _need_keys(diagnosis.needs)
    if isinstance(diagnosis.tensions, Tensions):
        found = diagnosis.tensions
        value = f"{len(found.rows)} sur {found.published}"
        keys.append(Key(value, "métiers en tension (4 ou 5)", period_text(found.period)))
    if not isinstance(market.offers, Unavailable):
        note = f"{period_text(market.period)}, métiers publiés"
        keys.append(Key(cell(market.jobseekers), "demandeurs d’emploi (A, B, C)", note))
    return keys


def _other_keys(diagnosis: TerritoryDiagnosis) -> Iterator[Key]:
    """What is known of a zone that the survey and the tensions do not cover."""
    for ref, rate in diagnosis.market.unemployment[:_FEW]:
        if not isinstance(rate, Unavailable):
            yield Key(
                cell(rate), f"de chômage (département : {ref.name})", period_text(rate.period)
            )
    if not diagnosis.supply.missing:
        mark = "données de démonstration" if diagnosis.supply.is_demonstration else ""
        yield Key(number(diagnosis.supply.inside), "sessions de formation à venir", mark)


def _need_keys(found: Needs) -> list[Key]:
    when = f"BMO {period_text(found.period)}"
    return [
        Key(cell(found.projects), "projets de recrutement", when),
        Key(cell(found.difficult_share), "des projets jugés difficiles", when),
        Key(cell(found.seasonal_share), "des projets saisonniers", when),
    ]
