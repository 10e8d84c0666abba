"""The yearly review: who writes, what is frozen, who signs, what takes its place."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from hypothesis import given
from hypothesis import strategies as st
from tests.account_factories import institution, member
from tests.fact_factories import observation
from tests.review_factories import COLLEGES, committee, opened, unemployment
from tests.steering_factories import NOON

from passerelles.apps.accounts.models import Institution, User
from passerelles.apps.indicators.models import Observation
from passerelles.apps.journal.models import FieldChange, JournalEntry
from passerelles.apps.steering.actions import reviews as actions
from passerelles.apps.steering.errors import EditedMeanwhile, SteeringRefused
from passerelles.apps.steering.models import ReviewPart, YearlyReview
from passerelles.apps.steering.reads.reviews.content import review_content
from passerelles.apps.steering.reads.reviews.frozen import (
    fingerprint,
    from_json,
    is_intact,
    to_json,
)
from passerelles.apps.steering.reads.reviews.public import signed_review, signed_reviews
from passerelles.apps.steering.reads.reviews.reading import review_state, state_of_year

LATER = NOON + timedelta(hours=1)


@pytest.fixture
def people() -> dict[str, User]:
    return committee()


@pytest.fixture
def review(people: dict[str, User]) -> YearlyReview:
    return opened(people)


def part(review: YearlyReview, code: str) -> ReviewPart:
    return review.parts.get(institution=Institution.objects.get(code=code))


def frozen(review: YearlyReview, people: dict[str, User]) -> YearlyReview:
    return actions.freeze(review, actor=people["region"], at=LATER)


@pytest.mark.django_db
class TestWriting:
    def test_opening_twice_gives_the_same_review_with_a_part_for_each(
        self, review: YearlyReview, people: dict[str, User]
    ) -> None:
        again = actions.open_review(2025, actor=people["region"], at=LATER)

        assert again == review
        assert {p.institution.code for p in review.parts.all()} == set(COLLEGES)

    def test_a_year_outside_the_plan_is_refused_with_its_years(
        self, review: YearlyReview, people: dict[str, User]
    ) -> None:
        with pytest.raises(SteeringRefused, match="2031 est hors du plan : choisissez de 2022"):
            actions.open_review(2031, actor=people["region"], at=NOON)

    def test_only_who_assembles_may_open(self, review: YearlyReview, people: dict) -> None:
        with pytest.raises(PermissionDenied):
            actions.open_review(2024, actor=people["state"], at=NOON)

    def test_each_writes_its_own_part_and_nobody_elses(
        self, review: YearlyReview, people: dict[str, User]
    ) -> None:
        mine, theirs = part(review, "state"), part(review, "workers")

        actions.write_part(mine, "Une bonne année.", revision=0, actor=people["state"], at=NOON)
        with pytest.raises(PermissionDenied):
            actions.write_part(theirs, "…", revision=0, actor=people["state"], at=NOON)

        mine.refresh_from_db()
        assert (mine.text, mine.revision, mine.author) == ("Une bonne année.", 1, people["state"])
        change = FieldChange.objects.get(object_kind="review_part", object_id=str(mine.pk))
        assert (change.field, change.before, change.after) == ("text", "", "Une bonne année.")

    def test_two_writers_of_one_part_both_keep_their_words(
        self, review: YearlyReview, people: dict[str, User]
    ) -> None:
        one = part(review, "state")
        actions.write_part(one, "Le premier.", revision=0, actor=people["state"], at=NOON)

        with pytest.raises(EditedMeanwhile) as conflict:
            actions.write_part(one, "Le second.", revision=0, actor=people["state"], at=LATER)

        assert (conflict.value.theirs, conflict.value.mine) == ("Le premier.", "Le second.")
        one.refresh_from_db()
        assert one.text == "Le premier."


@pytest.mark.django_db
class TestFreezing:
    def test_frozen_figures_do_not_follow_the_tables(
        self, review: YearlyReview, people: dict[str, User]
    ) -> None:
        kept = frozen(review, people)
        Observation.objects.update(value=99.0)

        content = review_content(YearlyReview.objects.get(pk=kept.pk), on=LATER)

        figure = next(one for one in content.figures if one.code == "unemployment_rate")
        assert (figure.frozen.value, figure.period) == (8.5, "2025-T4")
        assert figure.behind is not None
        assert is_intact(YearlyReview.objects.get(pk=kept.pk))

    def test_a_later_period_is_none_of_this_review(
        self, review: YearlyReview, people: dict[str, User]
    ) -> None:
        unemployment(9.9, "2026-T1")

        content = review_content(frozen(review, people), on=LATER)

        figure = next(one for one in content.figures if one.code == "unemployment_rate")
        assert figure.period == "2025-T4"

    def test_a_missing_figure_says_why(self, review: YearlyReview, people: dict[str, User]) -> None:
        content = review_content(frozen(review, people), on=LATER)

        silent = [one for one in content.figures if one.frozen.value is None]
        assert silent
        assert all(one.frozen.absence for one in silent)

    def test_a_frozen_review_is_neither_frozen_again_nor_written(
        self, review: YearlyReview, people: dict[str, User]
    ) -> None:
        frozen(review, people)

        with pytest.raises(SteeringRefused, match="déjà figé"):
            frozen(review, people)
        with pytest.raises(SteeringRefused, match="figé"):
            actions.write_part(
                part(review, "state"), "…", revision=0, actor=people["state"], at=LATER
            )
        with pytest.raises(SteeringRefused, match="remplace"):
            actions.open_review(2025, actor=people["region"], at=LATER)

    def test_generated_figures_are_told(self, people: dict[str, User]) -> None:
        kept = opened(people)
        made_up = observation(indicator="unemployment_rate", source="demonstration_supply").source
        made_up.is_demonstration = True
        made_up.save()
        Observation.objects.filter(indicator="unemployment_rate").update(source=made_up)

        assert review_content(frozen(kept, people), on=LATER).is_demonstration


@pytest.mark.django_db
class TestSigning:
    def test_the_four_colleges_sign_once_each(
        self, review: YearlyReview, people: dict[str, User]
    ) -> None:
        kept = frozen(review, people)
        for code in COLLEGES:
            actions.sign(kept, actor=people[code], at=LATER, mention=f"Vu, {code}")

        state = review_state(kept, now=LATER)

        assert state.is_signed
        assert [one.mention for one in state.signatures] == [f"Vu, {code}" for code in COLLEGES]
        assert set(kept.signatures.values_list("sha256", flat=True)) == {kept.sha256}
        with pytest.raises(SteeringRefused, match="déjà signé"):
            actions.sign(kept, actor=people["state"], at=LATER)
        assert JournalEntry.objects.filter(verb="review.signed").count() == 4

    def test_a_live_review_is_not_signed(
        self, review: YearlyReview, people: dict[str, User]
    ) -> None:
        with pytest.raises(SteeringRefused, match="pas figé"):
            actions.sign(review, actor=people["state"], at=NOON)

    def test_an_agent_who_may_not_sign_is_refused(
        self, review: YearlyReview, people: dict[str, User]
    ) -> None:
        agent = member(Institution.objects.get(code="state"))
        kept = frozen(review, people)

        with pytest.raises(PermissionDenied):
            actions.sign(kept, actor=agent, at=LATER)

    def test_a_consultative_member_signs_for_nobody(
        self, review: YearlyReview, people: dict[str, User]
    ) -> None:
        stranger = member(institution("chambers"))

        with pytest.raises(PermissionDenied):
            actions.sign(frozen(review, people), actor=stranger, at=LATER)


@pytest.mark.django_db
class TestSuperseding:
    def test_the_new_review_starts_from_the_old_texts_and_the_old_one_stays(
        self, review: YearlyReview, people: dict[str, User]
    ) -> None:
        actions.write_part(
            part(review, "state"), "Mon texte.", revision=0, actor=people["state"], at=NOON
        )
        old = frozen(review, people)

        new = actions.supersede(old, "Un chiffre faux", actor=people["region"], at=LATER)

        assert (new.number, new.reason, new.frozen_at) == (2, "Un chiffre faux", None)
        assert part(new, "state").text == "Mon texte."
        assert review_state(old, now=LATER).superseded
        with pytest.raises(SteeringRefused, match="déjà remplacé"):
            actions.supersede(old, "encore", actor=people["region"], at=LATER)
        with pytest.raises(SteeringRefused, match="signez celui qui le remplace"):
            actions.sign(old, actor=people["state"], at=LATER)

    @pytest.mark.parametrize(("is_frozen", "reason"), [(True, " "), (False, "une raison")])
    def test_it_needs_a_reason_and_a_frozen_review(
        self, review: YearlyReview, people: dict[str, User], is_frozen: bool, reason: str
    ) -> None:
        kept = frozen(review, people) if is_frozen else review

        with pytest.raises(SteeringRefused):
            actions.supersede(kept, reason, actor=people["region"], at=LATER)

    def test_the_report_of_a_year_takes_the_frozen_one_before_the_draft(
        self, review: YearlyReview, people: dict[str, User]
    ) -> None:
        old = frozen(review, people)
        actions.supersede(old, "Un chiffre faux", actor=people["region"], at=LATER)

        state = state_of_year(2025, now=LATER)

        assert state is not None
        assert (state.number, state.superseded) == (1, True)

    def test_the_next_year_is_compared_with_what_was_frozen(
        self, review: YearlyReview, people: dict[str, User]
    ) -> None:
        frozen(review, people)

        state = state_of_year(2026, now=LATER)

        assert state is not None
        assert state.last_year is not None
        assert state.last_year.year == 2025


@pytest.mark.django_db
def test_the_content_survives_json_unchanged(people: dict[str, User]) -> None:
    content = review_content(opened(people), on=LATER)

    assert from_json(to_json(content)) == content


@given(st.dictionaries(st.text(max_size=5), st.floats(allow_nan=False, allow_infinity=False)))
def test_the_fingerprint_does_not_depend_on_the_order_of_keys(kept: dict[str, float]) -> None:
    assert fingerprint(kept) == fingerprint(dict(reversed(kept.items())))


@pytest.mark.django_db
@pytest.mark.parametrize("is_generated", [True, False])
def test_only_real_signed_reviews_are_public(people: dict[str, User], is_generated: bool) -> None:
    kept = opened(people)
    source = observation(indicator="unemployment_rate", source="unemployment", period="2020").source
    source.is_demonstration = is_generated
    source.save()
    actions.freeze(kept, actor=people["region"], at=LATER)
    assert signed_reviews() == []
    for code in COLLEGES:
        actions.sign(kept, actor=people[code], at=LATER)

    assert [one.address for one in signed_reviews()] == ([] if is_generated else ["2025"])
    assert (signed_review(2025, 1) is None) is is_generated
