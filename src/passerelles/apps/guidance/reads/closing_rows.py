"""What the catalogue says of what its trainings teach: texts, blocks, certifications, occupations.

A constant number of queries, whatever the offer.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Max, Q

from passerelles.apps.catalogue.models import (
    Session,
    SessionBlock,
    Training,
    TrainingAction,
    TrainingCertification,
    TrainingOccupation,
)
from passerelles.apps.reference.models import (
    Appellation,
    Certification,
    CertificationOccupation,
    SkillBlock,
)

SOME_BLOCKS = "0"  # Lhéo: validation-blocs
_BLOCK = re.compile(r"RNCP\d+BC\d+")


@dataclass(frozen=True, slots=True, kw_only=True)
class TaughtRows:
    """``hours``: the longest action of a training. ``blocks``: labels by training, then by code.

    ``certified``: occupations (keys) of each certification. ``of_block``: certification of a code.
    ``partial``: trainings no session of which gives the whole certification. ``objectives``: Lhéo
    codes. ``titles``: of the certifications. ``names``: of the occupations.
    """

    trainings: tuple[str, ...]
    texts: Mapping[str, tuple[str, ...]]
    hours: Mapping[str, int]
    certifications: Mapping[str, tuple[str, ...]]
    occupations: Mapping[str, tuple[str, ...]]
    training_blocks: Mapping[str, tuple[str, ...]]
    block_labels: Mapping[str, str]
    certified: Mapping[str, tuple[str, ...]]
    of_block: Mapping[str, str]
    partial: frozenset[str] = frozenset()
    objectives: Mapping[str, str] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def taught_rows() -> TaughtRows:
    """Trainings still published, and what surrounds them."""
    texts = _texts()
    certifications = _grouped(
        TrainingCertification.objects.current()
        .filter(certification__isnull=False, training__closed_on=None)
        .values_list("training_id", "certification_id")
    )
    wanted = {one for found in certifications.values() for one in found}
    official = SkillBlock.objects.current().filter(certification_id__in=wanted)
    blocks = list(official.values_list("id", "certification_id", "label"))
    given, labels = _given_blocks()
    certified, occupations = _certified(wanted), _occupations()
    led_to = {key for found in (*certified.values(), *occupations.values()) for key in found}
    return TaughtRows(
        trainings=tuple(texts),
        texts=texts,
        hours=_hours(),
        certifications=certifications,
        occupations=occupations,
        training_blocks=given,
        block_labels={code: label for code, _, label in blocks} | labels,
        certified=certified,
        of_block={code: certification for code, certification, _ in blocks}
        | {code: code.partition("BC")[0] for code in labels if _BLOCK.match(code)},
        partial=_partial(),
        objectives=dict(Training.objects.current().values_list("id", "general_objective")),
        titles=dict(Certification.objects.filter(id__in=wanted).values_list("id", "title")),
        names=_names(led_to),
    )


def _texts() -> dict[str, tuple[str, ...]]:
    """What each says of what it teaches; expected results tell how it is validated."""
    rows = Training.objects.current().order_by("id")
    fields = ("id", "title", "objective", "content")
    return {key: tuple(filter(None, said)) for key, *said in rows.values_list(*fields)}


def _hours() -> dict[str, int]:
    rows = TrainingAction.objects.current().values("training_id").order_by("training_id")
    found = rows.annotate(most=Max("hours_total")).values_list("training_id", "most")
    return {key: most for key, most in found if most}


def _occupations() -> dict[str, tuple[str, ...]]:
    rows = TrainingOccupation.objects.current().filter(occupation__isnull=False)
    return _grouped(rows.values_list("training_id", "occupation_id"))


def _certified(wanted: Iterable[str]) -> dict[str, tuple[str, ...]]:
    rows = CertificationOccupation.objects.current().filter(
        certification_id__in=wanted, occupation__isnull=False
    )
    return _grouped(rows.values_list("certification_id", "occupation_id"))


def _names(occupations: Iterable[str]) -> dict[str, tuple[str, ...]]:
    rows = Appellation.objects.current().filter(occupation_id__in=occupations).order_by("id")
    return _grouped(rows.values_list("occupation_id", "label"))


def _partial() -> frozenset[str]:
    rows = Session.objects.current().order_by().values_list("action__training_id")
    some = Count("id", filter=Q(blocks_validation=SOME_BLOCKS))
    found = rows.annotate(some=some, every=Count("id")).filter(some__gt=0)
    return frozenset(key for key, some, every in found if some == every)


def _given_blocks() -> tuple[dict[str, tuple[str, ...]], dict[str, str]]:
    """Codes or labels of the blocks that each training gives, and the label of each code."""
    rows = SessionBlock.objects.current().filter(session__closed_on=None)
    fields = ("session__action__training_id", "code", "label")
    found = list(rows.order_by(*fields).values_list(*fields).distinct())
    labels = {code or label: label for _, code, label in found}
    return _grouped((training, code or label) for training, code, label in found), labels


def _grouped(pairs: Iterable[tuple[Any, ...]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for key, value in pairs:
        found[key][value] = None
    return {key: tuple(values) for key, values in found.items()}
