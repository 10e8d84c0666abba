"""Editing a sheet: who may, what two people write at once, why, and what the journal keeps."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from tests.account_factories import delegation, grant, institution, member
from tests.steering_factories import NOON, action, measure, writer

from passerelles.apps.accounts.models import Function, Institution, User
from passerelles.apps.journal.models import FieldChange
from passerelles.apps.steering.actions.confidence import tell_confidence
from passerelles.apps.steering.actions.sheet_editing import (
    SheetClash,
    SheetEdit,
    edit_sheet,
)
from passerelles.apps.steering.errors import SteeringRefused
from passerelles.apps.steering.models import Action, ActionSheet, BudgetLine
from passerelles.apps.steering.reads.sheet_cells import cells_of, sheet_of
from passerelles.domain.steering.confidence import Weather

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer() -> User:
    return writer("region")


@pytest.fixture
def sheet_action(officer: User) -> Action:
    return action("A1")


def save(of: Action, who: User, /, base: dict[str, str] | None = None, **cells: Any) -> ActionSheet:
    """Edit with keys written ``budget__2024__region__paid``; ``base``: the sheet as it stands."""
    mine = {key.replace("__", ":"): value for key, value in cells.items()}
    seen = cells_of(sheet_of(of)) if base is None else base
    return edit_sheet(of, SheetEdit(base=seen, mine=mine, why="réunion"), author=who, now=NOON)


def test_the_sheet_of_an_action_is_there_before_anybody_writes(sheet_action: Action):
    sheet = sheet_of(sheet_action)

    assert sheet.pk is None
    assert cells_of(sheet)["owner"] == "region"
    assert cells_of(sheet)["note"] == ""


def test_a_change_is_saved_and_journaled_field_by_field(sheet_action: Action, officer: User):
    sheet = save(sheet_action, officer, note="Ça avance.", starts_on="2023-01-01")

    kept = FieldChange.objects.order_by("field")
    assert sheet.revision == 1
    assert [(c.field, c.before, c.after, c.why, c.actor) for c in kept] == [
        ("note", "", "Ça avance.", "réunion", officer.email),
        ("starts_on", "", "2023-01-01", "réunion", officer.email),
    ]


@pytest.mark.parametrize(
    ("code", "function", "allowed"),
    [
        ("region", Function.LEAD, True),
        ("region", Function.AGENT, True),
        ("region", Function.EVALUATOR, False),
        ("state", Function.LEAD, False),
    ],
)
def test_only_the_institution_that_owns_it_writes(code: str, function: str, allowed: bool):
    institution("region")
    who = writer(code, function=function)
    of = action("A1")

    if allowed:
        assert save(of, who, note="x").note == "x"
    else:
        with pytest.raises(PermissionDenied):
            save(of, who, note="x")
        assert not ActionSheet.objects.exists()


def test_a_right_on_the_whole_plan_or_on_one_orientation_opens_it():
    state, region = institution("state"), institution("region")
    grant(state, "write", "plan/O1")
    grant(region, "write", "plan/O2")
    of = action("A1")

    assert save(of, member(state), note="x").note == "x"
    with pytest.raises(PermissionDenied):
        save(of, member(region), note="y")


def test_the_delegate_of_an_absent_officer_writes_in_her_name(sheet_action: Action, officer: User):
    colleague = User.objects.create(email="collegue@exemple.fr")
    delegation(officer, colleague, starts_on=date(2020, 1, 1), ends_on=date(2099, 1, 1))

    save(sheet_action, colleague, note="x")

    assert FieldChange.objects.get().on_behalf_of == officer.email


def test_a_reason_is_required(sheet_action: Action, officer: User):
    edit = SheetEdit(base={"territory": ""}, mine={"territory": "departement:31"}, why="  ")

    with pytest.raises(SteeringRefused, match="Dites pourquoi"):
        edit_sheet(sheet_action, edit, author=officer, now=NOON)


def test_two_people_who_change_different_fields_lose_nothing(sheet_action: Action, officer: User):
    opened = cells_of(sheet_of(sheet_action))
    save(sheet_action, officer, base=opened, note="La première")
    sheet = save(sheet_action, officer, base=opened, note="", territory="departement:31")

    assert (sheet.note, sheet.territory) == ("La première", "departement:31")


def test_the_second_to_change_a_field_sees_both_and_nothing_is_written(
    sheet_action: Action, officer: User
):
    opened = cells_of(sheet_of(sheet_action))
    save(sheet_action, officer, base=opened, note="La première")

    with pytest.raises(SheetClash) as clash:
        save(sheet_action, officer, base=opened, note="La seconde")

    (both,) = clash.value.clashes
    assert (both.field, both.theirs, both.mine) == ("note", "La première", "La seconde")
    assert sheet_of(sheet_action).note == "La première"
    kept = save(sheet_action, officer, base=dict(clash.value.theirs), note="Les deux")
    assert kept.note == "Les deux"


def test_a_budget_keeps_unknown_apart_from_zero(sheet_action: Action, officer: User):
    save(sheet_action, officer, budget__2024__region__planned="0", budget__2024__region__paid="")

    line = BudgetLine.objects.get()
    assert (line.planned, line.committed, line.paid) == (Decimal(0), None, None)

    save(
        sheet_action,
        officer,
        budget__2024__region__planned=None,
        budget__2024__region__committed=None,
        budget__2024__region__paid=None,
    )
    assert not BudgetLine.objects.exists()


@pytest.mark.parametrize("amount", ["-1", "1000000000000"])
def test_an_amount_out_of_reason_is_refused(sheet_action: Action, officer: User, amount: str):
    with pytest.raises(SteeringRefused, match="montant"):
        save(sheet_action, officer, budget__2024__region__planned=amount)
    assert not ActionSheet.objects.exists()


def test_an_end_before_the_start_is_refused(sheet_action: Action, officer: User):
    with pytest.raises(SteeringRefused, match=r"01/01/2023.*précède.*01/01/2024"):
        save(sheet_action, officer, starts_on="2024-01-01", ends_on="2023-01-01")


def test_a_cycle_of_dependencies_is_refused_and_named(sheet_action: Action, officer: User):
    action("A2", depends_on=["A3"])
    third = action("A3")
    save(third, officer, needs__A1="la carte")

    with pytest.raises(SteeringRefused, match="A1 → A2 → A3 → A1"):
        save(sheet_action, officer, needs__A2="les places")

    assert "needs:A2" not in cells_of(sheet_of(sheet_action))


def test_a_step_is_added_changed_and_removed(sheet_action: Action, officer: User):
    save(sheet_action, officer, step__new__kind="milestone", step__new__title="Appel à projets")
    step = sheet_of(sheet_action).steps.get()
    save(sheet_action, officer, **{f"step__{step.pk}__done_on": "2024-05-02"})

    assert sheet_of(sheet_action).steps.get().done_on == date(2024, 5, 2)

    names = ("kind", "title", "due_on", "done_on")
    save(sheet_action, officer, **{f"step__{step.pk}__{name}": None for name in names})
    assert not sheet_of(sheet_action).steps.exists()
    assert FieldChange.objects.filter(field=f"step:{step.pk}:title").count() == 2


def test_a_measure_has_its_state_owner_and_evidence(sheet_action: Action, officer: User):
    first = measure(sheet_action)
    save(
        sheet_action,
        officer,
        **{"measure:A1.M1:state": "done", "measure:A1.M1:owner": "region"},
        **{"measure:A1.M1:evidence": "délibération du 2 mai"},
    )

    first.refresh_from_db()
    assert (first.progress.state, first.progress.owner) == (
        "done",
        Institution.objects.get(code="region"),
    )
    assert first.progress.updated_at == NOON


def test_an_unknown_code_is_refused_with_the_remedy(sheet_action: Action, officer: User):
    with pytest.raises(SteeringRefused, match="« ailleurs » n’est pas une institution"):
        save(sheet_action, officer, partner__ailleurs="prête ses locaux")


def test_the_person_belongs_to_the_institution_that_owns_the_action(
    sheet_action: Action, officer: User
):
    stranger = member(institution("state"))

    assert save(sheet_action, officer, person=officer.email).person == officer
    with pytest.raises(SteeringRefused, match="n’appartient pas"):
        save(sheet_action, officer, person=stranger.email)


def test_older_words_of_confidence_stay(sheet_action: Action, officer: User):
    for weather, text in ((Weather.STORM, "Sans crédits."), (Weather.SUN, "Voté !")):
        tell_confidence(sheet_action, weather, text, author=officer, now=NOON)

    assert [one.text for one in sheet_action.confidences.all()] == ["Voté !", "Sans crédits."]
    assert FieldChange.objects.latest("id").before == "storm Sans crédits."
    who = member(institution("state"))
    with pytest.raises(PermissionDenied):
        tell_confidence(sheet_action, Weather.SUN, "x", author=who, now=NOON)
