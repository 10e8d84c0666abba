"""The reference data that the checker of Lhéo files needs, as the database holds them today."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.db.models import QuerySet
from django.utils import timezone

from passerelles.apps.reference.models import (
    Certification,
    NomenclatureItem,
    Occupation,
    Territory,
    TerritoryKind,
)
from passerelles.apps.reference.reads.certifications import successions
from passerelles.apps.reference.reads.commune_index import read_commune_index
from passerelles.domain.reference.communes import CommuneIndex
from passerelles.domain.reference.liveness import Liveness, Registration, judge_liveness
from passerelles.domain.reference.succession import Succession
from passerelles.formats.common.rejection import UnreadableFile
from passerelles.formats.lheo.check import CertificationFact, CommuneFact, Vocabulary
from passerelles.formats.lheo.check.vocabulary import CertificationState

_STATES: dict[Liveness, CertificationState] = {
    Liveness.ALIVE: "alive",
    Liveness.ENDED: "ended",
    Liveness.UNKNOWN: "unknown",
}


def lheo_vocabulary(*, on: date | None = None) -> Vocabulary:
    """What is known on the day ``on`` (today by default), in a constant number of queries.

    A part that is not loaded, or only as demonstration, is None: its rules are then skipped.
    """
    index, on = _commune_index(), on or timezone.localdate()
    return Vocabulary(
        today=on,
        formacodes=_by_edition(_items("Formacode")),
        rome=_by_edition(_occupations()),
        nsf=_nsf(),
        certifications=_certifications(on),
        communes=_communes(index) if index else None,
        former_communes=_former(index) if index else None,
    )


def _items(scheme: str) -> Iterable[tuple[str, str]]:
    rows = NomenclatureItem.objects.filter(
        closed_on=None, edition__scheme=scheme, edition__source__is_demonstration=False
    )
    return _newest_first(rows)


def _occupations() -> Iterable[tuple[str, str]]:
    rows = Occupation.objects.filter(
        closed_on=None, edition__scheme="ROME", edition__source__is_demonstration=False
    )
    return _newest_first(rows)


def _newest_first(
    rows: QuerySet[NomenclatureItem] | QuerySet[Occupation],
) -> Iterable[tuple[str, str]]:
    """The version and the code of each row, the newest edition first."""
    ordered = rows.order_by("-edition__published_on", "-edition_id", "code")
    return ordered.values_list("edition__version", "code")


def _by_edition(pairs: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]] | None:
    editions: dict[str, set[str]] = {}
    for version, code in pairs:
        editions.setdefault(version, set()).add(code)
    return {version: frozenset(codes) for version, codes in editions.items()} or None


def _nsf() -> frozenset[str] | None:
    rows = NomenclatureItem.objects.filter(closed_on=None, edition__scheme="NSF", kind="group")
    return frozenset(rows.values_list("code", flat=True)) or None


def _certifications(on: date) -> dict[str, CertificationFact] | None:
    rows = Certification.objects.exclude(described_by__is_demonstration=True)
    values = rows.values_list("id", "is_active", "registered_until", "described_on")
    chain = successions()
    return {
        key: _fact(key, Registration(active, until, said_on), on, chain)
        for key, active, until, said_on in values.iterator()
    } or None


def _fact(key: str, known: Registration, on: date, chain: Succession) -> CertificationFact:
    answer = judge_liveness(known, on=on).answer
    latest = tuple(one for one in chain.latest(key) if one != key)
    return CertificationFact(_STATES[answer], known.registered_until, latest)


def _commune_index() -> CommuneIndex | None:
    try:
        return read_commune_index()
    except UnreadableFile:
        return None


def _communes(index: CommuneIndex) -> dict[str, CommuneFact]:
    """Communes first, so that a postcode leads to an arrondissement before its commune."""
    kinds = (TerritoryKind.COMMUNE, TerritoryKind.ARRONDISSEMENT)
    rows = Territory.objects.filter(edition_id=index.edition, kind__in=kinds, closed_on=None)
    ordered = rows.order_by("-kind", "code").values_list("kind", "code", "name", "postcodes")
    return {
        code: CommuneFact(name, frozenset(postcodes))
        for kind, code, name, postcodes in ordered.iterator()
        if kind == TerritoryKind.COMMUNE or code in index.arrondissements
    }


def _former(index: CommuneIndex) -> Mapping[str, str]:
    found = ((code, index.resolve(code)) for code in index.successors)
    return {code: now.code for code, now in found if now and now.change == "merged"}
