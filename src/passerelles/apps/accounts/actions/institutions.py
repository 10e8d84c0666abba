"""Writes on institutions."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from passerelles.apps.accounts.actions.grants import give
from passerelles.apps.accounts.defaults import default_grants
from passerelles.apps.accounts.models import Grant, Institution
from passerelles.apps.journal.actions import Act, record_changes, snapshot

FIELDS = ("code", "name", "college", "siret", "territory", "closed_on")


@transaction.atomic
def save_institution(institution: Institution, *, act: Act) -> Institution:
    """Add or correct an institution; a new one gets the rights that content gives by default.

    Raises ValidationError, with French sentences, on a wrong or repeated value.
    """
    known = Institution.objects.select_for_update().filter(pk=institution.pk).first()
    institution.full_clean()
    institution.save()
    before = snapshot(known, FIELDS) if known else {}
    on = ("institution", institution.code)
    record_changes(before, snapshot(institution, FIELDS), on=on, act=act)
    if known is None:
        Grant.objects.bulk_create(default_rights(institution, since=timezone.localdate(act.at)))
    return institution


def keep_institution(code: str, *, name: str, college: str, act: Act) -> Institution:
    """The institution of that code, added when it is unknown; a known one stays as it is."""
    known = Institution.objects.filter(code=code).first()
    return known or save_institution(Institution(code=code, name=name, college=college), act=act)


def give_new_branches(*, act: Act) -> None:
    """Give the rights of content on branches that nobody was ever granted anything in: those that
    came with a later version. What people gave or withdrew stays as it is.
    """
    known = set(map(_branch, Grant.objects.order_by().values_list("subtree", flat=True).distinct()))
    new = {_branch(subtree) for rule in default_grants() for subtree in rule.subtrees} - known
    for institution in Institution.objects.all() if new else ():
        for grant in default_rights(institution, since=timezone.localdate(act.at)):
            if _branch(grant.subtree) in new:
                give(grant, act=act)


def _branch(subtree: str) -> str:
    return subtree.partition("/")[0]


def default_rights(institution: Institution, *, since: date) -> list[Grant]:
    """The grants, not saved, that content gives to an institution; each of them once."""
    wanted = {
        (verb, subtree, rule.owned): None
        for rule in default_grants()
        if rule.concerns(institution.code, institution.college)
        for verb in rule.verbs
        for subtree in rule.subtrees
    }
    return [
        Grant(institution=institution, verb=verb, subtree=subtree, owned=owned, starts_on=since)
        for verb, subtree, owned in wanted
    ]
