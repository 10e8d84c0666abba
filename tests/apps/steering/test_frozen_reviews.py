"""The database itself refuses to alter a frozen review."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from passerelles.apps.accounts.models import College, Institution, User
from passerelles.apps.steering.models import Plan, ReviewPart, ReviewSignature, YearlyReview

pytestmark = pytest.mark.django_db
SEAL = "a" * 64


@pytest.fixture
def review() -> YearlyReview:
    now = timezone.now()
    plan = Plan.objects.create(
        code="p",
        title="Plan",
        region="76",
        start="2022-01-01",
        end="2028-12-31",
        source_title="t",
        source_published=2022,
        lines=1,
        sha256=SEAL,
        loaded_at=now,
        loaded_by="test",
    )
    made = YearlyReview.objects.create(plan=plan, year=2025, opened_at=now)
    state = Institution.objects.create(code="state", name="État", college=College.STATE)
    ReviewPart.objects.create(review=made, institution=state, text="avant")
    return made


def freeze(review: YearlyReview) -> None:
    review.frozen_at, review.content, review.sha256 = timezone.now(), {}, SEAL
    review.save()


def sign(review: YearlyReview, seal: str = SEAL) -> ReviewSignature:
    return ReviewSignature.objects.create(
        review=review,
        college=College.STATE,
        institution=Institution.objects.get(),
        signer=User.objects.create_user("prefet@example.test"),
        sha256=seal,
        signed_at=timezone.now(),
    )


def test_a_frozen_review_and_its_parts_refuse_every_change(review: YearlyReview) -> None:
    freeze(review)
    part = ReviewPart.objects.get()

    for change in (
        lambda: YearlyReview.objects.update(sha256="b" * 64),
        lambda: YearlyReview.objects.all().delete(),
        lambda: ReviewPart.objects.filter(id=part.id).update(text="après"),
        lambda: ReviewPart.objects.all().delete(),
    ):
        with pytest.raises(IntegrityError, match="figé"), transaction.atomic():
            change()

    assert ReviewPart.objects.get().text == "avant"


def test_a_live_review_changes_freely(review: YearlyReview) -> None:
    ReviewPart.objects.update(text="après")
    freeze(review)

    assert ReviewPart.objects.get().text == "après"


def test_only_the_fingerprint_of_a_frozen_review_is_signed(review: YearlyReview) -> None:
    with pytest.raises(IntegrityError, match="empreinte"), transaction.atomic():
        sign(review)
    freeze(review)
    with pytest.raises(IntegrityError, match="empreinte"), transaction.atomic():
        sign(review, "c" * 64)


def test_a_signature_stays(review: YearlyReview) -> None:
    freeze(review)
    sign(review)

    with pytest.raises(IntegrityError, match="ne se change"), transaction.atomic():
        ReviewSignature.objects.update(mention="x")
    with pytest.raises(IntegrityError, match="ne se change"), transaction.atomic():
        ReviewSignature.objects.all().delete()

    assert ReviewSignature.objects.count() == 1
