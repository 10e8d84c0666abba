"""The opinion of a college on a point: one a college, given by its own people only."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from passerelles.apps.accounts.models import College, User
from passerelles.apps.accounts.rights import Verb, warrants
from passerelles.apps.steering.actions.crefop.acting import acting, opened
from passerelles.apps.steering.actions.crefop.rows import journal
from passerelles.apps.steering.errors import EditedMeanwhile, SteeringRefused
from passerelles.apps.steering.models import AgendaItem, Opinion, Stance
from passerelles.apps.steering.reads.crefop.cells import cells_of

_FIELDS = ("college", "stance", "text")
_EXPLAINED = frozenset({Stance.RESERVED, Stance.UNFAVOURABLE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """``base``: the text that the form showed, to tell what a colleague wrote meanwhile."""

    college: str
    stance: str
    text: str = ""
    base: str = ""


def own_colleges(author: User, item: AgendaItem) -> list[str]:
    """The colleges for which ``author`` may give an opinion on this point, usually one."""
    held = warrants(author, Verb.OPINE, item)
    found = {one.institution.college for one in held if one.institution}
    return [college for college in College.values if college in found - {College.NONE}]


def give_opinion(item: AgendaItem, said: Said, *, author: User, now: datetime) -> Opinion:
    """Write the opinion of a college, or write it again until the minutes are published.

    Raises PermissionDenied; EditedMeanwhile; SteeringRefused for another college than one's own,
    or when reserves are not told.
    """
    with transaction.atomic():
        act = acting(author, item, now=now, verb=Verb.OPINE)
        opened(item.meeting)
        _check(item, said, author)
        rows = Opinion.objects.select_for_update(of=("self",))
        kept = rows.filter(item=item, college=said.college).first()
        if kept and kept.text not in (said.base, said.text.strip()):
            raise EditedMeanwhile(kept.text, said.text)
        row = kept or Opinion(item=item, college=said.college)
        before = cells_of(row, _FIELDS)
        row.stance, row.text = said.stance, said.text.replace("\r\n", "\n").strip()
        row.author, row.given_at = author, now
        row.save()
        journal(row, before, act=act)
    return row


def _check(item: AgendaItem, said: Said, author: User) -> None:
    if said.college not in own_colleges(author, item):
        label = dict(College.choices).get(said.college, said.college)
        raise SteeringRefused(f"Vous ne donnez pas l’avis du collège « {label} » : il est à lui.")
    if said.stance not in Stance.values:
        raise SteeringRefused("Choisissez le sens de l’avis.")
    if said.stance in _EXPLAINED and not said.text.strip():
        raise SteeringRefused("Dites en quelques mots vos réserves, ou pourquoi vous êtes contre.")
