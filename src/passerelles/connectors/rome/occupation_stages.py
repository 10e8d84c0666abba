"""Occupations with their interests, then names, texts and moves."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from django.db.models import Model

from passerelles.connectors.rome.stages import Loading, Outcome, built
from passerelles.formats.common.rejection import Rejection
from passerelles.formats.rome.links import read_mobilities
from passerelles.formats.rome.occupations import (
    read_appellations,
    read_domains,
    read_interests,
    read_occupations,
    read_texts,
)
from passerelles.formats.rome.records import AppellationRecord, InterestRecord, OccupationRecord

PARENT_EDITION = "ROME-3.47"
_CODES, _INTERESTS = "referentiel_code_rome", "referentiel_code_rome_riasec"


def load_occupations(
    loading: Loading, *, parents: Collection[str], labels: Mapping[str, str]
) -> Iterator[Outcome]:
    """Yield the occupations, each with its RIASEC pair; the first one brings its edition.

    ``parents`` are the codes of 3.47 already loaded: a parent that is not among them is left
    unknown, and one warning says how to mend that. ``labels`` names the occupations that the
    list of codes forgets and that the other tables speak of.
    """
    occupations = list(read_occupations(loading.tables[_CODES]))
    codes = {r.code for r in occupations if isinstance(r, OccupationRecord)}
    interests: dict[str, InterestRecord] = {}
    if _INTERESTS in loading.tables:
        for interest in read_interests(loading.tables[_INTERESTS]):
            if isinstance(interest, InterestRecord) and interest.code in codes:
                interests[interest.code] = interest
                yield ()
            else:
                yield from _forgotten(loading, interest, labels)
    yield from built(occupations, lambda r: _occupation(loading, r, parents, interests))
    if orphans := sum(
        1 for r in loading.occupations.values() if r.parent and r.parent not in parents
    ):
        yield _without_parents(loading, orphans)


def load_names(loading: Loading) -> Iterator[Outcome]:
    """Yield domains, appellations, texts and mobilities, for those whose table is there."""
    tables, make = loading.tables, loading.imprint
    for name in ("grand_domaine", "domaine_professionnel"):
        if name in tables:
            yield from built(read_domains(tables[name]), lambda r: (make.domain(r),))
    if "referentiel_appellation" in tables:
        records = read_appellations(tables["referentiel_appellation"], loading.known)
        yield from built(records, lambda r: _appellation(loading, r))
    if "texte" in tables:
        yield from built(read_texts(tables["texte"], loading.known), lambda r: (make.text(r),))
    if "rubrique_mobilite" in tables:
        moves = read_mobilities(tables["rubrique_mobilite"], loading.known)
        yield from built(moves, lambda r: (make.mobility(r),))


def _occupation(
    loading: Loading,
    record: OccupationRecord,
    parents: Collection[str],
    interests: Mapping[str, InterestRecord],
) -> Sequence[Model]:
    first = not loading.occupations
    loading.occupations[record.code] = record
    parent = f"{PARENT_EDITION}:{record.parent}" if record.parent in parents else None
    interest = interests.get(record.code)
    row = loading.imprint.occupation(record, parent=parent, interest=interest)
    return (loading.edition, row) if first else (row,)


def _forgotten(
    loading: Loading, interest: InterestRecord | Rejection, labels: Mapping[str, str]
) -> Iterator[Outcome]:
    """Keep under a name of ours an occupation that the list of codes lacks, or refuse it."""
    if isinstance(interest, Rejection):
        yield interest
        return
    code = interest.code
    fragment = f"{code};{interest.major};{interest.minor}"
    place = loading.tables[_INTERESTS].path.name
    if code not in labels:
        message = (
            f"Le métier « {code} » manque dans la liste des codes de cette édition : vérifiez le "
            "code, ou complétez la liste."
        )
        yield Rejection(place, "rome.unknown-occupation", message, fragment)
        return
    yield Rejection(
        path=place,
        rule="rome.completed-occupation",
        message=f"Le métier « {code} » manque dans la liste des codes et figure dans les autres "
        f"fichiers : il est gardé sous le nom « {labels[code]} ». Vérifiez ce nom.",
        fragment=fragment,
        severity="warning",
    )
    yield _occupation(loading, OccupationRecord(code, "", labels[code]), (), {code: interest})


def _appellation(loading: Loading, record: AppellationRecord) -> Sequence[Model]:
    short, principal = record.short_label, bool(record.principal)
    return (loading.imprint.appellation(record, short_label=short, principal=principal),)


def _without_parents(loading: Loading, count: int) -> Rejection:
    return Rejection(
        path=loading.tables[_CODES].path.name,
        rule="rome.parents-not-loaded",
        message=f"{count} métiers descendent du ROME 3.47, qui n’est pas chargé : ils n’héritent "
        "de rien. Importez la source rome_347, puis de nouveau celle-ci.",
        fragment="",
        severity="warning",
    )
