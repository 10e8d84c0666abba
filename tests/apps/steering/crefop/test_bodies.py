"""The inventory of bodies: loaded once, then people's; a local body is added and reviewed."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from pytest_django import DjangoAssertNumQueries
from tests.account_factories import institution, member
from tests.crefop_factories import NOON, TODAY, body, meeting, secretary
from tests.factories import territory

from passerelles.apps.accounts.models import User
from passerelles.apps.journal.reads import history_of
from passerelles.apps.steering.actions.crefop.bodies import add_body, load_bodies
from passerelles.apps.steering.actions.crefop.rows import RowClash, RowEdit, write_row
from passerelles.apps.steering.models import Body
from passerelles.apps.steering.reads.crefop.bodies import Asked, inventory
from passerelles.apps.steering.reads.crefop.cells import cells_of
from passerelles.config.plans import EMBEDDED_BODIES
from passerelles.formats.plan.bodies import read_bodies

pytestmark = pytest.mark.django_db
LOCAL = {"name": "Comité local de Foix", "territory": "employment_basin:7610"}


@pytest.fixture
def pen() -> User:
    return secretary()


def edit(values: dict[str, object], base: dict[str, str] | None = None) -> RowEdit:
    return RowEdit(values=values, base=base or {})


def test_the_shipped_bodies_are_loaded_once_and_people_keep_their_words() -> None:
    records = read_bodies(EMBEDDED_BODIES)

    assert load_bodies(records, actor="test", now=NOON) == len(records)
    Body.objects.filter(code="emploi").update(contact="emploi@exemple.fr")
    assert load_bodies(records, actor="test", now=NOON) == 0

    kept = Body.objects.get(code="emploi")
    assert (kept.contact, kept.chaired_by) == ("emploi@exemple.fr", ["state"])
    assert Body.objects.get(code="gt-anticipation").parent.code == "anticipation-alternance"
    assert history_of("steering.Body", str(kept.pk)).filter(field="name").exists()


def test_two_local_bodies_of_one_name_have_two_codes(pen: User) -> None:
    first = add_body(edit(LOCAL), author=pen, now=NOON)
    second = add_body(edit(LOCAL), author=pen, now=NOON)

    assert first.code == "local-comite-local-de-foix"
    assert second.code == "local-comite-local-de-foix-2"
    assert first.kind == "local"


def test_whoever_only_reads_adds_nothing() -> None:
    with pytest.raises(PermissionDenied):
        add_body(edit(LOCAL), author=member(institution("region")), now=NOON)
    assert not Body.objects.exists()


def test_a_right_on_one_commission_opens_no_other() -> None:
    pen = secretary("employers", subtree="crefop/emploi")
    mine, other = body("emploi"), body("bureau")
    child = body("gt", parent=mine)

    for row in (mine, child):
        write_row(row, edit({"remit": "R"}, {"remit": ""}), author=pen, now=NOON)
    with pytest.raises(PermissionDenied):
        write_row(other, edit({"remit": "R"}, {"remit": ""}), author=pen, now=NOON)


def test_two_people_who_change_other_fields_both_win(pen: User) -> None:
    row = body()
    base = cells_of(row, ("remit", "contact"))
    write_row(row, edit({"remit": "Un", "contact": ""}, base), author=pen, now=NOON)
    write_row(row, edit({"remit": "", "contact": "c@ex.fr"}, base), author=pen, now=NOON)

    row.refresh_from_db()
    assert (row.remit, row.contact) == ("Un", "c@ex.fr")


def test_two_people_who_change_the_same_field_are_told(pen: User) -> None:
    row = body()
    base = cells_of(row, ("remit",))
    write_row(row, edit({"remit": "Un"}, base), author=pen, now=NOON)

    with pytest.raises(RowClash) as told:
        write_row(row, edit({"remit": "Deux"}, base), author=pen, now=NOON)

    (clash,) = told.value.clashes
    assert (clash.theirs, clash.mine) == ("Un", "Deux")
    row.refresh_from_db()
    assert row.remit == "Un"


def test_nothing_changed_is_not_journaled(pen: User) -> None:
    row = body(chaired_by=["state", "region"])
    base = cells_of(row, ("chaired_by", "parent"))

    write_row(
        row, edit({"chaired_by": ["region", "state"], "parent": None}, base), author=pen, now=NOON
    )

    assert not history_of("steering.Body", str(row.pk)).exists()


class TestInventory:
    def test_it_goes_from_the_plenary_to_local_bodies(self, pen: User) -> None:
        territory("7610", "employment_basin", "BMO-2024", name="FOIX")
        add_body(edit(LOCAL), author=pen, now=NOON)
        body("emploi", chaired_by=["state"])
        body("pleniere", kind="plenary", name="Plénière")

        found = inventory(pen, Asked(), today=TODAY)

        assert [one.kind for one in found] == ["plenary", "commission", "local"]
        assert found[1].chaired_by == ("État",)
        assert found[2].place == "Foix"
        assert found[2].is_stale

    def test_filters_keep_what_is_asked(self, pen: User) -> None:
        add_body(edit(LOCAL), author=pen, now=NOON)
        body("closed", closed_on=TODAY - timedelta(days=1))
        body("fresh", reviewed_on=TODAY - timedelta(days=200))

        def codes(**asked: object) -> list[str]:
            return [one.code for one in inventory(pen, Asked(**asked), today=TODAY)]

        assert codes(kind="local") == codes(territory="employment_basin:7610")
        assert codes(text="FOIX") == ["local-comite-local-de-foix"]
        assert codes(kind="commission") == ["fresh"]
        assert "closed" in codes(is_closed_shown=True)

    def test_the_next_meeting_is_told_and_not_a_cancelled_one(self, pen: User) -> None:
        of = body()
        meeting(TODAY + timedelta(days=1), of=of, cancelled_at=NOON)
        meeting(TODAY + timedelta(days=9), of=of)

        assert inventory(pen, Asked(), today=TODAY)[0].next_meeting == date(2026, 12, 2)

    def test_a_stranger_reads_nothing(self) -> None:
        body()
        assert inventory(User.objects.create_user("x@exemple.fr"), Asked(), today=TODAY) == []

    def test_its_queries_do_not_grow(
        self, pen: User, django_assert_max_num_queries: DjangoAssertNumQueries
    ) -> None:
        for number in range(30):
            body(f"b{number}", territory="departement:31")
        with django_assert_max_num_queries(7):
            inventory(pen, Asked(), today=TODAY)
