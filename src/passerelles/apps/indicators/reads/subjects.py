"""Which occupation or sector a code means, and whether anybody knows it."""

from dataclasses import replace
from typing import Literal

from django.db.models import F, Value
from django.db.models.functions import StrIndex, Substr

from passerelles.apps.indicators.reads.observations import Wanted, select
from passerelles.apps.indicators.reads.periods import levels
from passerelles.apps.reference.models import NomenclatureItem, Occupation, Sector
from passerelles.apps.reference.reads.editions import editions

Subject = Literal["occupation", "sector"]
_SCHEMES: dict[Subject, tuple[str, ...]] = {
    "occupation": ("ROME", "FAP", "PCS"),
    "sector": ("NAF", "NSF"),
}


def subject_key(subject: Subject, code: str, wanted: Wanted) -> str:
    """The key of that code in the newest edition that speaks of it.

    Looked for among the figures ``wanted``, whose own subject is left aside, then among all those
    of the indicator, then in the reference. A key that carries its edition stays as it is, and so
    does a code that nobody knows.
    """
    if not code or ":" in code:
        return code
    found = (
        _told(subject, code, wanted)
        or _told(subject, code, _anywhere(wanted))
        or _referenced(subject, [f"{edition}:{code}" for edition in editions()])
    )
    return max(found, key=_recency, default=code)


def is_known(subject: Subject, key: str, wanted: Wanted) -> bool:
    """Whether the reference or a figure of the indicator bears that key."""
    told = select(_anywhere(wanted)).filter(**{subject: key}).order_by()
    return bool(_referenced(subject, [key])) or told.exists()


def schemes(subject: Subject, indicator: str) -> list[str]:
    """The nomenclatures in which the figures of the indicator are written (``FAP-2021``)."""
    pairs = levels([indicator]).get(indicator, [])
    found = set[str]()
    for kind, period in pairs[:1]:
        rows = select(Wanted(indicator, kind=kind, period=period, occupation=None, sector=None))
        rows = rows.exclude(**{subject: ""}).order_by()
        ends = StrIndex(F(subject), Value(":")) - 1
        found.update(rows.values_list(Substr(subject, 1, ends), flat=True).distinct())
    return sorted(found)


def _anywhere(wanted: Wanted) -> Wanted:
    free = Wanted(wanted.indicator, as_of=wanted.as_of)
    return replace(free, occupation=None, sector=None, sex=None, age=None, level=None)


def _told(subject: Subject, code: str, wanted: Wanted) -> set[str]:
    is_job = subject == "occupation"
    among = replace(wanted, occupation=None) if is_job else replace(wanted, sector=None)
    rows = select(among).filter(**{f"{subject}__endswith": f":{code}"}).order_by()
    return set(rows.values_list(subject, flat=True).distinct())


def _referenced(subject: Subject, keys: list[str]) -> set[str]:
    kept = [key for key in keys if key.startswith(_SCHEMES[subject])]
    return {
        key
        for model in (Occupation, NomenclatureItem, Sector)
        for key in model.objects.filter(id__in=kept, closed_on=None).values_list("id", flat=True)
    }


def _recency(key: str) -> tuple[str, str]:
    edition = editions().get(key.partition(":")[0])
    return (str(edition.published_on) if edition else "", key)
