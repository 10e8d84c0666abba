"""Declared successions → rows without cycles, once each pair; the rest is refused and placed."""

from collections.abc import Iterator, Sequence

from django.db.models import Model

from passerelles.apps.reference.models import CertificationSuccession
from passerelles.connectors.common.editions import Outcome
from passerelles.connectors.rncp.links import Linking
from passerelles.domain.reference.succession import Pair, Succession, build_succession
from passerelles.formats.common.rejection import Rejection, Severity
from passerelles.formats.rncp.records import SuccessionRecord


def succeed(records: Sequence[SuccessionRecord], linking: Linking) -> Iterator[Outcome]:
    """Yield the outcome of each record; all are needed at once, since a cycle spans several.

    A record is refused when none of its pairs can stand; a doubtful pair beside a good one is
    left out with a warning.
    """
    succession = build_succession(pair for record in records for pair in record.pairs)
    told: set[Pair] = set()
    for record in records:
        kept = [pair for pair in record.pairs if pair in succession.kept]
        refused = [pair for pair in record.pairs if pair not in succession.kept]
        if not kept:
            yield _refusal(record, refused[0], succession, severity="error")
            continue
        for pair in refused:
            yield _refusal(record, pair, succession, severity="warning")
        fresh = [pair for pair in kept if pair not in told]
        told.update(fresh)
        yield _rows(fresh, linking)


def _rows(pairs: Sequence[Pair], linking: Linking) -> list[Model]:
    entries = linking.entries.missing(*(number for pair in pairs for number in pair))
    links = [
        CertificationSuccession(
            id=linking.key(old, new), old_id=old, new_id=new, source_id=linking.source
        )
        for old, new in pairs
    ]
    return [*entries, *links]


def _refusal(
    record: SuccessionRecord, pair: Pair, succession: Succession, *, severity: Severity
) -> Rejection:
    old, new = pair
    if pair in succession.to_itself:
        return record.reject(
            "rncp.self-succession",
            f"« {old} » se remplace elle-même : retirez la ligne.",
            severity=severity,
        )
    return record.reject(
        "rncp.succession-cycle",
        f"« {new} » remplacerait « {old} », alors que la suite des remplacements ramène de "
        f"« {new} » à « {old} » : le lien qui remonte la numérotation est écarté. Corrigez l’une "
        "des fiches.",
        severity=severity,
    )
