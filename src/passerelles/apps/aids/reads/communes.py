"""The communes that situations name, against those of the reference."""

from collections.abc import Collection, Iterable

from passerelles.apps.reference.models import Territory, TerritoryKind
from passerelles.formats.aids.records import SituationRecord
from passerelles.formats.common.located import Finding

_COMMUNES = (
    TerritoryKind.COMMUNE,
    TerritoryKind.ARRONDISSEMENT,  # Paris, Lyon and Marseille live in theirs
    TerritoryKind.FORMER_COMMUNE,  # people keep the code of before a merger
)


def unknown_communes(records: Iterable[SituationRecord]) -> list[Finding]:
    """A finding for each situation whose commune no loaded edition of the COG knows.

    None when no commune at all is loaded: there is nothing to check against.
    """
    named = [one for one in records if one.person.commune]
    known = _known({one.person.commune for one in named})
    return [_unknown(one) for one in named if one.person.commune not in known]


def _known(codes: Collection[str]) -> set[str]:
    rows = Territory.objects.filter(kind__in=_COMMUNES)
    if not codes or not rows.exists():
        return set(codes)
    return set(rows.filter(code__in=codes).values_list("code", flat=True))


def _unknown(record: SituationRecord) -> Finding:
    return Finding(
        record.place.file,
        record.place.line,
        f"{record.path}.person.commune",
        f"« {record.person.commune} » n’est le code INSEE d’aucune commune : vérifiez-le (ce n’est "
        "pas le code postal).",
    )
