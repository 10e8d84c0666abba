"""The inventory of bodies: those of the committee, and the local ones that people found."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Min, Q, QuerySet

from passerelles.apps.accounts.models import College, User
from passerelles.apps.accounts.rights import visible_to
from passerelles.apps.reference.reads.territories import territories_by_keys
from passerelles.apps.steering.models import Body, BodyKind

BODY_FIELDS = (
    *("name", "kind", "parent", "chaired_by", "led_by", "territory", "remit"),
    *("contact", "reviews_plan", "reviewed_on", "closed_on"),
)
FRESH = timedelta(days=365)
_ORDER = {kind: rank for rank, kind in enumerate(BodyKind.values)}


@dataclass(frozen=True, slots=True)
class BodyLine:
    """A body in the inventory.

    ``chaired_by``: labels of colleges; ``place``: name of its territory, empty for the region;
    ``is_stale``: nobody reviewed what is said of it for a year, or never.
    """

    code: str
    name: str
    kind: str
    kind_label: str
    parent: str
    chaired_by: tuple[str, ...]
    led_by: str
    territory: str
    place: str
    remit: str
    contact: str
    reviewed_on: date | None
    is_stale: bool
    closed_on: date | None
    reviews_plan: bool
    next_meeting: date | None
    line: int | None


@dataclass(frozen=True, slots=True)
class Asked:
    """Filters: ``kind`` of body, ``territory`` key, words of the name, closed ones too."""

    kind: str = ""
    territory: str = ""
    text: str = ""
    is_closed_shown: bool = False


def inventory(actor: User, asked: Asked, *, today: date) -> list[BodyLine]:
    """The bodies that ``actor`` may read, from the plenary to the local ones. Five queries."""
    rows = list(_asked(visible_to(Body.objects.select_related("parent"), actor), asked, today))
    names = place_names({row.territory for row in rows})
    ordered = sorted(rows, key=lambda row: (_ORDER[row.kind], row.name))
    return [_line(row, names, today) for row in ordered]


def place_names(keys: Collection[str]) -> Mapping[str, str]:
    """The name of each territory by its key (``departement:31``); the key when it is unknown."""
    told = [(kind, code) for kind, _, code in (key.partition(":") for key in keys) if code]
    found = (
        {f"{one.kind}:{one.code}": one.name for one in territories_by_keys(told)} if told else {}
    )
    return {key: found.get(key, key) for key in keys}


def territories_of(actor: User) -> list[tuple[str, str]]:
    """The territories that some body has, with their names, for a filter."""
    keys = visible_to(Body.objects.exclude(territory=""), actor).values_list("territory", flat=True)
    return sorted(place_names(set(keys)).items(), key=lambda pair: pair[1])


def _asked(rows: "QuerySet[Body]", asked: Asked, today: date) -> "QuerySet[Body]":
    if asked.kind:
        rows = rows.filter(kind=asked.kind)
    if asked.territory:
        rows = rows.filter(territory=asked.territory)
    if asked.text:
        words = Q(name__icontains=asked.text) | Q(led_by__icontains=asked.text)
        rows = rows.filter(words | Q(remit__icontains=asked.text))
    if not asked.is_closed_shown:
        rows = rows.filter(Q(closed_on=None) | Q(closed_on__gt=today))
    coming = Q(meetings__on__gte=today, meetings__cancelled_at=None)
    return rows.annotate(next_meeting=Min("meetings__on", filter=coming))


def _line(row: Body, names: Mapping[str, str], today: date) -> BodyLine:
    labels = dict(College.choices)
    return BodyLine(
        code=row.code,
        name=row.name,
        kind=row.kind,
        kind_label=row.get_kind_display(),
        parent=row.parent.name if row.parent else "",
        chaired_by=tuple(str(labels[college]) for college in row.chaired_by),
        led_by=row.led_by,
        territory=row.territory,
        place=names.get(row.territory, ""),
        remit=row.remit,
        contact=row.contact,
        reviewed_on=row.reviewed_on,
        is_stale=row.reviewed_on is None or today - row.reviewed_on > FRESH,
        closed_on=row.closed_on,
        reviews_plan=row.reviews_plan,
        next_meeting=getattr(row, "next_meeting", None),
        line=row.line,
    )
