"""What the forms of a sheet offer to choose from: (value, label) pairs, an empty one first."""

from collections.abc import Callable, Mapping
from datetime import date

from passerelles.apps.accounts.models import Institution, Membership
from passerelles.apps.reference.models import Territory, TerritoryKind
from passerelles.apps.reference.reads.departements import read_departements
from passerelles.apps.steering.models import Action
from passerelles.apps.steering.reads.sheet_cells import sheet_of
from passerelles.domain.reference.names import readable
from passerelles.formats.common.rejection import UnreadableFile

Choices = list[tuple[str, str]]
UNSAID = ("", "non renseigné")


def choices_of(action: Action, field: str, today: date) -> Choices | None:
    """Those of a field of the sheet; None for a field that is not a choice among rows."""
    reader = _READERS.get(field)
    return reader(action, today) if reader else None


def territory_name(key: str) -> str:
    """« Haute-Garonne » for ``departement:31``; the whole region for an empty key."""
    kind, _, code = key.partition(":")
    if not code:
        return "toute la région"
    rows = Territory.objects.filter(kind=kind, code=code, closed_on=None, edition__in_force=True)
    name = rows.order_by("-edition_id").values_list("name", flat=True).first()
    return readable(name) if name else key


def _institutions(action: Action, today: date) -> Choices:
    rows = Institution.objects.filter(closed_on=None)
    return [UNSAID, *rows.values_list("code", "name")]


def _persons(action: Action, today: date) -> Choices:
    members = Membership.objects.in_force(today).filter(
        institution=sheet_of(action).owner, user__is_active=True
    )
    people = {one.user.email: str(one.user) for one in members.select_related("user")}
    return [UNSAID, *sorted(people.items(), key=lambda pair: pair[1].lower())]


def _actions(action: Action, today: date) -> Choices:
    rows = Action.objects.current().filter(plan=action.plan).exclude(pk=action.pk)
    pairs = rows.order_by("position").values_list("code", "name")
    return [("", "choisissez"), *((code, f"{code} · {name}") for code, name in pairs)]


def _territories(action: Action, today: date) -> Choices:
    try:
        regions = read_departements().regions
    except UnreadableFile:  # no commune is loaded: only the whole region can be chosen
        regions = {}
    codes = [code for code, region in regions.items() if region == action.plan.region]
    rows = Territory.objects.filter(
        kind=TerritoryKind.DEPARTEMENT, code__in=codes, closed_on=None, edition__in_force=True
    )
    pairs = rows.order_by("code").values_list("code", "name").distinct()
    names = {f"departement:{code}": f"{readable(name)} ({code})" for code, name in pairs}
    return [("", "toute la région"), *names.items()]


_READERS: Mapping[str, Callable[[Action, date], Choices]] = {
    "owner": _institutions,
    "institution": _institutions,
    "funder": _institutions,
    "person": _persons,
    "needs": _actions,
    "territory": _territories,
}
