"""What actions, trainings and bodies say, as the measures need it; corrections applied."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from passerelles.apps.catalogue.models import (
    CorrectedKind,
    InformationMeeting,
    Provider,
    Session,
    SessionBlock,
    Training,
    TrainingAction,
    TrainingCertification,
    TrainingOccupation,
)
from passerelles.apps.observatory.reads.measures.corrected import corrected_values

# Codes of the Lhéo tables: the disability referent, the information meeting.
_REFERENT, _MEETING = "1", "9"


class ActionRow(NamedTuple):
    """The fields of an action that answer a measure."""

    key: str
    training_id: str
    mode: str
    entry_mode: str
    contract: str
    programme: str
    programme_received: str
    paces: Sequence[str]
    modules: Sequence[str]
    green_by_content: bool | None
    adjustments: bool | None
    remaining_cost: str
    entry_level_required: bool | None


class TrainingRow(NamedTuple):
    """Those of a training."""

    key: str
    provider_id: str
    is_certifying: bool | None
    entry_level: int | None
    exit_level: int | None
    contacts: Sequence[Mapping[str, Any]]
    nsf: Sequence[str]


class ProviderRow(NamedTuple):
    """Those of a body."""

    key: str
    qualiopi: Sequence[str] | None
    regional_label: bool | None
    contacts: Sequence[Mapping[str, Any]]
    commune_id: str | None


class Led(NamedTuple):
    """An occupation that a training leads to: its key, its flag, its code in the ROME 3."""

    key: str
    flag: str
    older: str


def action_rows() -> dict[str, ActionRow]:
    """Closed ones too: an import may close, while we read, an action whose sessions were read."""
    values = corrected_values(
        CorrectedKind.ACTION, TrainingAction.objects.all(), ActionRow._fields[1:]
    )
    return {row[0]: ActionRow(*row) for row in values}


def training_rows() -> dict[str, TrainingRow]:
    """Closed ones too, for the same reason."""
    values = corrected_values(
        CorrectedKind.TRAINING, Training.objects.all(), TrainingRow._fields[1:]
    )
    return {row[0]: TrainingRow(*row) for row in values}


def provider_rows() -> dict[str, ProviderRow]:
    """Closed ones too, for the same reason."""
    values = corrected_values(
        CorrectedKind.PROVIDER, Provider.objects.all(), ProviderRow._fields[1:]
    )
    return {row[0]: ProviderRow(*row) for row in values}


def occupations_led_to() -> dict[str, list[Led]]:
    """The occupations of each training."""
    rows = TrainingOccupation.objects.current().order_by().exclude(occupation=None)
    columns = ("occupation_id", "occupation__transition", "occupation__parent_id")
    found = defaultdict[str, list[Led]](list)
    for training, key, flag, parent in rows.values_list("training_id", *columns).iterator():
        found[training].append(Led(key, flag, parent or key))
    return dict(found)


def certifications_led_to() -> dict[str, list[str]]:
    """The certifications of each training that are known to the register."""
    rows = TrainingCertification.objects.current().order_by().exclude(certification=None)
    found = defaultdict[str, list[str]](list)
    for training, key in rows.values_list("training_id", "certification_id").iterator():
        found[training].append(key)
    return dict(found)


def has_referent(contacts: Sequence[Mapping[str, Any]]) -> bool:
    return any(contact.get("kind") == _REFERENT for contact in contacts)


def sessions_with_referent() -> frozenset[str]:
    rows = Session.objects.current().filter(contacts__contains=[{"kind": _REFERENT}])
    return frozenset(rows.order_by().values_list("pk", flat=True))


def sessions_with_meeting() -> frozenset[str]:
    rows = InformationMeeting.objects.current().filter(kind=_MEETING).order_by()
    return frozenset(rows.values_list("session_id", flat=True).distinct())


def sessions_in_blocks() -> dict[str, bool]:
    """The sessions that list their blocks, and whether one may be taken alone."""
    found: dict[str, bool] = {}
    rows = SessionBlock.objects.current().order_by()
    for session, alone in rows.values_list("session_id", "alone").distinct().iterator():
        found[session] = found.get(session, False) or alone
    return found
