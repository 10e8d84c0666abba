"""What an institution may do on its first day: one line a kind × verb, with its branches."""

from datetime import date
from itertools import product

import pytest
from tests import account_factories as people

from passerelles.apps.accounts.actions.grants import withdraw
from passerelles.apps.accounts.actions.institutions import (
    default_rights,
    give_new_branches,
    keep_institution,
    save_institution,
)
from passerelles.apps.accounts.branches import BRANCHES, Subject
from passerelles.apps.accounts.defaults import default_grants
from passerelles.apps.accounts.models import Institution, Verb
from passerelles.apps.accounts.models.grants import validate_subtree
from passerelles.apps.accounts.rights import can
from passerelles.apps.journal.actions import Act
from passerelles.apps.journal.reads import history_of
from passerelles.formats.accounts import default_grants as names

TODAY = date(2026, 11, 23)
READ = {"plan", "indicators", "crefop", "review", "offer"}
# Kind → verb → branches, on what the institution does not own, then on what it owns.
ANY: dict[str, dict[str, set[str]]] = {
    "region": {
        "read": READ | {"aids"},
        "write": {"plan", "crefop", "review", "aids"},
        "propose": {"plan", "indicators", "aids"},
        "opine": {"plan", "crefop", "review"},
        "sign": {"review"},
        "arbitrate": {"plan", "indicators"},
        "administer": set(),
    },
    "state": {
        "read": READ,
        "write": {"crefop"},
        "propose": {"plan", "indicators"},
        "opine": {"plan", "crefop", "review"},
        "sign": {"review"},
        "arbitrate": {"plan", "indicators"},
        "administer": set(),
    },
    "employers": {
        "read": READ,
        "write": {"crefop"},
        "propose": {"plan", "indicators"},
        "opine": {"plan", "crefop", "review"},
        "sign": {"review"},
        "arbitrate": set(),
        "administer": set(),
    },
    "workers": {
        "read": READ,
        "write": {"crefop"},
        "propose": {"plan", "indicators"},
        "opine": {"plan", "crefop", "review"},
        "sign": {"review"},
        "arbitrate": set(),
        "administer": set(),
    },
    "carif_oref": {
        "read": READ,
        "write": {"indicators", "crefop"},
        "propose": {"plan", "indicators"},
        "opine": {"crefop"},
        "sign": set(),
        "arbitrate": set(),
        "administer": set(),
    },
    "consultative": {
        "read": READ,
        "write": set(),
        "propose": {"plan", "indicators"},
        "opine": {"crefop"},
        "sign": set(),
        "arbitrate": set(),
        "administer": set(),
    },
    "none": {verb: set() for verb in Verb.values},
}
OWNED = {"plan", "indicators", "crefop", "review", "offer"}
ACT = Act("console", people.instant(TODAY))


def joined(kind: str) -> Institution:
    college = "consultative" if kind == "carif_oref" else kind
    return keep_institution(kind, name=kind, college=college, act=ACT)


@pytest.mark.django_db
@pytest.mark.parametrize(("kind", "verb"), list(product(ANY, Verb.values)))
def test_a_kind_of_institution_may_what_is_written_here(kind: str, verb: str):
    lead = people.member(joined(kind), function="lead")

    found = {path for path in BRANCHES if can(lead, Verb(verb), Subject(path), on=TODAY)}

    assert found == ANY[kind][verb]


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ANY)
def test_an_institution_writes_what_it_owns(kind: str):
    lead = people.member(joined(kind), function="lead")

    owned = {
        path for path in BRANCHES if can(lead, Verb.WRITE, Subject(path, owner=kind), on=TODAY)
    }

    assert owned == (set() if kind == "none" else OWNED | ANY[kind]["write"])


@pytest.mark.django_db
def test_a_known_institution_keeps_its_name_and_its_rights():
    first = joined("state")
    count = first.grants.count()

    again = keep_institution("state", name="Un autre nom", college="region", act=ACT)

    assert (again.name, again.college, again.grants.count()) == ("state", "state", count)


@pytest.mark.django_db
def test_a_branch_newer_than_the_installation_is_opened_once_to_those_it_concerns():
    region, state = joined("region"), joined("state")
    region.grants.filter(subtree="aids").delete()  # as before that branch was thought of
    others = state.grants.count()

    give_new_branches(act=ACT)
    give_new_branches(act=ACT)

    given = region.grants.filter(subtree="aids")
    assert sorted(given.values_list("verb", flat=True)) == ["propose", "write"]
    assert state.grants.count() == others
    assert history_of("grant", f"region {given[0].pk}").exists()


@pytest.mark.django_db
def test_a_right_that_was_withdrawn_does_not_come_back():
    region = joined("region")
    for grant in region.grants.filter(subtree="aids"):
        withdraw(grant, on=TODAY, act=ACT)

    give_new_branches(act=ACT)

    assert not region.grants.filter(subtree="aids", ends_on=None).exists()


@pytest.mark.django_db
def test_what_changes_on_an_institution_is_kept():
    state = joined("state")
    state.name = "Préfecture"
    save_institution(state, act=Act("ada@exemple.fr", people.instant(TODAY), why="nom complet"))

    latest = history_of("institution", "state")[0]

    assert (latest.field, latest.before, latest.after) == ("name", "state", "Préfecture")
    assert (latest.actor, latest.why) == ("ada@exemple.fr", "nom complet")


def test_the_file_speaks_the_words_of_the_application():
    assert set(names.VERBS) == set(Verb.values)
    for rule in default_grants():
        for subtree in rule.subtrees:
            validate_subtree(subtree)


def test_each_default_right_is_given_once():
    rights = default_rights(Institution(code="region", college="region"), since=TODAY)
    keys = [(right.verb, right.subtree, right.owned) for right in rights]

    assert len(keys) == len(set(keys))
