"""The matrices of rights, read as tables: what is not written is denied."""

from datetime import date
from itertools import product

import pytest
from django.apps import apps
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from tests import account_factories as people
from tests import offer_factories

from passerelles.apps.accounts.branches import BRANCHES, Branch, Reach, Subject
from passerelles.apps.accounts.models import Function, Grant, Institution, Role, User, Verb
from passerelles.apps.accounts.rights import MATRIX, can, require, visible_to, warrants
from passerelles.apps.catalogue.models import ErrorReport, Session
from passerelles.apps.harvest.models import QuarantinedRecord

ALLOWED = {
    ("catalogue.Correction", "read", "data_manager"),
    ("catalogue.Correction", "write", "data_manager"),
    ("catalogue.Duplicate", "read", "data_manager"),
    ("catalogue.Duplicate", "write", "data_manager"),
    ("catalogue.ErrorReport", "read", "data_manager"),
    ("catalogue.ErrorReport", "write", "data_manager"),
    ("catalogue.GreenDecision", "read", "data_manager"),
    ("catalogue.GreenDecision", "write", "data_manager"),
    ("catalogue.PortalSighting", "read", "data_manager"),
    ("catalogue.PortalSighting", "write", "data_manager"),
    ("guidance.AdvisedPerson", "read", "adviser"),
    ("guidance.AdvisedPerson", "write", "adviser"),
    ("harvest.QuarantinedRecord", "read", "data_manager"),
    ("observatory.UnmetSearch", "read", "data_manager"),
    ("observatory.UnmetSearch", "read", "planner"),
    ("observatory.UnmetSearch", "read", "steering"),
}
# What a role alone opens: one line a role × verb, with its branches; the rest is denied.
BY_ROLE = {
    ("administrator", "read"): set(BRANCHES),
    ("administrator", "write"): set(),
    ("administrator", "propose"): set(),
    ("administrator", "opine"): set(),
    ("administrator", "sign"): set(),
    ("administrator", "arbitrate"): set(),
    ("administrator", "administer"): set(BRANCHES),
    ("data_manager", "read"): set(),
    ("data_manager", "write"): set(),
    ("data_manager", "propose"): set(),
    ("data_manager", "opine"): set(),
    ("data_manager", "sign"): set(),
    ("data_manager", "arbitrate"): set(),
    ("data_manager", "administer"): set(),
    ("adviser", "read"): {"offer"},
    ("adviser", "write"): set(),
    ("adviser", "propose"): set(),
    ("adviser", "opine"): set(),
    ("adviser", "sign"): set(),
    ("adviser", "arbitrate"): set(),
    ("adviser", "administer"): set(),
    ("planner", "read"): {"plan", "indicators", "offer", "aids"},
    ("planner", "write"): set(),
    ("planner", "propose"): set(),
    ("planner", "opine"): set(),
    ("planner", "sign"): set(),
    ("planner", "arbitrate"): set(),
    ("planner", "administer"): set(),
    ("provider", "read"): set(),
    ("provider", "write"): set(),
    ("provider", "propose"): set(),
    ("provider", "opine"): set(),
    ("provider", "sign"): set(),
    ("provider", "arbitrate"): set(),
    ("provider", "administer"): set(),
    ("steering", "read"): {"plan", "indicators", "crefop", "review", "offer"},
    ("steering", "write"): set(),
    ("steering", "propose"): set(),
    ("steering", "opine"): set(),
    ("steering", "sign"): set(),
    ("steering", "arbitrate"): set(),
    ("steering", "administer"): set(),
}
# What a function lets a person carry of her institution's rights.
BY_FUNCTION = {
    "lead": {"read", "write", "propose", "opine", "sign", "arbitrate", "administer"},
    "agent": {"read", "write", "propose", "opine"},
    "evaluator": {"read"},
}
TODAY = date(2026, 11, 23)
A12 = Subject("plan/A12", under=("plan/O2", "plan/O2.P1"), owner="region")
IN_TOULOUSE = Subject("plan/A12", territory="commune:31555", wider=("departement:31", "region:76"))


def test_the_matrix_of_desks_is_the_one_written_here():
    models = [m for m in apps.get_models() if m.__module__.startswith("passerelles.")]
    desks = [model for model in models if not hasattr(model, "branch")]
    found = {
        (model._meta.label, verb.value, role.value)
        for model, verb, role in product(desks, Verb, Role)
        if can(User(role=role), verb, model)
    }

    assert found == ALLOWED
    assert set(MATRIX) <= {model._meta.label for model in models}


@pytest.mark.parametrize(("role", "verb"), list(product(Role.values, Verb.values)))
def test_a_role_opens_the_branches_written_here(role: str, verb: str):
    found = {path for path in BRANCHES if can(User(role=role), Verb(verb), Subject(path))}

    assert found == BY_ROLE[role, verb]


def test_a_closed_account_and_a_stranger_may_nothing():
    closed = User(role=Role.DATA_MANAGER, is_active=False)

    assert not can(closed, Verb.READ, ErrorReport)
    assert not can(User(role=Role.ADMINISTRATOR, is_active=False), Verb.READ, A12)
    assert not can(AnonymousUser(), Verb.READ, ErrorReport)
    assert not can(AnonymousUser(), Verb.READ, A12)
    with pytest.raises(PermissionDenied, match="Votre rôle"):
        require(User(role=Role.DATA_MANAGER), Verb.WRITE, QuarantinedRecord)


@pytest.mark.django_db
def test_rows_are_visible_to_those_who_may_read_them():
    offer_factories.error_report(offer_factories.session())

    assert visible_to(ErrorReport.objects.all(), User(role=Role.DATA_MANAGER)).count() == 1
    assert visible_to(ErrorReport.objects.all(), User(role=Role.ADVISER)).count() == 0
    assert visible_to(Session.objects.all(), User(role=Role.DATA_MANAGER)).count() == 0


@pytest.mark.django_db
@pytest.mark.parametrize(("function", "verb"), list(product(Function.values, Verb.values)))
def test_a_function_carries_the_verbs_written_here(function: str, verb: str):
    region = people.institution("region")
    officer = people.member(region, function=function)
    people.grant(region, verb, "plan")

    assert can(officer, Verb(verb), A12, on=TODAY) is (verb in BY_FUNCTION[function])


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("subtree", "territory", "subject", "allowed"),
    [
        ("plan", "", A12, True),
        ("plan/A12", "", A12, True),
        ("plan/O2", "", A12, True),
        ("plan/O2.P1", "", A12, True),
        ("plan/A1", "", A12, False),
        ("plan/O1", "", A12, False),
        ("review", "", A12, False),
        ("plan/A12", "", Subject("plan"), False),
        ("plan", "departement:31", A12, False),
        ("plan", "departement:31", IN_TOULOUSE, True),
        ("plan", "commune:31555", IN_TOULOUSE, True),
        ("plan", "departement:34", IN_TOULOUSE, False),
    ],
)
def test_a_grant_covers_its_subtree_and_its_territory(
    subtree: str, territory: str, subject: Subject, allowed: bool
):
    region = people.institution("region")
    people.grant(region, "write", subtree, territory=territory)

    assert can(people.member(region), Verb.WRITE, subject, on=TODAY) is allowed


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("day", "allowed"),
    [
        (date(2026, 10, 31), False),
        (date(2026, 11, 1), True),
        (date(2026, 11, 30), True),
        (date(2026, 12, 1), False),
    ],
)
@pytest.mark.parametrize("dated", ["grant", "membership"])
def test_a_right_holds_between_its_dates(day: date, allowed: bool, dated: str):
    region = people.institution("region")
    november = {"starts_on": date(2026, 11, 1), "ends_on": date(2026, 11, 30)}
    people.grant(region, "write", "plan", **november if dated == "grant" else {})
    officer = people.member(region, **november if dated == "membership" else {})

    assert can(officer, Verb.WRITE, A12, on=day) is allowed


@pytest.mark.django_db
def test_a_closed_institution_gives_no_right():
    region = people.institution("region", closed_on=TODAY)
    people.grant(region, "write", "plan")
    officer = people.member(region)

    assert can(officer, Verb.WRITE, A12, on=date(2026, 11, 22))
    assert not can(officer, Verb.WRITE, A12, on=TODAY)


@pytest.mark.django_db
def test_a_right_on_what_an_institution_owns_follows_the_owner():
    state = people.institution("state")
    people.grant(state, "write", "plan", owned=True)
    officer = people.member(state)

    assert not can(officer, Verb.WRITE, A12, on=TODAY)
    assert can(officer, Verb.WRITE, Subject("plan/A3", owner="state"), on=TODAY)


@pytest.mark.django_db
def test_whoever_may_do_something_to_an_object_may_read_it():
    region = people.institution("region")
    people.grant(region, "sign", "review")

    assert can(people.member(region), Verb.READ, Subject("review/2025"), on=TODAY)


@pytest.mark.django_db
class TestDelegation:
    def test_the_delegate_acts_for_the_absent_colleague(self):
        region = people.institution("region")
        people.grant(region, "write", "plan")
        absent, present = people.member(region), people.user("present@exemple.fr")
        people.delegation(absent, present)

        (warrant,) = warrants(present, Verb.WRITE, A12, on=TODAY)

        assert (warrant.institution, warrant.on_behalf_of) == (region, absent)
        assert not can(present, Verb.WRITE, A12, on=date(2027, 1, 1))

    @pytest.mark.parametrize("signs", [False, True])
    def test_a_signature_is_delegated_only_in_so_many_words(self, signs: bool):
        region = people.institution("region")
        people.grant(region, "sign", "review")
        lead, present = people.member(region, function="lead"), people.user("present@exemple.fr")
        people.delegation(lead, present, signs=signs)

        assert can(present, Verb.SIGN, Subject("review/2025"), on=TODAY) is signs

    def test_what_is_delegated_is_not_delegated_further(self):
        region = people.institution("region")
        people.grant(region, "write", "plan")
        first, second = people.user("deux@exemple.fr"), people.user("trois@exemple.fr")
        people.delegation(people.member(region), first)
        people.delegation(first, second)

        assert can(first, Verb.WRITE, A12, on=TODAY)
        assert not can(second, Verb.WRITE, A12, on=TODAY)

    def test_the_role_of_the_absent_colleague_stays_hers(self):
        absent = people.user("admin@exemple.fr", role=Role.ADMINISTRATOR)
        present = people.user("present@exemple.fr")
        people.delegation(absent, present)

        assert not can(present, Verb.ADMINISTER, Subject("accounts"), on=TODAY)

    def test_a_closed_account_delegates_nothing(self):
        region = people.institution("region")
        people.grant(region, "write", "plan")
        absent, present = people.member(region), people.user("present@exemple.fr")
        people.delegation(absent, present)
        User.objects.filter(pk=absent.pk).update(is_active=False)

        assert not can(present, Verb.WRITE, A12, on=TODAY)


@pytest.mark.django_db
class TestRowsOfABranch:
    def test_rows_follow_the_reach_of_their_reader(self):
        region, state = people.institution("region"), people.institution("state")
        for one in (region, state):
            people.grant(one, "read", "plan")
        people.grant(region, "read", "accounts/region")
        officer, administrator = people.member(region), people.user(role=Role.ADMINISTRATOR)

        def seen(actor: User) -> set[str]:
            rows = visible_to(Grant.objects.all(), actor, on=TODAY)
            return {grant.institution.code for grant in rows}

        assert seen(officer) == {"region"}
        assert seen(administrator) == {"region", "state"}
        assert seen(people.user("autre@exemple.fr")) == set()

    def test_one_row_and_the_list_agree(self):
        rows = [people.institution(code) for code in ("region", "state", "workers")]
        people.grant(rows[0], "administer", "accounts/state")
        officer = people.member(rows[0], function="lead")

        listed = visible_to(Institution.objects.all(), officer, on=TODAY, verb=Verb.ADMINISTER)
        one_by_one = [row for row in rows if can(officer, Verb.ADMINISTER, row, on=TODAY)]

        assert list(listed) == one_by_one == [rows[1]]
        assert can(officer, Verb.ADMINISTER, Institution, on=TODAY)

    def test_a_question_costs_three_queries_at_most(self, django_assert_max_num_queries):
        region = people.institution("region")
        officer = people.member(region)
        for number in range(5):
            people.grant(region, "write", f"plan/A{number + 1}")

        with django_assert_max_num_queries(3):
            assert not can(officer, Verb.WRITE, A12, on=TODAY)

    def test_a_territory_that_rows_do_not_have_is_denied(self):
        region = people.institution("region")
        people.grant(region, "read", "accounts", territory="departement:31")

        assert not visible_to(Institution.objects.all(), people.member(region), on=TODAY).exists()


def test_an_owner_that_rows_do_not_have_is_denied():
    branch = Branch("accounts", codes=("code",))

    assert not Reach("accounts", owner="region").covers(branch.subject(Institution(code="region")))
